package dev.caravan.core.lifecycle;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.Deployment.GroupProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
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
    boolean isMember = before != null && deployment.id().equals(before.deploymentId());
    GroupProgress next = isMember ? group : placed(group, time);
    Boolean verdictBefore = (before != null && isMember) ? before.healthy() : null;
    Boolean verdict = after.healthy();
    if (verdict != null && !verdict.equals(verdictBefore)) {
      next = judged(next, verdictBefore, verdict, time);
    }
    return next.equals(group)
        ? deployment
        : with(deployment, after.taskGroup(), next, time, position);
  }

  /** The first placement starts the clock. */
  private static GroupProgress placed(GroupProgress group, Instant time) {
    Instant deadline = group.requireProgressBy();
    return new GroupProgress(
        group.goal(),
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
        group.placed(),
        group.healthy() - healthyBefore + (healthy ? 1 : 0),
        group.unhealthy() - unhealthyBefore + (healthy ? 0 : 1),
        group.promoted(),
        healthy ? deadlineFrom(group, time) : group.requireProgressBy());
  }

  private static @Nullable Instant deadlineFrom(GroupProgress group, Instant time) {
    Duration allowed = group.goal().progressDeadline();
    return allowed.isZero() ? null : time.plus(allowed);
  }

  private static Deployment with(
      Deployment before, String name, GroupProgress group, Instant time, long position) {
    Map<String, GroupProgress> groups = new LinkedHashMap<>(before.groups());
    groups.put(name, group);
    return new Deployment(
        before.id(),
        before.jobId(),
        before.jobVersion(),
        before.status(),
        before.statusDescription(),
        groups,
        before.createdAt(),
        time,
        before.createIndex(),
        position);
  }
}
