package dev.caravan.scheduler.reconcile;

import static dev.caravan.scheduler.reconcile.Allocations.allocation;
import static dev.caravan.scheduler.reconcile.Allocations.registered;
import static dev.caravan.scheduler.testkit.TestJobs.canary;
import static dev.caravan.scheduler.testkit.TestJobs.service;
import static dev.caravan.scheduler.testkit.TestJobs.withImage;
import static dev.caravan.scheduler.testkit.TestJobs.withUpdate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.Deployment.GroupGoal;
import dev.caravan.core.model.Deployment.GroupProgress;
import dev.caravan.core.model.Deployment.Status;
import dev.caravan.core.model.DeploymentId;
import dev.caravan.core.model.DesiredTransition;
import dev.caravan.core.model.DesiredUpdates;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.scheduler.reconcile.DesiredChanges.Cause;
import dev.caravan.scheduler.reconcile.DesiredChanges.DeploymentEnd;
import dev.caravan.scheduler.reconcile.DesiredChanges.PlacementRequest;
import dev.caravan.scheduler.reconcile.DesiredChanges.Stop;
import dev.caravan.scheduler.testkit.TestCluster;
import dev.caravan.scheduler.testkit.TestJobs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How a new version is tried out beside the one before, of two allocations. */
class CanariesTest {
  private static final DeploymentId DEPLOYMENT = new DeploymentId("deployment");
  private static final Job OLD = withUpdate(service(2), canary(1, 1, false));
  private static final RegisteredJob JOB = registered(OLD, withImage(OLD, "redis:4.0"));

  private static Deployment deployment(Status status, boolean promoted, AllocationId... canaries) {
    GroupGoal goal = new GroupGoal(2, 1, false, false, Duration.ofMinutes(2));
    GroupProgress progress =
        new GroupProgress(goal, List.of(canaries), canaries.length, 0, 0, promoted, null);
    return new Deployment(
        DEPLOYMENT,
        JOB.job().id(),
        1,
        status,
        "",
        Map.of(TestJobs.GROUP, progress),
        TestCluster.START,
        TestCluster.START,
        5,
        5);
  }

  private static Allocations.Builder old(int index) {
    return allocation(index, 0);
  }

  private static Allocations.Builder tried() {
    return allocation(0, 1).canary().in(DEPLOYMENT, null);
  }

  private static DesiredChanges reconcile(
      @Nullable Deployment deployment, Allocation... allocations) {
    return Reconciler.reconcile(Allocations.request(JOB, deployment, allocations));
  }

  private static DesiredUpdates counts(DesiredChanges changes) {
    return changes.desiredUpdates().getOrDefault(TestJobs.GROUP, DesiredUpdates.NONE);
  }

  @Test
  void theyComeFirstUnderTheNamesOfWhatTheyAreToReplace() {
    DesiredChanges changes = reconcile(null, old(0).build(), old(1).build());

    assertThat(changes.placements())
        .containsExactly(
            new PlacementRequest(TestJobs.GROUP, "example.cache[0]", 1, Cause.CANARY, true, null));
    assertThat(changes.stops()).isEmpty();
    assertThat(counts(changes)).isEqualTo(new DesiredUpdates(2, 0, 0, 0, 0, 0, 1));
    assertThat(changes.newDeployment())
        .containsExactly(
            Map.entry(TestJobs.GROUP, new GroupGoal(2, 1, false, false, Duration.ofMinutes(2))));
  }

  @Test
  void nothingElseHappensUntilTheyArePromoted() {
    DesiredChanges changes =
        reconcile(
            deployment(Status.RUNNING, false, tried().id()),
            tried().build(),
            old(0).build(),
            old(1).build());

    assertThat(changes.placements()).isEmpty();
    assertThat(changes.stops()).isEmpty();
    assertThat(changes.deploymentEnd()).isNull();
    assertThat(counts(changes)).isEqualTo(new DesiredUpdates(3, 0, 0, 0, 0, 0, 0));
  }

  @Test
  void onceTheyArePromotedTheyTakeThePlaceOfTheOthersOfTheirNames() {
    Allocation promoted = allocation(0, 1).in(DEPLOYMENT, true).build();

    DesiredChanges changes =
        reconcile(
            deployment(Status.RUNNING, true, promoted.id()),
            promoted,
            old(0).build(),
            old(1).build());

    assertThat(changes.stops())
        .containsExactly(new Stop(old(0).build(), Reasons.NOT_NEEDED, false));
    assertThat(changes.placements())
        .containsExactly(
            new PlacementRequest(
                TestJobs.GROUP, "example.cache[1]", 1, Cause.UPDATED, false, old(1).build()));
  }

  @Test
  void thoseOfADeploymentThatFailedAreStopped() {
    DesiredChanges changes =
        reconcile(
            deployment(Status.FAILED, false, tried().id()),
            tried().build(),
            old(0).build(),
            old(1).build());

    assertThat(changes.stops())
        .containsExactly(new Stop(tried().build(), Reasons.NOT_NEEDED, false));
    assertThat(changes.placements()).isEmpty();
    assertThat(counts(changes).stop()).isEqualTo(1);
  }

