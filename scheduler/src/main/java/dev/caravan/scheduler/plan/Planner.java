package dev.caravan.scheduler.plan;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.DeploymentId;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.IdSource;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.PlacementMetrics;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.state.ClusterState;
import dev.caravan.scheduler.feasibility.Eligibility;
import dev.caravan.scheduler.plan.Plan.EndedDeployment;
import dev.caravan.scheduler.plan.Plan.InPlaceUpdate;
import dev.caravan.scheduler.plan.Plan.NewDeployment;
import dev.caravan.scheduler.plan.Plan.Placement;
import dev.caravan.scheduler.plan.Plan.PlannedFollowUp;
import dev.caravan.scheduler.ranking.PlacementOptions;
import dev.caravan.scheduler.reconcile.DesiredChanges;
import dev.caravan.scheduler.reconcile.DesiredChanges.PlacementRequest;
import dev.caravan.scheduler.reconcile.DesiredChanges.Stop;
import dev.caravan.scheduler.reconcile.ReconcileRequest;
import dev.caravan.scheduler.reconcile.Reconciler;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the plan for a job: reconciles, then finds a node for each allocation to place. */
public final class Planner {
  /** The version of a job that is not there any more. */
  private static final long PURGED = -1;

  private final ClusterState state;
  private final JobId jobId;
  private final @Nullable EvaluationId evaluation;
  private final Instant now;
  private final IdSource ids;
  private final PlacementOptions options;

  private Planner(
      ClusterState state,
      JobId jobId,
      @Nullable EvaluationId evaluation,
      Instant now,
      IdSource ids,
      PlacementOptions options) {
    this.state = state;
    this.jobId = jobId;
    this.evaluation = evaluation;
    this.now = now;
    this.ids = ids;
    this.options = options.asChosenIn(state);
  }

  /**
   * The plan that makes a job as it was declared.
   *
   * @param state the snapshot to plan on
   * @param evaluation the evaluation that asks for it; null if the plan will not be carried out
   * @param now the time
   * @param ids where the ids of new allocations, deployments and evaluations come from
   * @param options what the cluster prefers where the job says nothing; the algorithm is the one
   *     that the state says
   */
  public static Plan plan(
      ClusterState state,
      JobId jobId,
      @Nullable EvaluationId evaluation,
      Instant now,
      IdSource ids,
      PlacementOptions options) {
    return new Planner(state, jobId, evaluation, now, ids, options).plan();
  }

  private Plan plan() {
    Optional<RegisteredJob> job = state.job(jobId);
    if (job.isEmpty() || !job.get().runsSomething()) {
      return planStopped();
    }
    Optional<String> waitsFor = new StartGate(state).waitsFor(job.get());
    if (waitsFor.isPresent()) {
      return planWaiting(job.get(), waitsFor.get());
    }
    return job.get().job().type().runsOnEachNode()
        ? planOnEachNode(job.get())
        : planRunning(job.get());
  }

  /** What is to be placed waits; what is to be stopped does not. */
  private Plan planWaiting(RegisteredJob job, String waitsFor) {
    DesiredChanges anywhere = reconcile(job, any -> false);
    DesiredChanges changes = job.job().type().runsOnEachNode() ? onEachNode(job) : anywhere;
    // A job for each node waits also while there is no node that would take it.
    boolean wantsMore = !anywhere.placements().isEmpty() || !changes.placements().isEmpty();
    return plan(job, changes, Begun.NOTHING, wantsMore ? waitsFor : null);
  }

  private DesiredChanges onEachNode(RegisteredJob job) {
    return new SystemPlanner(job, state, new Eligibility(job))
        .changes(any -> false, evaluation, now);
  }

  private Plan planStopped() {
    RegisteredJob job = state.job(jobId).orElse(null);
    return plan(job, reconcile(job, any -> false), Begun.NOTHING, null);
  }

  private Plan planOnEachNode(RegisteredJob job) {
    Eligibility eligibility = new Eligibility(job);
    SystemPlanner planner = new SystemPlanner(job, state, eligibility);
    SystemRound round = new SystemRound(job, state, eligibility, options, ids);
    DesiredChanges changes = planner.changes(round::hasRoomForUpdate, evaluation, now);
    changes.placements().forEach(round::place);
    Set<String> placed =
        round.placements().stream()
            .map(placement -> placement.request().taskGroup())
            .collect(Collectors.toSet());
    Map<String, PlacementMetrics> failed = planner.filteredEverywhere(placed);
    failed.putAll(round.failed());
    Begun begun =
        new Begun(
            null,
            null,
            inPlace(changes, new InPlaceUpdates(job, state, eligibility)),
            round.placements(),
            failed,
            round.queued(),
            round.nodesWithoutRoom());
    return plan(job, changes, begun, null);
  }

