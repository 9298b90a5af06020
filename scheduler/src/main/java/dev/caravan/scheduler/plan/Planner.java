package dev.caravan.scheduler.plan;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.DeploymentId;
import dev.caravan.core.model.IdSource;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.state.ClusterState;
import dev.caravan.scheduler.plan.Plan.EndedDeployment;
import dev.caravan.scheduler.plan.Plan.InPlaceUpdate;
import dev.caravan.scheduler.plan.Plan.NewDeployment;
import dev.caravan.scheduler.reconcile.DesiredChanges;
import dev.caravan.scheduler.reconcile.ReconcileRequest;
import dev.caravan.scheduler.reconcile.Reconciler;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Makes the plan for a job: reconciles, then finds a node for each allocation to place. */
public final class Planner {
  /** The version of a job that is not there any more. */
  private static final long PURGED = -1;

  private final ClusterState state;
  private final JobId jobId;
  private final IdSource ids;

  private Planner(ClusterState state, JobId jobId, IdSource ids) {
    this.state = state;
    this.jobId = jobId;
    this.ids = ids;
  }

  /**
   * The plan that makes a job as it was declared.
   *
   * @param state the snapshot to plan on
   * @param ids where the ids of new allocations and deployments come from
   */
  public static Plan plan(ClusterState state, JobId jobId, IdSource ids) {
    return new Planner(state, jobId, ids).plan();
  }

  private Plan plan() {
    Optional<RegisteredJob> job = state.job(jobId);
    return job.isPresent() && !job.get().stopped() ? planRunning(job.get()) : planStopped();
  }

  private Plan planStopped() {
    DesiredChanges changes = reconcile(state.job(jobId).orElse(null), any -> false);
    return new Plan(
        jobId,
        state.job(jobId).map(RegisteredJob::version).orElse(PURGED),
        state.job(jobId).map(RegisteredJob::modifyIndex).orElse(0L),
        endedDeployment(changes),
        null,
        null,
        changes.stops(),
        List.of(),
        List.of(),
        Map.of(),
        Map.of(),
        changes.desiredUpdates());
  }

  private Plan planRunning(RegisteredJob job) {
    InPlaceUpdates updates = new InPlaceUpdates(job.job(), state);
    DesiredChanges changes = reconcile(job, updates::fits);
    NewDeployment begun = newDeployment(changes);
    List<InPlaceUpdate> inPlace =
        changes.inPlaceUpdates().stream()
            .map(allocation -> new InPlaceUpdate(allocation, updates.resources(allocation)))
            .toList();

    PlacementRound round = new PlacementRound(job.job(), state, ids);
    changes.placements().forEach(round::place);
    return new Plan(
        jobId,
        job.version(),
        job.modifyIndex(),
        endedDeployment(changes),
        begun,
        begun != null ? begun.id() : activeDeployment(job),
        changes.stops(),
        inPlace,
        round.placements(),
        round.failed(),
        round.queued(),
        changes.desiredUpdates());
  }

  private DesiredChanges reconcile(@Nullable RegisteredJob job, Predicate<Allocation> fitsInPlace) {
    return Reconciler.reconcile(
        new ReconcileRequest(
            job,
            state.allocationsOf(jobId),
            newestDeployment().orElse(null),
            this::isDown,
            fitsInPlace));
  }

  /** The newest deployment, be it of an earlier job of this id: that one has to be ended. */
  private Optional<Deployment> newestDeployment() {
    return state.deploymentsOf(jobId).stream().reduce((older, newer) -> newer);
  }

  private boolean isDown(NodeId id) {
    return state.node(id).map(node -> node.status() == Node.Status.DOWN).orElse(true);
  }

  private @Nullable NewDeployment newDeployment(DesiredChanges changes) {
    return changes.newDeployment().isEmpty()
        ? null
        : new NewDeployment(new DeploymentId(ids.next()), changes.newDeployment());
  }

  private @Nullable EndedDeployment endedDeployment(DesiredChanges changes) {
    return changes.deploymentEnd() == null
        ? null
        : new EndedDeployment(newestDeployment().orElseThrow().id(), changes.deploymentEnd());
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
