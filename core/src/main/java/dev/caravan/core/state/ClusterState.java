package dev.caravan.core.state;

import dev.caravan.core.event.RecordedEvent;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.DeploymentId;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.model.ResourceShare;
import dev.caravan.core.model.SchedulerConfiguration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The live state of the cluster as of one position in the log. Immutable. Collections are in the
 * order of their ids, those of one job in the order in which things came to be.
 */
public final class ClusterState {

  /** Before the first event. */
  public static final ClusterState EMPTY =
      new ClusterState(
          0,
          0,
          0,
          JobTable.EMPTY,
          AllocationTable.EMPTY,
          EvaluationTable.EMPTY,
          DeploymentTable.EMPTY,
          NodeTable.EMPTY,
          null);

  private final long position;
  private final long capacityPosition;
  private final long removalPosition;
  private final JobTable jobs;
  private final AllocationTable allocations;
  private final EvaluationTable evaluations;
  private final DeploymentTable deployments;
  private final NodeTable nodes;
  private final @Nullable SchedulerConfiguration configuration;

  private ClusterState(
      long position,
      long capacityPosition,
      long removalPosition,
      JobTable jobs,
      AllocationTable allocations,
      EvaluationTable evaluations,
      DeploymentTable deployments,
      NodeTable nodes,
      @Nullable SchedulerConfiguration configuration) {
    this.position = position;
    this.capacityPosition = capacityPosition;
    this.removalPosition = removalPosition;
    this.jobs = jobs;
    this.allocations = allocations;
    this.evaluations = evaluations;
    this.deployments = deployments;
    this.nodes = nodes;
    this.configuration = configuration;
  }

  /** A state that was taken apart before. */
  static ClusterState of(StateParts parts) {
    return new ClusterState(
        parts.position(),
        parts.capacityPosition(),
        parts.removalPosition(),
        JobTable.of(parts.jobs(), parts.collected()),
        AllocationTable.of(parts.allocations()),
        EvaluationTable.of(parts.evaluations()),
        DeploymentTable.of(parts.deployments()),
        NodeTable.of(parts.nodes()),
        parts.configuration().stream().findFirst().orElse(null));
  }

  /** All that this state is made of. */
  public StateParts parts() {
    return new StateParts(
        position,
        capacityPosition,
        removalPosition,
        configuration == null ? List.of() : List.of(configuration),
        jobs(),
        jobs.remembered(),
        nodes(),
        evaluations(),
        deployments(),
        allocations());
  }

  /** The state after one more event, which must be the next one of the log. */
  public ClusterState fold(RecordedEvent recorded) {
    return Fold.apply(this, recorded);
  }

  /** Position in the log of the last event that this state knows of; 0 before the first. */
  public long position() {
    return position;
  }

  /**
   * Position in the log of the last event that may have made room for allocations: a node came or
   * became eligible again, an allocation ended or shrank, a job was stopped. 0 before the first.
   */
  public long capacityPosition() {
    return capacityPosition;
  }

  /**
   * Position in the log of the last event that made this state forget a thing, be it collected or
   * purged; 0 before the first.
   */
  public long removalPosition() {
    return removalPosition;
  }

  /** All jobs that are neither purged nor collected. */
  public Collection<RegisteredJob> jobs() {
    return jobs.all().values();
  }

  /** The ids of all jobs, and of those that are gone of which something is left. */
  public Set<JobId> jobIds() {
    Set<JobId> ids = new TreeSet<>(jobs.all().keySet());
    ids.addAll(allocations.byJob().jobs());
    ids.addAll(evaluations.byJob().jobs());
    ids.addAll(deployments.byJob().jobs());
    return ids;
  }

  /** A job. */
  public Optional<RegisteredJob> job(JobId id) {
    return Optional.ofNullable(jobs.all().get(id));
  }

  /** What was launched or dispatched of a job and is still there, oldest first. */
  public List<RegisteredJob> childrenOf(JobId parent) {
    return jobs.childrenOf(parent);
  }

  /**
   * What is remembered of a job that was collected and is not registered anew, if it succeeded. Of
   * one that has children: what is remembered of the newest of those that were collected.
   */
  public Optional<CollectedJob> collectedJob(JobId id) {
    return Optional.ofNullable(jobs.collected().get(id));
  }

  /** The jobs that are launched at times: periodic, enabled and not stopped. By id. */
  public Collection<RegisteredJob> launchedJobs() {
    return jobs.launched().values();
  }

  /** All allocations. */
  public Collection<Allocation> allocations() {
    return allocations.all().values();
  }

