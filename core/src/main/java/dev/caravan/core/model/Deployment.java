package dev.caravan.core.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One roll-out of a job version.
 *
 * @param id its id
 * @param jobId the job
 * @param jobVersion the version that it rolls out
 * @param status where it is in its life
 * @param statusDescription why, in Nomad's words
 * @param groups by name of the task group: how far it is
 * @param createdAt when it began
 * @param modifiedAt when it last changed
 * @param createIndex position in the log of the event that created it
 * @param modifyIndex position in the log of the event that last changed it
 */
public record Deployment(
    DeploymentId id,
    JobId jobId,
    long jobVersion,
    Status status,
    String statusDescription,
    Map<String, GroupProgress> groups,
    Instant createdAt,
    Instant modifiedAt,
    long createIndex,
    long modifyIndex) {

  public Deployment {
    groups = Immutable.ordered(groups);
  }

  /** Whether canaries have to be promoted before it goes on. */
  public boolean requiresPromotion() {
    return groups.values().stream().anyMatch(GroupProgress::awaitsPromotion);
  }

  /** Whether all canaries that have to be promoted are promoted once they are healthy. */
  public boolean isAutoPromoted() {
    return groups.values().stream()
        .filter(GroupProgress::awaitsPromotion)
        .allMatch(group -> group.goal().autoPromote());
  }

  /** Where a deployment is in its life. */
  public enum Status {
    RUNNING("running"),
    PAUSED("paused"),
    SUCCESSFUL("successful"),
    FAILED("failed"),
    CANCELLED("cancelled");

    private final String word;

    Status(String word) {
      this.word = word;
    }

    /** The word that status output uses. */
    public String word() {
      return word;
    }

    /** Whether it may still change. */
    public boolean isActive() {
      return this == RUNNING || this == PAUSED;
    }
  }

  /**
   * What a deployment is to reach for a task group.
   *
   * @param desiredTotal allocations wanted of the new version
   * @param desiredCanaries canaries wanted first
   * @param autoRevert whether its failure goes back to the last stable version
   * @param autoPromote whether healthy canaries are promoted without being asked
   * @param progressDeadline how long it may go without a new healthy allocation
   */
  public record GroupGoal(
      int desiredTotal,
      int desiredCanaries,
      boolean autoRevert,
      boolean autoPromote,
      Duration progressDeadline) {}

  /**
   * How far a deployment is with a task group.
   *
   * @param goal what is to be reached
   * @param placedCanaries the canaries placed so far, oldest first
   * @param placed allocations placed for it so far, canaries among them
   * @param healthy of those, how many were found healthy
   * @param unhealthy of those, how many were found unhealthy
   * @param promoted whether its canaries were promoted
   * @param requireProgressBy when it fails unless another allocation has become healthy; null
   *     before the first placement and where there is no progress deadline
   */
  public record GroupProgress(
      GroupGoal goal,
      List<AllocationId> placedCanaries,
      int placed,
      int healthy,
      int unhealthy,
      boolean promoted,
      @Nullable Instant requireProgressBy) {

    public GroupProgress {
      placedCanaries = List.copyOf(placedCanaries);
    }

    /** Whether nothing more is placed before its canaries are promoted. */
    public boolean awaitsPromotion() {
      return goal.desiredCanaries() > 0 && !promoted;
    }

    /** Whether as many are healthy as are wanted, at first of the canaries, then of all. */
    public boolean hasEnoughHealthy() {
      return healthy >= (awaitsPromotion() ? goal.desiredCanaries() : goal.desiredTotal());
    }
  }
}
