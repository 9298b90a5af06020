package dev.caravan.scheduler.reconcile;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.model.UpdateStrategy;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How many allocations of a group of a system job may be replaced by a newer version now: {@code
 * max_parallel} in each {@code stagger}, without regard to their health. What another evaluation
 * has replaced within that time counts, which it does not in Nomad.
 */
final class Staggering {
  private final @Nullable UpdateStrategy strategy;
  private final Instant now;
  private final List<Instant> recent;

  /**
   * @param strategy the group's; null if all may be replaced at once
   * @param allocations all allocations of the group
   */
  Staggering(
      @Nullable UpdateStrategy strategy,
      RegisteredJob job,
      List<Allocation> allocations,
      Instant now) {
    boolean isRolling =
        strategy != null && strategy.isRolling() && strategy.stagger().compareTo(Duration.ZERO) > 0;
    this.strategy = isRolling ? strategy : null;
    this.now = now;
    Map<AllocationId, Allocation> byId =
        allocations.stream().collect(Collectors.toMap(Allocation::id, Function.identity()));
    this.recent =
        allocations.stream()
            .filter(one -> one.jobVersion() == job.version())
            .filter(one -> replacesOlderVersion(one, byId))
            .map(this::end)
            .filter(end -> end.isAfter(now))
            .toList();
  }

  private static boolean replacesOlderVersion(
      Allocation allocation, Map<AllocationId, Allocation> byId) {
    return Optional.ofNullable(allocation.previousAllocation())
        .map(byId::get)
        .filter(previous -> previous.jobVersion() < allocation.jobVersion())
        .isPresent();
  }

  /** When an allocation holds a place of max_parallel no more. */
  private Instant end(Allocation allocation) {
    return allocation.createdAt().plus(stagger());
  }

  private Duration stagger() {
    return strategy == null ? Duration.ZERO : strategy.stagger();
  }

  /** How many may be replaced now. */
  int limit() {
    return strategy == null
        ? Integer.MAX_VALUE
        : Math.max(0, strategy.maxParallel() - recent.size());
  }

  /** When more may be replaced, if all that may be replaced now are. */
  Instant next() {
    return recent.stream().min(Comparator.naturalOrder()).orElse(now.plus(stagger()));
  }
}
