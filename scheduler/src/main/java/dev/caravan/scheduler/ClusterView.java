package dev.caravan.scheduler;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.model.SchedulerConfiguration;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.state.ClusterState;
import dev.caravan.core.view.AllocationStatus;
import dev.caravan.core.view.JobStatus;
import dev.caravan.core.view.NodeExplanation;
import dev.caravan.core.view.PlacementExplanation;
import dev.caravan.core.view.Views;
import dev.caravan.scheduler.engine.Explanations;
import dev.caravan.scheduler.ranking.PlacementOptions;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/**
 * All that can be read of the cluster, as it is now or as it was at a moment of its history.
 *
 * <p>Ids of allocations, evaluations, deployments and nodes may be abbreviated to a beginning that
 * only one of them has; job ids mean the namespace {@code default} where they are given as text.
 */
public final class ClusterView {
  private final Supplier<ClusterState> states;
  private final Explanations explanations;

  /**
   * @param states gives the state to read whenever something is read
   * @param options by which preferences of the cluster allocations are placed
   */
  ClusterView(Supplier<ClusterState> states, PlacementOptions options) {
    this.states = states;
    this.explanations = new Explanations(states, options);
  }

  /** All that there is, as one immutable snapshot. */
  public ClusterState state() {
    return states.get();
  }

  /**
   * How a job is.
   *
   * @throws UnknownIdException if there is no such job
   * @throws AmbiguousIdException if several jobs' ids begin so
   */
  public JobStatus status(String jobId) {
    ClusterState state = state();
    return Views.jobStatus(state, job(state, jobId));
  }

  /** How all jobs are, by id. */
  public List<JobStatus> jobs() {
    return Views.jobStatuses(state());
  }

  /**
   * A job as it is registered, with the versions before it.
   *
   * @throws UnknownIdException if there is no such job
   * @throws AmbiguousIdException if several jobs' ids begin so
   */
  public RegisteredJob job(String jobId) {
    return job(state(), jobId);
  }

  private static RegisteredJob job(ClusterState state, String jobId) {
    List<RegisteredJob> inDefaultNamespace =
        state.jobs().stream()
            .filter(job -> job.job().id().namespace().equals(JobId.DEFAULT_NAMESPACE))
            .toList();
    return IdLookup.find("job", jobId, inDefaultNamespace, job -> job.job().id().value());
  }

  /**
   * How an allocation is.
   *
   * @throws UnknownIdException if there is no such allocation
   * @throws AmbiguousIdException if several ids begin so
   */
  public AllocationStatus allocation(String id) {
    ClusterState state = state();
    return Views.allocationStatus(state, find(state, id));
  }

  /** An allocation itself. */
  Allocation find(String id) {
    return find(state(), id);
  }

  private static Allocation find(ClusterState state, String id) {
    return IdLookup.find("allocation", id, state.allocations(), one -> one.id().value());
  }

  /**
   * How a deployment is.
   *
   * @throws UnknownIdException if there is no such deployment
   * @throws AmbiguousIdException if several ids begin so
   */
  public Deployment deployment(String id) {
    return IdLookup.find("deployment", id, state().deployments(), one -> one.id().value());
  }

  /**
   * How an evaluation is.
   *
   * @throws UnknownIdException if there is no such evaluation
   * @throws AmbiguousIdException if several ids begin so
   */
  public Evaluation evaluation(String id) {
    return IdLookup.find("evaluation", id, state().evaluations(), one -> one.id().value());
  }

  /** All nodes, in the order in which they came. */
  public Collection<Node> nodes() {
    return state().nodes();
  }

  /**
   * How a node is.
   *
   * @throws UnknownIdException if there is no such node
   * @throws AmbiguousIdException if several ids begin so
   */
  public Node node(String id) {
    return IdLookup.find("node", id, nodes(), one -> one.id().value());
  }

  /** How allocations are placed where jobs say nothing, and which jobs may preempt others. */
  public SchedulerConfiguration schedulerConfiguration() {
    return state().schedulerConfiguration();
  }

  /**
   * Tells why an allocation was placed where it is: what the best nodes were worth, and why others
   * were not chosen.
   *
   * @throws UnknownIdException if there is no such allocation
   * @throws AmbiguousIdException if several ids begin so
   */
  public PlacementExplanation explain(String allocationId) {
    return explanations.of(find(allocationId));
  }

  /**
   * Tells why one more allocation of a task group would, or would not, be placed on a node, as
   * things are at this moment.
   *
   * @param node its name, its id, or the beginning of its id
   * @throws UnknownIdException if there is no such job, group or node
   * @throws AmbiguousIdException if the ids of several nodes begin so
   */
  public NodeExplanation explain(JobId jobId, String group, String node) {
    RegisteredJob job =
        state()
            .job(jobId)
            .orElseThrow(() -> new UnknownIdException("no job \"" + jobId.value() + "\""));
    TaskGroup declared =
        job.job()
            .taskGroup(group)
            .orElseThrow(
                () ->
                    new UnknownIdException(
                        "job \"" + jobId.value() + "\" has no group \"" + group + "\""));
    Node found = state().nodeNamed(node).orElseGet(() -> node(node));
    return explanations.of(job, declared, found);
  }
}
