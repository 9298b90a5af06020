package dev.caravan.core.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One run of the scheduler for a job: why, and what came of it.
 *
 * @param id its id
 * @param jobId the job
 * @param type the job's type
 * @param priority the job's priority; the higher goes first
 * @param trigger what asked for it
 * @param jobModifyIndex the job's modify index when it was asked for
 * @param status where it is in its life
 * @param statusDescription why, where there is more to say
 * @param waitsFor what has to happen before anything may be placed; null if it does not wait for
 *     that
 * @param waitUntil when it may be worked on; null for at once
 * @param nodeId the node that it is about, if it is about one: of news of a node that made it, or
 *     of the node that lacks room for an allocation of a system job
 * @param deploymentId the deployment that it worked for, if any
 * @param previousEvaluation the evaluation that it follows, if any
 * @param blockedEvaluation the evaluation that waits for room for what this one could not place
 * @param queuedAllocations by group: what could not be placed
 * @param failedPlacements by group: why
 * @param createdAt when it was asked for
 * @param modifiedAt when it last changed
 * @param createIndex position in the log of the event that created it
 * @param modifyIndex position in the log of the event that last changed it
 */
public record Evaluation(
    EvaluationId id,
    JobId jobId,
    JobType type,
    int priority,
    Trigger trigger,
    long jobModifyIndex,
    Status status,
    String statusDescription,
    @Nullable String waitsFor,
    @Nullable Instant waitUntil,
    @Nullable NodeId nodeId,
    @Nullable DeploymentId deploymentId,
    @Nullable EvaluationId previousEvaluation,
    @Nullable EvaluationId blockedEvaluation,
    Map<String, Integer> queuedAllocations,
    Map<String, PlacementMetrics> failedPlacements,
    Instant createdAt,
    Instant modifiedAt,
    long createIndex,
    long modifyIndex) {

  public Evaluation {
    queuedAllocations = Immutable.ordered(queuedAllocations);
    failedPlacements = Immutable.ordered(failedPlacements);
  }

  /** Whether it is pending, and may be worked on now. */
  public boolean isDue(Instant now) {
    return status == Status.PENDING && (waitUntil == null || !waitUntil.isAfter(now));
  }

  /** What asks for an evaluation, in Nomad's words. */
  public enum Trigger {
    JOB_REGISTER("job-register"),
    JOB_DEREGISTER("job-deregister"),
    JOB_SCALING("job-scaling"),
    DEPLOYMENT_WATCHER("deployment-watcher"),
    NODE_UPDATE("node-update"),
    NODE_DRAIN("node-drain"),
    MAX_DISCONNECT_TIMEOUT("max-disconnect-timeout"),
    RECONNECT("reconnect"),
    ALLOC_FAILURE("alloc-failure"),
    ALLOC_STOP("alloc-stop"),
    QUEUED_ALLOCS("queued-allocs"),
    ROLLING_UPDATE("rolling-update"),
    PERIODIC_JOB("periodic-job"),
    PREEMPTION("preemption"),
    FAILED_FOLLOW_UP("failed-follow-up");

    private final String word;

    Trigger(String word) {
      this.word = word;
    }

    /** The word that status output uses. */
    public String word() {
      return word;
    }
  }

  /** Where an evaluation is in its life. */
  public enum Status {
    PENDING("pending"),
    BLOCKED("blocked"),
    COMPLETE("complete"),
    FAILED("failed"),
    CANCELLED("canceled");

    private final String word;

    Status(String word) {
      this.word = word;
    }

    /** The word that status output uses. */
    public String word() {
      return word;
    }

    /** Whether nothing more will come of it. */
    public boolean isTerminal() {
      return this == COMPLETE || this == FAILED || this == CANCELLED;
    }
  }
}
