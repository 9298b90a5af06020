package dev.caravan.scheduler.reconcile;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.DesiredTransition;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.model.TaskGroup;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a group of a system or sysbatch job on one node: lists of rules, of which the
 * first that matches holds. They are those of Nomad's system scheduler ({@code
 * scheduler/system_util.go}), but for what it says of sysbatch jobs: here a new version runs anew
 * on each node whatever has changed, as a new version of a batch job does, and what was stopped or
 * lost before its end runs again.
 */
final class SystemRules {
  private final RegisteredJob job;
  private final TaskGroup group;
  private final List<LiveRule> liveRules;

  SystemRules(RegisteredJob job, TaskGroup group) {
    this.job = job;
    this.group = group;
    this.liveRules =
        List.of(
            rule((a, node) -> node == NodeStanding.DOWN, SystemFate.LOST),
            rule((a, node) -> group.count() == 0, SystemFate.NOT_NEEDED),
            rule(
                (a, node) -> a.desiredTransition() == DesiredTransition.MIGRATE,
                SystemFate.MIGRATED),
            // It is left in peace, whatever the newest version says.
            rule((a, node) -> node == NodeStanding.CLOSED, SystemFate.KEPT),
            rule((a, node) -> node == NodeStanding.UNFIT, SystemFate.NOT_NEEDED),
            rule((a, node) -> isOfNewestVersion(a), SystemFate.KEPT),
            rule((a, node) -> true, SystemFate.OUTDATED));
  }

  /** What becomes of an allocation that runs or is about to. */
  SystemFate ofLive(Allocation allocation, NodeStanding node) {
    return liveRules.stream()
        .filter(rule -> rule.applies().test(allocation, node))
        .findFirst()
        .map(LiveRule::fate)
        .orElseThrow();
  }

  /**
   * What becomes of a node on which nothing of the group runs.
   *
   * @param last what ran there last, if anything
   */
  SystemFate ofIdle(@Nullable Allocation last, NodeStanding node) {
    if (node != NodeStanding.FIT || group.count() == 0) {
      return SystemFate.NONE;
    }
    boolean isDone =
        last != null
            && job.job().type() == JobType.SYSBATCH
            && isOfNewestVersion(last)
            && endedByItself(last);
    return isDone ? SystemFate.KEPT : SystemFate.PLACED;
  }

  private boolean isOfNewestVersion(Allocation allocation) {
    return allocation.jobVersion() == job.version();
  }

  /** Well or badly: what has failed has used up its restarts. */
  private static boolean endedByItself(Allocation ended) {
    return !ended.isToEnd();
  }

  private static LiveRule rule(BiPredicate<Allocation, NodeStanding> applies, SystemFate fate) {
    return new LiveRule(applies, fate);
  }

  private record LiveRule(BiPredicate<Allocation, NodeStanding> applies, SystemFate fate) {}
}
