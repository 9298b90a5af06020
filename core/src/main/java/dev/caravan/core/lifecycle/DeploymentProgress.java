package dev.caravan.core.lifecycle;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.Deployment.GroupProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far a deployment is, counted from what happens to its allocations. */
public final class DeploymentProgress {
  private DeploymentProgress() {}

  /**
   * The deployment after one of its allocations has changed.
   *
   * @param before the allocation before; null if it is new
   * @param after the allocation now, which belongs to the deployment
   * @param time when it changed
   * @param position the place in the log of the event that changed it
   */
  public static Deployment follow(
      Deployment deployment,
      @Nullable Allocation before,
      Allocation after,
      Instant time,
      long position) {
    GroupProgress group = deployment.groups().get(after.taskGroup());
    if (group == null) {
      return deployment;
    }
    GroupProgress next = follow(deployment, group, before, after, time);
    if (next.equals(group)) {
      return deployment;
    }
    DeploymentDraft draft = new DeploymentDraft(deployment);
    draft.change(after.taskGroup(), any -> next);
    return draft.at(time, position);
  }

  private static GroupProgress follow(
      Deployment deployment,
      GroupProgress group,
      @Nullable Allocation before,
      Allocation after,
      Instant time) {
    boolean isMember = before != null && deployment.id().equals(before.deploymentId());
    GroupProgress next = isMember ? group : placed(group, after, time);
    Boolean verdictBefore = (before != null && isMember) ? before.healthy() : null;
    Boolean verdict = after.healthy();
    return verdict == null || verdict.equals(verdictBefore)
        ? next
        : judged(next, verdictBefore, verdict, time);
  }

  /** The first placement starts the clock. */
  private static GroupProgress placed(GroupProgress group, Allocation allocation, Instant time) {
    List<AllocationId> canaries = new ArrayList<>(group.placedCanaries());
    if (allocation.canary()) {
      canaries.add(allocation.id());
    }
    Instant deadline = group.requireProgressBy();
    return new GroupProgress(
        group.goal(),
        canaries,
        group.placed() + 1,
        group.healthy(),
        group.unhealthy(),
        group.promoted(),
        deadline == null ? deadlineFrom(group, time) : deadline);
  }

  /** An allocation that has become healthy sets the clock anew. */
  private static GroupProgress judged(
      GroupProgress group, @Nullable Boolean before, boolean healthy, Instant time) {
    int healthyBefore = Boolean.TRUE.equals(before) ? 1 : 0;
    int unhealthyBefore = Boolean.FALSE.equals(before) ? 1 : 0;
    return new GroupProgress(
        group.goal(),
        group.placedCanaries(),
        group.placed(),
        group.healthy() - healthyBefore + (healthy ? 1 : 0),
        group.unhealthy() - unhealthyBefore + (healthy ? 0 : 1),
        group.promoted(),
        healthy ? deadlineFrom(group, time) : group.requireProgressBy());
  }

  /** The group with its clock set anew, if it has been started. */
  static GroupProgress withClockFrom(GroupProgress group, Instant time) {
    return new GroupProgress(
        group.goal(),
        group.placedCanaries(),
        group.placed(),
        group.healthy(),
        group.unhealthy(),
        group.promoted(),
        group.requireProgressBy() == null ? null : deadlineFrom(group, time));
  }

  private static @Nullable Instant deadlineFrom(GroupProgress group, Instant time) {
    Duration allowed = group.goal().progressDeadline();
    return allowed.isZero() ? null : time.plus(allowed);
  }
}
