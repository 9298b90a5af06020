package dev.caravan.core.state;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.DeploymentId;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.RegisteredJob;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * The live state of the cluster as of one position in the log. Immutable; all collections are in
 * the order of their ids, which is the order in which things came to be.
 */
public final class ClusterState {

  /** Before the first event. */
  public static final ClusterState EMPTY =
      new ClusterState(
          0,
          TreePMap.empty(),
          TreePMap.empty(),
          Index.empty(),
          Index.empty(),
          TreePMap.empty(),
          Index.empty(),
          TreePMap.empty(),
          TreePMap.empty(),
          Index.empty(),
          TreePMap.empty(),
          TreePMap.empty());

  private final long position;
  private final PSortedMap<JobId, RegisteredJob> jobs;
  private final PSortedMap<AllocationId, Allocation> allocations;
  private final Index<JobId, AllocationId> allocationsByJob;
  private final Index<NodeId, AllocationId> activeAllocationsByNode;
  private final PSortedMap<EvaluationId, Evaluation> evaluations;
  private final Index<JobId, EvaluationId> evaluationsByJob;
  private final PSortedMap<EvaluationId, Evaluation> openEvaluations;
  private final PSortedMap<DeploymentId, Deployment> deployments;
  private final Index<JobId, DeploymentId> deploymentsByJob;
  private final PSortedMap<DeploymentId, Deployment> activeDeployments;
  private final PSortedMap<NodeId, Node> nodes;

  private ClusterState(
      long position,
      PSortedMap<JobId, RegisteredJob> jobs,
      PSortedMap<AllocationId, Allocation> allocations,
      Index<JobId, AllocationId> allocationsByJob,
      Index<NodeId, AllocationId> activeAllocationsByNode,
      PSortedMap<EvaluationId, Evaluation> evaluations,
      Index<JobId, EvaluationId> evaluationsByJob,
      PSortedMap<EvaluationId, Evaluation> openEvaluations,
      PSortedMap<DeploymentId, Deployment> deployments,
      Index<JobId, DeploymentId> deploymentsByJob,
      PSortedMap<DeploymentId, Deployment> activeDeployments,
      PSortedMap<NodeId, Node> nodes) {
    this.position = position;
    this.jobs = jobs;
    this.allocations = allocations;
    this.allocationsByJob = allocationsByJob;
    this.activeAllocationsByNode = activeAllocationsByNode;
    this.evaluations = evaluations;
    this.evaluationsByJob = evaluationsByJob;
    this.openEvaluations = openEvaluations;
    this.deployments = deployments;
    this.deploymentsByJob = deploymentsByJob;
    this.activeDeployments = activeDeployments;
    this.nodes = nodes;
  }

  /** Position in the log of the last event that this state knows of; 0 before the first. */
  public long position() {
    return position;
  }

  /** All jobs that are not purged. */
  public Collection<RegisteredJob> jobs() {
    return jobs.values();
  }

  /** A job. */
  public Optional<RegisteredJob> job(JobId id) {
    return Optional.ofNullable(jobs.get(id));
  }

  /** All allocations. */
  public Collection<Allocation> allocations() {
    return allocations.values();
  }

  /** An allocation. */
  public Optional<Allocation> allocation(AllocationId id) {
    return Optional.ofNullable(allocations.get(id));
  }

  /** All allocations of a job, of whatever version and status, oldest first. */
  public List<Allocation> allocationsOf(JobId job) {
    return allocationsByJob.of(job).stream().map(allocations::get).toList();
  }

  /** The allocations on a node that have not ended there: those that hold resources. */
  public List<Allocation> activeAllocationsOn(NodeId node) {
    return activeAllocationsByNode.of(node).stream().map(allocations::get).toList();
  }

  /** All evaluations. */
  public Collection<Evaluation> evaluations() {
    return evaluations.values();
  }

  /** An evaluation. */
  public Optional<Evaluation> evaluation(EvaluationId id) {
    return Optional.ofNullable(evaluations.get(id));
  }

  /** All evaluations of a job, oldest first. */
  public List<Evaluation> evaluationsOf(JobId job) {
    return evaluationsByJob.of(job).stream().map(evaluations::get).toList();
  }

  /** The evaluations that are pending or blocked. */
  public Collection<Evaluation> openEvaluations() {
    return openEvaluations.values();
  }

  /** All deployments. */
  public Collection<Deployment> deployments() {
    return deployments.values();
  }

  /** A deployment. */
  public Optional<Deployment> deployment(DeploymentId id) {
    return Optional.ofNullable(deployments.get(id));
  }

  /** All deployments of a job, oldest first. */
  public List<Deployment> deploymentsOf(JobId job) {
    return deploymentsByJob.of(job).stream().map(deployments::get).toList();
  }