  private Plan planRunning(RegisteredJob job) {
    Eligibility eligibility = new Eligibility(job);
    InPlaceUpdates updates = new InPlaceUpdates(job, state, eligibility);
    DesiredChanges changes = reconcile(job, updates::fits);
    NewDeployment deployment = newDeployment(changes);
    PlacementRound round = new PlacementRound(job, state, eligibility, options, ids, now);
    stopsWithoutSuccessor(changes).forEach(round::stop);
    changes.placements().forEach(round::place);
    Begun begun =
        new Begun(
            deployment,
            deployment != null ? deployment.id() : activeDeployment(job),
            inPlace(changes, updates),
            round.placements(),
            round.failed(),
            round.queued(),
            Set.of());
    return plan(job, changes, begun, null);
  }

  /**
   * What a plan begins, and what it could not.
   *
   * @param newDeployment the deployment that it begins, if any
   * @param deploymentId the deployment that it works for, if any
   */
  private record Begun(
      @Nullable NewDeployment newDeployment,
      @Nullable DeploymentId deploymentId,
      List<InPlaceUpdate> inPlaceUpdates,
      List<Placement> placements,
      Map<String, PlacementMetrics> failed,
      Map<String, Integer> queued,
      Set<NodeId> nodesWithoutRoom) {
    static final Begun NOTHING =
        new Begun(null, null, List.of(), List.of(), Map.of(), Map.of(), Set.of());
  }

  private Plan plan(
      @Nullable RegisteredJob job, DesiredChanges changes, Begun begun, @Nullable String waitsFor) {
    return new Plan(
        jobId,
        job == null ? PURGED : job.version(),
        job == null ? 0 : job.modifyIndex(),
        newestDeployment(),
        endedDeployment(changes),
        begun.newDeployment(),
        begun.deploymentId(),
        changes.stops(),
        begun.inPlaceUpdates(),
        begun.placements(),
        changes.connections(),
        followUps(changes),
        begun.failed(),
        begun.queued(),
        begun.nodesWithoutRoom(),
        changes.desiredUpdates(),
        waitsFor);
  }

  private static List<InPlaceUpdate> inPlace(DesiredChanges changes, InPlaceUpdates updates) {
    return changes.inPlaceUpdates().stream()
        .map(allocation -> new InPlaceUpdate(allocation, updates.resources(allocation)))
        .toList();
  }

  private static Stream<Allocation> stopsWithoutSuccessor(DesiredChanges changes) {
    Set<AllocationId> replaced =
        changes.placements().stream()
            .map(PlacementRequest::replaces)
            .filter(Objects::nonNull)
            .map(Allocation::id)
            .collect(Collectors.toSet());
    return changes.stops().stream()
        .map(Stop::allocation)
        .filter(stopped -> !replaced.contains(stopped.id()));
  }

  private DesiredChanges reconcile(@Nullable RegisteredJob job, Predicate<Allocation> fitsInPlace) {
    return Reconciler.reconcile(
        new ReconcileRequest(
            job,
            state.allocationsOf(jobId),
            newestDeployment(),
            state::isGone,
            this::isDisconnected,
            fitsInPlace,
            evaluation,
            this::isOpen,
            now));
  }

  /** The newest deployment, be it of an earlier job of this id: that one has to be ended. */
  private @Nullable Deployment newestDeployment() {
    return state.newestDeployment(jobId).orElse(null);
  }

  private boolean isOpen(EvaluationId id) {
    return state.evaluation(id).filter(one -> !one.status().isTerminal()).isPresent();
  }

  private List<PlannedFollowUp> followUps(DesiredChanges changes) {
    return changes.followUps().stream()
        .map(followUp -> new PlannedFollowUp(new EvaluationId(ids.next()), followUp))
        .toList();
  }

  private boolean isDisconnected(NodeId id) {
    return state.node(id).filter(node -> node.status() == Node.Status.DISCONNECTED).isPresent();
  }

  private @Nullable NewDeployment newDeployment(DesiredChanges changes) {
    return changes.newDeployment().isEmpty()
        ? null
        : new NewDeployment(new DeploymentId(ids.next()), changes.newDeployment());
  }

  private @Nullable EndedDeployment endedDeployment(DesiredChanges changes) {
    return changes.deploymentEnd() == null
        ? null
        : new EndedDeployment(
            state.newestDeployment(jobId).orElseThrow().id(), changes.deploymentEnd());
  }

  private @Nullable DeploymentId activeDeployment(RegisteredJob job) {
    return state
        .latestDeployment(jobId)
        .filter(deployment -> deployment.jobVersion() == job.version())
        .filter(deployment -> deployment.status().isActive())
        .map(Deployment::id)
        .orElse(null);
  }
}