  /** An allocation. */
  public Optional<Allocation> allocation(AllocationId id) {
    return Optional.ofNullable(allocations.all().get(id));
  }

  /** All allocations of a job, of whatever version and status, oldest first. */
  public List<Allocation> allocationsOf(JobId job) {
    return allocations.of(job);
  }

  /** The same, without those of an earlier job of its id, which was purged. */
  public List<Allocation> allocationsOf(RegisteredJob job) {
    return allocationsOf(job.job().id()).stream().filter(job::owns).toList();
  }

  /** The allocations on a node that have not ended there: those that hold resources. */
  public List<Allocation> activeAllocationsOn(NodeId node) {
    return allocations.activeOn(node);
  }

  /**
   * The declaration that an allocation runs: its job in the allocation's version. Empty if it is
   * kept no longer, or if the job was purged, be there another one of its id by now or not.
   */
  public Optional<Job> declarationOf(Allocation allocation) {
    return job(allocation.jobId())
        .filter(job -> job.createIndex() <= allocation.createIndex())
        .flatMap(job -> job.version(allocation.jobVersion()));
  }

  /** All evaluations. */
  public Collection<Evaluation> evaluations() {
    return evaluations.all().values();
  }

  /** An evaluation. */
  public Optional<Evaluation> evaluation(EvaluationId id) {
    return Optional.ofNullable(evaluations.all().get(id));
  }

  /** All evaluations of a job, oldest first. */
  public List<Evaluation> evaluationsOf(JobId job) {
    return evaluations.of(job);
  }

  /** The evaluations that are pending or blocked. */
  public Collection<Evaluation> openEvaluations() {
    return evaluations.open().values();
  }

  /** All deployments. */
  public Collection<Deployment> deployments() {
    return deployments.all().values();
  }

  /** A deployment. */
  public Optional<Deployment> deployment(DeploymentId id) {
    return Optional.ofNullable(deployments.all().get(id));
  }

  /** All deployments of a job, oldest first. */
  public List<Deployment> deploymentsOf(JobId job) {
    return deployments.of(job);
  }

  /** The newest deployment of a job's id, be it of an earlier job that was purged. */
  public Optional<Deployment> newestDeployment(JobId job) {
    return deploymentsOf(job).stream().reduce((older, newer) -> newer);
  }

  /** The newest deployment of a job; none of an earlier job of its id that was purged. */
  public Optional<Deployment> latestDeployment(JobId job) {
    RegisteredJob registered = jobs.all().get(job);
    long since = registered == null ? 0 : registered.createIndex();
    return deploymentsOf(job).stream()
        .filter(deployment -> deployment.createIndex() >= since)
        .reduce((older, newer) -> newer);
  }

  /** The deployments that may still change. */
  public Collection<Deployment> activeDeployments() {
    return deployments.active().values();
  }

  /** All nodes. */
  public Collection<Node> nodes() {
    return nodes.all().values();
  }

  /** The nodes that are being emptied. */
  public Collection<Node> drainingNodes() {
    return nodes.draining().values();
  }

  /** The nodes that are not heard of and are waited for. */
  public Collection<Node> disconnectedNodes() {
    return nodes.disconnected().values();
  }

  /** A node. */
  public Optional<Node> node(NodeId id) {
    return Optional.ofNullable(nodes.all().get(id));
  }

  /** Whether what ran on a node is lost: it is down, or was purged. */
  public boolean isGone(NodeId id) {
    return node(id).map(node -> node.status() == Node.Status.DOWN).orElse(true);
  }

  /** The node of this name. */
  public Optional<Node> nodeNamed(String name) {
    return nodes().stream().filter(node -> node.spec().name().equals(name)).findFirst();
  }

  /** All nodes with what is in use of them. */
  public List<NodeLoad> loads() {
    return nodes.loads(allocations.uses());
  }

  /** A node with what is in use of it. */
  public Optional<NodeLoad> load(NodeId id) {
    return nodes.load(id, allocations.uses());
  }

  /**
   * The allocations on the same node that this one waits for before it starts: what it takes the
   * place of, and what it preempts.
   */
  public List<Allocation> predecessorsOf(Allocation allocation) {
    return NodeUses.predecessors(allocation, allocations.all());
  }

  /**
   * Whether an allocation that is to end waits, before it does, for others that are about to end:
   * whoever takes its place waits for those through it.
   */
  public boolean endsAfterPredecessors(Allocation allocation) {
    return predecessorsOf(allocation).stream().anyMatch(Allocation::isToEnd);
  }

