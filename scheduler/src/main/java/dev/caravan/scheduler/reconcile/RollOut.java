package dev.caravan.scheduler.reconcile;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.Deployment.GroupGoal;
import dev.caravan.core.model.Deployment.GroupProgress;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.model.UpdateStrategy;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the deployment of the newest version, if there is one, means for a task group. */
final class RollOut {
  private final RegisteredJob job;
  private final @Nullable UpdateStrategy strategy;
  private final int count;
  private final @Nullable Deployment deployment;
  private final @Nullable GroupProgress progress;

  /**
   * @param deployment the deployment of this version of the job, unless it was successful
   */
  RollOut(RegisteredJob job, TaskGroup group, @Nullable Deployment deployment) {
    this.job = job;
    this.strategy = group.update();
    this.count = group.count();
    this.deployment = deployment;
    this.progress = deployment == null ? null : deployment.groups().get(group.name());
  }

  /** A deployment that failed or is paused changes nothing more. */
  boolean goesOn() {
    return deployment == null || deployment.status() == Deployment.Status.RUNNING;
  }

  boolean hasFailed() {
    return deployment != null && deployment.status() == Deployment.Status.FAILED;
  }

  /** Whether an allocation is a canary of the deployment that is not promoted. */
  boolean triesOut(Allocation allocation) {
    return progress != null
        && progress.awaitsPromotion()
        && progress.placedCanaries().contains(allocation.id());
  }

  boolean awaitsPromotion() {
    return progress != null && progress.awaitsPromotion();
  }

  /**
   * How many canaries there have to be before anything of the version before is replaced.
   *
   * @param outdated what would have to be replaced
   */
  int canariesWanted(List<Allocation> outdated) {
    boolean mayBegin = deployment == null || awaitsPromotion();
    return isRolling() && mayBegin && !outdated.isEmpty() ? strategy().canaries() : 0;
  }

  /** How many allocations may be replaced now: each that is not yet healthy holds a place. */
  int limit(List<Allocation> staying, List<Allocation> outdated) {
    if (!isRolling() || outdated.isEmpty()) {
      return count;
    }
    if (!goesOn()) {
      return 0;
    }
    int limit = strategy().maxParallel();
    for (Allocation allocation : staying) {
      if (deployment != null && deployment.id().equals(allocation.deploymentId())) {
        if (Objects.equals(allocation.healthy(), false)) {
          return 0;
        }
        limit -= Objects.equals(allocation.healthy(), true) ? 0 : 1;
      }
    }
    return Math.max(0, limit);
  }

  /**
   * The goal of the group in a deployment that has to begin; null if none has to. One begins with
   * the first allocations of a version, or with an update.
   *
   * @param changes how many allocations are placed or updated
   * @param updates whether any of them is updated
   * @param before all allocations that the group has
   */
  @Nullable GroupGoal newGoal(
      int changes, boolean updates, int canaries, Collection<Allocation> before) {
    boolean isFirst = before.stream().noneMatch(one -> one.jobVersion() == job.version());
    if (deployment != null || !isRolling() || changes == 0 || !(updates || isFirst)) {
      return null;
    }
    return new GroupGoal(
        changes,
        canaries,
        strategy().autoRevert(),
        strategy().autoPromote(),
        strategy().progressDeadline());
  }

  /** Whether as many are healthy as are wanted, and canaries are promoted. */
  boolean isReached() {
    return progress == null
        || (!progress.awaitsPromotion()
            && progress.healthy()
                >= Math.max(progress.goal().desiredTotal(), progress.goal().desiredCanaries()));
  }

  private boolean isRolling() {
    return strategy != null && strategy.isRolling();
  }

  private UpdateStrategy strategy() {
    return Objects.requireNonNull(strategy, "a group that is not rolled out has no strategy");
  }
}
