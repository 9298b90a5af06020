package dev.caravan.scheduler.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.DesiredStatus;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.JobType;
import dev.caravan.core.state.ClusterState;
import dev.caravan.scheduler.plan.Plan;
import dev.caravan.scheduler.plan.Plan.Placement;
import dev.caravan.scheduler.plan.Planner;
import dev.caravan.scheduler.ranking.PlacementOptions;
import dev.caravan.scheduler.testkit.HostCrash;
import dev.caravan.scheduler.testkit.TestCluster;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/** What must hold once nothing more happens to a cluster. */
final class Rest {
  private static final Duration LONG = Duration.ofHours(8);

  private Rest() {}

  /**
   * Leaves the cluster alone, which must come to rest, and stay at it when its host starts anew and
   * when all garbage is collected.
   */
  static void requireOf(TestCluster cluster) {
    cluster.advance(LONG);
    requireNow(cluster);
    Set<AllocationId> wanted = wanted(cluster);

    cluster.restart().advance(LONG);

    assertThat(cluster.isAtRest()).as("nothing is due after a restart").isTrue();
    assertThat(wanted(cluster)).as("what runs after a restart").isEqualTo(wanted);

    collectGarbage(cluster);
    cluster.advance(LONG);

    requireNow(cluster);
    assertThat(wanted(cluster)).as("what runs without garbage").isEqualTo(wanted);
  }

  /** Be it with the crash that a history still has in store. */
  private static void collectGarbage(TestCluster cluster) {
    try {
      cluster.collectGarbage();
    } catch (HostCrash e) {
      cluster.restart().collectGarbage();
    }
  }

  private static Set<AllocationId> wanted(TestCluster cluster) {
    return cluster.state().allocations().stream()
        .filter(allocation -> !allocation.isTerminal())
        .map(Allocation::id)
        .collect(Collectors.toSet());
  }

  private static void requireNow(TestCluster cluster) {
    ClusterState state = cluster.state();
    assertThat(cluster.isAtRest()).as("nothing is due").isTrue();
    assertThat(state.openEvaluations())
        .as("open evaluations")
        .allMatch(evaluation -> evaluation.status() == Evaluation.Status.BLOCKED);
    assertThat(state.allocations())
        .as("what was stopped has ended")
        .noneMatch(one -> one.isTerminal() && !one.isClientTerminal());
    state.jobs().forEach(job -> nothingMoreIsWanted(cluster, job.job().id()));
  }

  private static void nothingMoreIsWanted(TestCluster cluster, JobId job) {
    ClusterState state = cluster.state();
    Plan plan =
        Planner.plan(state, job, null, cluster.now(), new DryRunIds(), PlacementOptions.DEFAULT);
    assertThat(plan.placements())
        .filteredOn(placement -> !isLeftAsItEnded(placement))
        .as("placements of %s", job)
        .isEmpty();
    assertThat(plan.inPlaceUpdates()).as("updates of %s", job).isEmpty();
    assertThat(plan.stops()).as("stops of %s", job).isEmpty();
    assertThat(plan.endedDeployment()).as("deployment of %s", job).isNull();
    assertThat(plan.isComplete() || waits(state, job) || leftSomethingAsItEnded(state, job))
        .as("%s waits for room", job)
        .isTrue();
    boolean isHeld = plan.waitsFor() != null;
    // A job for each node may have been looked at when it was its turn and no node took it.
    boolean hasPlace = plan.desiredUpdates().values().stream().anyMatch(group -> group.place() > 0);
    assertThat(!isHeld || !hasPlace || waits(state, job)).as("%s waits for its turn", job).isTrue();
    // What waited when its deployment was paused still does: it will be wanted again.
    assertThat(plan.isComplete() && !isHeld && waits(state, job) && !isPaused(state, job))
        .as("%s waits for nothing", job)
        .isFalse();
  }

  /** What of a system job has ended by itself is replaced only when its job is looked at again. */
  private static boolean isLeftAsItEnded(Placement placement) {
    Allocation replaced = placement.replaces();
    return placement.request().node() != null && replaced != null && endedByItself(replaced);
  }

  private static boolean leftSomethingAsItEnded(ClusterState state, JobId job) {
    return state.job(job).orElseThrow().job().type() == JobType.SYSTEM
        && state.allocationsOf(job).stream().anyMatch(Rest::endedByItself);
  }

  private static boolean endedByItself(Allocation allocation) {
    return allocation.isClientTerminal() && allocation.desiredStatus() == DesiredStatus.RUN;
  }

  private static boolean isPaused(ClusterState state, JobId job) {
    return state
        .latestDeployment(job)
        .filter(deployment -> deployment.status() == Deployment.Status.PAUSED)
        .isPresent();
  }

  private static boolean waits(ClusterState state, JobId job) {
    return state.openEvaluations().stream().anyMatch(waiting -> waiting.jobId().equals(job));
  }
}