  /** What an allocation is counted for on its node; nothing once it has ended there. */
  public ResourceShare shareOf(Allocation allocation) {
    return allocation.isClientTerminal()
        ? ResourceShare.NONE
        : useOf(allocation.nodeId()).shareOf(allocation);
  }

  /** Whether another allocation on its node waits for this one to end. */
  public boolean isAwaited(Allocation allocation) {
    return useOf(allocation.nodeId()).waiting().stream()
        .flatMap(id -> allocation(id).map(this::predecessorsOf).orElse(List.of()).stream())
        .anyMatch(one -> one.id().equals(allocation.id()));
  }

  private NodeUse useOf(NodeId node) {
    return allocations.uses().of(node);
  }

  /** What operators chose for the whole cluster. */
  public SchedulerConfiguration schedulerConfiguration() {
    return configuration == null ? SchedulerConfiguration.DEFAULT : configuration;
  }

  ClusterState at(long newPosition) {
    return new ClusterState(
        newPosition,
        capacityPosition,
        removalPosition,
        jobs,
        allocations,
        evaluations,
        deployments,
        nodes,
        configuration);
  }

  ClusterState withCapacityAt(long newCapacityPosition) {
    return new ClusterState(
        position,
        newCapacityPosition,
        removalPosition,
        jobs,
        allocations,
        evaluations,
        deployments,
        nodes,
        configuration);
  }

  ClusterState withRemovalAt(long newRemovalPosition) {
    return new ClusterState(
        position,
        capacityPosition,
        newRemovalPosition,
        jobs,
        allocations,
        evaluations,
        deployments,
        nodes,
        configuration);
  }

  ClusterState with(RegisteredJob job) {
    return withJobs(jobs.with(job));
  }

  /** Forgets a job. What was done for it stays. */
  ClusterState withoutJob(JobId job) {
    return withJobs(jobs.without(job));
  }

  /** The same for one that is dead, of which is remembered whether it succeeded. */
  ClusterState withoutDeadJob(RegisteredJob job, boolean succeeded) {
    return withJobs(jobs.collect(job, succeeded));
  }

  private ClusterState withJobs(JobTable newJobs) {
    return new ClusterState(
        position,
        capacityPosition,
        removalPosition,
        newJobs,
        allocations,
        evaluations,
        deployments,
        nodes,
        configuration);
  }

  ClusterState with(Allocation allocation) {
    return withAllocations(allocations.with(allocation));
  }

  ClusterState without(Allocation allocation) {
    return withAllocations(allocations.without(allocation));
  }

  private ClusterState withAllocations(AllocationTable newAllocations) {
    return new ClusterState(
        position,
        capacityPosition,
        removalPosition,
        jobs,
        newAllocations,
        evaluations,
        deployments,
        nodes,
        configuration);
  }

  ClusterState with(Evaluation evaluation) {
    return withEvaluations(evaluations.with(evaluation));
  }

  ClusterState without(Evaluation evaluation) {
    return withEvaluations(evaluations.without(evaluation));
  }

  private ClusterState withEvaluations(EvaluationTable newEvaluations) {
    return new ClusterState(
        position,
        capacityPosition,
        removalPosition,
        jobs,
        allocations,
        newEvaluations,
        deployments,
        nodes,
        configuration);
  }

  ClusterState with(Deployment deployment) {
    return withDeployments(deployments.with(deployment));
  }

  ClusterState without(Deployment deployment) {
    return withDeployments(deployments.without(deployment));
  }

  private ClusterState withDeployments(DeploymentTable newDeployments) {
    return new ClusterState(
        position,
        capacityPosition,
        removalPosition,
        jobs,
        allocations,
        evaluations,
        newDeployments,
        nodes,
        configuration);
  }

  ClusterState with(Node node) {
    return withNodes(nodes.with(node));
  }

  /** Forgets a node. What was placed there stays. */
  ClusterState withoutNode(NodeId node) {
    return withNodes(nodes.without(node));
  }

  private ClusterState withNodes(NodeTable newNodes) {
    return new ClusterState(
        position,
        capacityPosition,
        removalPosition,
        jobs,
        allocations,
        evaluations,
        deployments,
        newNodes,
        configuration);
  }

  ClusterState with(SchedulerConfiguration newConfiguration) {
    return new ClusterState(
        position,
        capacityPosition,
        removalPosition,
        jobs,
        allocations,
        evaluations,
        deployments,
        nodes,
        newConfiguration);
  }
}
