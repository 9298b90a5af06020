package dev.caravan.scheduler.reconcile;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.DesiredTransition;
import dev.caravan.core.model.DisconnectStrategy.Reconcile;
import dev.caravan.core.model.PlacementMetrics.NodeScore;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.model.TaskState;
import dev.caravan.scheduler.reconcile.DesiredChanges.Stop;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * What becomes of allocations of a group whose node is heard of again, and of those that stood in
 * for them. The rules are those of Nomad ({@code reconcileReconnecting} and {@code
 * reconnecting_picker}).
 */
final class Reconnections {
  private final RegisteredJob job;
  private final Disconnections disconnections;
  private final List<Allocation> live;
  private final List<Allocation> goingOn = new ArrayList<>();
  private final List<Stop> stops = new ArrayList<>();

  private Reconnections(
      RegisteredJob job, Disconnections disconnections, List<Allocation> allocations) {
    this.job = job;
    this.disconnections = disconnections;
    this.live = allocations.stream().filter(one -> !one.isTerminal()).toList();
  }

  /** Decides for all allocations of a group. */
  static Reconnections of(
      RegisteredJob job, Disconnections disconnections, List<Allocation> allocations) {
    Reconnections result = new Reconnections(job, disconnections, allocations);
    result.live.stream()
        .filter(one -> one.disconnectedAt() != null && !disconnections.concern(one))
        .forEach(result::decide);
    return result;
  }

  /** Those that go on. */
  List<Allocation> goingOn() {
    return goingOn;
  }

  /** What has to give way, be it an allocation that is heard of again or what stood in for it. */
  List<Stop> stops() {
    return stops;
  }

  /** The allocations of the group without what has to give way. */
  List<Allocation> without(List<Allocation> allocations) {
    List<Allocation> gone = stops.stream().map(Stop::allocation).toList();
    return allocations.stream().filter(one -> !gone.contains(one)).toList();
  }

  private void decide(Allocation original) {
    List<Allocation> standIns =
        live.stream()
            .filter(one -> one.name().equals(original.name()) && !one.equals(original))
            .filter(one -> !one.isUnknown() && !one.canary())
            .toList();
    boolean isToMove = original.desiredTransition() == DesiredTransition.MIGRATE;
    if (isToMove && standIns.isEmpty()) {
      // As if it had never been out of sight.
      return;
    }
    boolean goesOn =
        original.jobVersion() == job.version()
            && !isToMove
            && standIns.stream().allMatch(standIn -> isPreferred(original, standIn));
    if (goesOn) {
      goingOn.add(original);
      standIns.forEach(one -> stops.add(new Stop(one, Reasons.RECONNECTED, false)));
    } else {
      stops.add(new Stop(original, Reasons.NOT_NEEDED, false));
    }
  }

  private boolean isPreferred(Allocation original, Allocation standIn) {
    Reconcile reconcile =
        disconnections
            .strategy(original)
            .map(strategy -> strategy.reconcile())
            .orElse(Reconcile.BEST_SCORE);
    return switch (reconcile) {
      case KEEP_ORIGINAL -> true;
      case KEEP_REPLACEMENT -> false;
      case BEST_SCORE -> score(original) >= score(standIn);
      case LONGEST_RUNNING -> !startOf(standIn).isBefore(startOf(original));
    };
  }

  private static double score(Allocation allocation) {
    return allocation.metrics().scores().stream()
        .mapToDouble(NodeScore::normalized)
        .max()
        .orElse(0);
  }

  /** When its last task started; what has not started yet runs shortest. */
  private static Instant startOf(Allocation allocation) {
    return allocation.taskStates().values().stream()
        .map(TaskState::startedAt)
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(Instant.MAX);
  }
}