  /** The newest deployment of a job. */
  public Optional<Deployment> latestDeployment(JobId job) {
    List<Deployment> all = deploymentsOf(job);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  /** The deployments that may still change. */
  public Collection<Deployment> activeDeployments() {
    return activeDeployments.values();
  }

  /** All nodes. */
  public Collection<Node> nodes() {
    return nodes.values();
  }

  /** A node. */
  public Optional<Node> node(NodeId id) {
    return Optional.ofNullable(nodes.get(id));
  }

  /** The node of this name. */
  public Optional<Node> nodeNamed(String name) {
    return nodes.values().stream().filter(node -> node.spec().name().equals(name)).findFirst();
  }

  ClusterState at(long newPosition) {
    return copy().position(newPosition).build();
  }

  ClusterState with(RegisteredJob job) {
    return copy().jobs(jobs.plus(job.job().id(), job)).build();
  }

  /** Forgets a job and all that belongs to it. What still runs of it stays until it has ended. */
  ClusterState withoutJob(JobId job) {
    return copy().jobs(jobs.minus(job)).build();
  }

  ClusterState with(Allocation allocation) {
    AllocationId id = allocation.id();
    Index<NodeId, AllocationId> active =
        allocation.isClientTerminal()
            ? activeAllocationsByNode.minus(allocation.nodeId(), id)
            : activeAllocationsByNode.plus(allocation.nodeId(), id);
    return copy()
        .allocations(allocations.plus(id, allocation))
        .allocationsByJob(allocationsByJob.plus(allocation.jobId(), id))
        .activeAllocationsByNode(active)
        .build();
  }

  ClusterState with(Evaluation evaluation) {
    EvaluationId id = evaluation.id();
    return copy()
        .evaluations(evaluations.plus(id, evaluation))
        .evaluationsByJob(evaluationsByJob.plus(evaluation.jobId(), id))
        .openEvaluations(
            evaluation.status().isTerminal()
                ? openEvaluations.minus(id)
                : openEvaluations.plus(id, evaluation))
        .build();
  }

  ClusterState with(Deployment deployment) {
    DeploymentId id = deployment.id();
    return copy()
        .deployments(deployments.plus(id, deployment))
        .deploymentsByJob(deploymentsByJob.plus(deployment.jobId(), id))
        .activeDeployments(
            deployment.status().isActive()
                ? activeDeployments.plus(id, deployment)
                : activeDeployments.minus(id))
        .build();
  }

  ClusterState with(Node node) {
    return copy().nodes(nodes.plus(node.id(), node)).build();
  }

  private Copy copy() {
    return new Copy(this);
  }

  /** A changed copy in the making. */
  private static final class Copy {
    private long position;
    private PSortedMap<JobId, RegisteredJob> jobs;
    private PSortedMap<AllocationId, Allocation> allocations;
    private Index<JobId, AllocationId> allocationsByJob;
    private Index<NodeId, AllocationId> activeAllocationsByNode;
    private PSortedMap<EvaluationId, Evaluation> evaluations;
    private Index<JobId, EvaluationId> evaluationsByJob;
    private PSortedMap<EvaluationId, Evaluation> openEvaluations;
    private PSortedMap<DeploymentId, Deployment> deployments;
    private Index<JobId, DeploymentId> deploymentsByJob;
    private PSortedMap<DeploymentId, Deployment> activeDeployments;
    private PSortedMap<NodeId, Node> nodes;

    Copy(ClusterState from) {
      position = from.position;
      jobs = from.jobs;
      allocations = from.allocations;
      allocationsByJob = from.allocationsByJob;
      activeAllocationsByNode = from.activeAllocationsByNode;
      evaluations = from.evaluations;
      evaluationsByJob = from.evaluationsByJob;
      openEvaluations = from.openEvaluations;
      deployments = from.deployments;
      deploymentsByJob = from.deploymentsByJob;
      activeDeployments = from.activeDeployments;
      nodes = from.nodes;
    }

    Copy position(long value) {
      position = value;
      return this;
    }

    Copy jobs(PSortedMap<JobId, RegisteredJob> value) {
      jobs = value;
      return this;
    }

    Copy allocations(PSortedMap<AllocationId, Allocation> value) {
      allocations = value;
      return this;
    }

    Copy allocationsByJob(Index<JobId, AllocationId> value) {
      allocationsByJob = value;
      return this;
    }

    Copy activeAllocationsByNode(Index<NodeId, AllocationId> value) {
      activeAllocationsByNode = value;
      return this;
    }

    Copy evaluations(PSortedMap<EvaluationId, Evaluation> value) {
      evaluations = value;
      return this;
    }

    Copy evaluationsByJob(Index<JobId, EvaluationId> value) {
      evaluationsByJob = value;
      return this;
    }

    Copy openEvaluations(PSortedMap<EvaluationId, Evaluation> value) {
      openEvaluations = value;
      return this;
    }

    Copy deployments(PSortedMap<DeploymentId, Deployment> value) {
      deployments = value;
      return this;
    }

    Copy deploymentsByJob(Index<JobId, DeploymentId> value) {
      deploymentsByJob = value;
      return this;
    }

    Copy activeDeployments(PSortedMap<DeploymentId, Deployment> value) {
      activeDeployments = value;
      return this;
    }

    Copy nodes(PSortedMap<NodeId, Node> value) {
      nodes = value;
      return this;
    }

    ClusterState build() {
      return new ClusterState(
          position,
          jobs,
          allocations,
          allocationsByJob,
          activeAllocationsByNode,
          evaluations,
          evaluationsByJob,
          openEvaluations,
          deployments,
          deploymentsByJob,
          activeDeployments,
          nodes);
    }
  }
}
