package dev.caravan.scheduler.history;

import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.DeploymentId;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.NodeId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which events of the log are wanted: those to which all of this applies. Null stands for any.
 *
 * @param job those of a job, and of its evaluations, deployments and allocations; purged jobs too
 * @param allocation those of an allocation
 * @param deployment those of a deployment, and of its allocations
 * @param node those of a node, and of the allocations there
 * @param evaluation those of an evaluation, and what it did
 * @param actor those that somebody asked for: {@code api} finds {@code api 127.0.0.1} as well
 * @param request those that were asked for by a request of this name
 * @param from not before this time
 * @param to not after this time
 * @param after behind this position in the log; 0 for all
 * @param upTo up to this position; {@link Long#MAX_VALUE} for the newest one
 */
public record EventQuery(
    @Nullable JobId job,
    @Nullable AllocationId allocation,
    @Nullable DeploymentId deployment,
    @Nullable NodeId node,
    @Nullable EvaluationId evaluation,
    @Nullable String actor,
    @Nullable String request,
    @Nullable Instant from,
    @Nullable Instant to,
    long after,
    long upTo) {

  /** All events. */
  public static final EventQuery ALL =
      new EventQuery(null, null, null, null, null, null, null, null, null, 0, Long.MAX_VALUE);

  /** Whether it takes a look at the state to know which events are wanted. */
  public boolean asksWhatBelongs() {
    return job != null || node != null || deployment != null;
  }

  /** Only those of a job, and of its evaluations, deployments and allocations. */
  public EventQuery ofJob(JobId only) {
    return new EventQuery(
        only, allocation, deployment, node, evaluation, actor, request, from, to, after, upTo);
  }

  /** Only those of an allocation. */
  public EventQuery ofAllocation(AllocationId only) {
    return new EventQuery(
        job, only, deployment, node, evaluation, actor, request, from, to, after, upTo);
  }

  /** Only those of a deployment, and of its allocations. */
  public EventQuery ofDeployment(DeploymentId only) {
    return new EventQuery(
        job, allocation, only, node, evaluation, actor, request, from, to, after, upTo);
  }

  /** Only those of a node, and of the allocations there. */
  public EventQuery ofNode(NodeId only) {
    return new EventQuery(
        job, allocation, deployment, only, evaluation, actor, request, from, to, after, upTo);
  }

  /** Only those of an evaluation, and what it did. */
  public EventQuery ofEvaluation(EvaluationId only) {
    return new EventQuery(
        job, allocation, deployment, node, only, actor, request, from, to, after, upTo);
  }

  /** Only those that somebody asked for. */
  public EventQuery by(String only) {
    return new EventQuery(
        job, allocation, deployment, node, evaluation, only, request, from, to, after, upTo);
  }

  /** Only those that a request of this name asked for. */
  public EventQuery ofRequest(String only) {
    return new EventQuery(
        job, allocation, deployment, node, evaluation, actor, only, from, to, after, upTo);
  }

  /**
   * Only those of this time, its ends included.
   *
   * @param first null for the beginning
   * @param last null for now
   */
  public EventQuery between(@Nullable Instant first, @Nullable Instant last) {
    return new EventQuery(
        job, allocation, deployment, node, evaluation, actor, request, first, last, after, upTo);
  }

  /** Only those behind a position: for the next page, that of the last event seen. */
  public EventQuery after(long position) {
    return new EventQuery(
        job, allocation, deployment, node, evaluation, actor, request, from, to, position, upTo);
  }

  /** Only those up to a position. */
  public EventQuery upTo(long position) {
    return new EventQuery(
        job, allocation, deployment, node, evaluation, actor, request, from, to, after, position);
  }
}