  @Test
  void thoseThatAreAbandonedAndHaveEndedAreLeftAlone() {
    Allocation ended = tried().client(ClientStatus.COMPLETE).build();

    DesiredChanges changes =
        reconcile(
            deployment(Status.FAILED, false, ended.id()), ended, old(0).build(), old(1).build());

    assertThat(changes.stops()).isEmpty();
  }

  @Test
  void thoseThatWerePromotedStayWhenTheirDeploymentFails() {
    Allocation promoted = allocation(0, 1).in(DEPLOYMENT, true).build();

    assertThat(
            reconcile(deployment(Status.FAILED, true, promoted.id()), promoted, old(1).build())
                .stops())
        .isEmpty();
  }

  @Test
  void oneThatIsStoppedByHandIsReplacedByAnother() {
    Allocation moved = tried().with(DesiredTransition.MIGRATE).build();

    DesiredChanges changes =
        reconcile(
            deployment(Status.RUNNING, false, moved.id()), moved, old(0).build(), old(1).build());

    assertThat(changes.stops()).containsExactly(new Stop(moved, Reasons.MIGRATING, false));
    assertThat(changes.placements())
        .extracting(PlacementRequest::cause)
        .containsExactly(Cause.CANARY);
    assertThat(counts(changes).stop()).isEqualTo(1);
    assertThat(counts(changes).canary()).isEqualTo(1);
  }

  @Test
  void aPausedDeploymentPlacesNone() {
    assertThat(
            reconcile(deployment(Status.PAUSED, false), old(0).build(), old(1).build())
                .placements())
        .isEmpty();
  }

  @Test
  void meanwhileWhatIsLostIsReplacedByTheVersionBefore() {
    Allocation lost = old(1).on(Allocations.DOWN).build();

    DesiredChanges changes =
        reconcile(
            deployment(Status.RUNNING, false, tried().id()), tried().build(), old(0).build(), lost);

    assertThat(changes.stops()).containsExactly(new Stop(lost, Reasons.LOST, true));
    assertThat(changes.placements())
        .containsExactly(
            new PlacementRequest(TestJobs.GROUP, "example.cache[1]", 0, Cause.LOST, false, lost));
  }

  @Test
  void meanwhileWhatIsMovedIsReplacedByTheVersionBefore() {
    Allocation moved = old(1).with(DesiredTransition.MIGRATE).build();

    DesiredChanges changes =
        reconcile(
            deployment(Status.RUNNING, false, tried().id()),
            tried().build(),
            old(0).build(),
            moved);

    assertThat(changes.placements())
        .containsExactly(
            new PlacementRequest(
                TestJobs.GROUP, "example.cache[1]", 0, Cause.MIGRATED, false, moved));
    assertThat(counts(changes).migrate()).isEqualTo(1);
  }

  @Test
  void aDeploymentOfAnOlderVersionIsCancelledAndItsCanariesStopped() {
    RegisteredJob newer = registered(OLD, withImage(OLD, "redis:4.0"), withImage(OLD, "redis:5.0"));

    DesiredChanges changes =
        Reconciler.reconcile(
            Allocations.request(
                newer,
                deployment(Status.RUNNING, false, tried().id()),
                tried().build(),
                old(0).build(),
                old(1).build()));

    assertThat(changes.deploymentEnd()).isEqualTo(new DeploymentEnd(false, Reasons.NEWER_VERSION));
    assertThat(changes.stops())
        .containsExactly(new Stop(tried().build(), Reasons.NOT_NEEDED, false));
    assertThat(changes.placements()).extracting(PlacementRequest::canary).containsExactly(true);
  }

  @Test
  void theirNamesAreThoseOfTheOthersThenFreeOnesThenOnesBeyond() {
    assertThat(names(5, List.of(), List.of(old(1).build()), List.of(old(0).build())))
        .containsExactly(
            "example.cache[1]",
            "example.cache[2]",
            "example.cache[3]",
            "example.cache[4]",
            "example.cache[5]");
  }

  @Test
  void aNameThatACanaryHasIsNotGivenAgain() {
    assertThat(
            names(1, List.of(tried().build()), List.of(old(0).build(), old(1).build()), List.of()))
        .containsExactly("example.cache[1]");
  }

  @Test
  void noMoreNamesThanAreWanted() {
    assertThat(names(1, List.of(), List.of(old(0).build(), old(1).build()), List.of()))
        .containsExactly("example.cache[0]");
    assertThat(names(0, List.of(), List.of(old(0).build()), List.of())).isEmpty();
  }

  private static List<String> names(
      int howMany, List<Allocation> existing, List<Allocation> outdated, List<Allocation> others) {
    return Canaries.names(JobId.of("example"), TestJobs.GROUP, howMany, existing, outdated, others);
  }
}
