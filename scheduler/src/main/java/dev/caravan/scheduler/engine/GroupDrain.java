package dev.caravan.scheduler.engine;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.DesiredTransition;
import dev.caravan.core.model.MigrateStrategy;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.state.ClusterState;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which allocations of a task group may be moved off draining nodes now. At most {@code
 * max_parallel} of the count may be missing at a time, where all counts as missing that is not
 * known to be well. The rule is that of Nomad's drainer ({@code nomad/drainer/watch_jobs.go}),
 * except that what was told to move does not count as being there any more. Pure.
 */
final class GroupDrain {
  private final ClusterState state;
  private final TaskGroup group;
  private final MigrateStrategy migrate;
  private final List<Allocation> staying;
  private final Instant now;

  /**
   * @param allocations all allocations of the job, oldest first
   */
  GroupDrain(ClusterState state, TaskGroup group, List<Allocation> allocations, Instant now) {
    this.state = state;
    this.group = group;
    this.migrate = Objects.requireNonNullElse(group.migrate(), MigrateStrategy.DEFAULT);
    this.staying =
        allocations.stream()
            .filter(allocation -> allocation.taskGroup().equals(group.name()))
            .filter(allocation -> !allocation.isTerminal() && !allocation.isUnknown())
            .filter(allocation -> allocation.desiredTransition() != DesiredTransition.MIGRATE)
            .toList();
    this.now = now;
  }

  /** What may be moved now. */
  List<Allocation> movable() {
    long judged = staying.stream().filter(one -> judge(one).healthy() != null).count();
    long dispensable = judged - (group.count() - migrate.maxParallel());
    return staying.stream().filter(this::isToLeave).limit(Math.max(0, dispensable)).toList();
  }

  /** When more may be moved if nothing happens; empty if nothing is to be moved. */
  Optional<Instant> lookAgainAt() {
    return staying.stream().anyMatch(this::isToLeave)
        ? staying.stream()
            .flatMap(one -> Optional.ofNullable(judge(one).lookAgainAt()).stream())
            .min(Instant::compareTo)
        : Optional.empty();
  }

  private boolean isToLeave(Allocation allocation) {
    return state
        .node(allocation.nodeId())
        .flatMap(node -> Optional.ofNullable(node.drain()))
        .filter(drain -> !drain.isOverdue(now))
        .isPresent();
  }

  /** What its deployment said of it counts; else it is judged as the migrate block asks for. */
  private HealthRules.Verdict judge(Allocation allocation) {
    return allocation.healthy() != null
        ? new HealthRules.Verdict(allocation.healthy(), null)
        : HealthRules.judge(
            allocation, HealthTerms.of(migrate, group), group.roles(), allocation.createdAt(), now);
  }
}
