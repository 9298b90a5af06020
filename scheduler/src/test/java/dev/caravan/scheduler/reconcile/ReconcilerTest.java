package dev.caravan.scheduler.reconcile;

import static dev.caravan.scheduler.reconcile.Allocations.DOWN;
import static dev.caravan.scheduler.reconcile.Allocations.allocation;
import static dev.caravan.scheduler.reconcile.Allocations.registered;
import static dev.caravan.scheduler.testkit.TestJobs.batch;
import static dev.caravan.scheduler.testkit.TestJobs.rolling;
import static dev.caravan.scheduler.testkit.TestJobs.service;
import static dev.caravan.scheduler.testkit.TestJobs.withImage;
import static dev.caravan.scheduler.testkit.TestJobs.withUpdate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.Deployment.GroupGoal;
import dev.caravan.core.model.Deployment.GroupProgress;
import dev.caravan.core.model.Deployment.Status;
import dev.caravan.core.model.DeploymentId;
import dev.caravan.core.model.DesiredUpdates;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.scheduler.reconcile.DesiredChanges.Cause;
import dev.caravan.scheduler.reconcile.DesiredChanges.DeploymentEnd;
import dev.caravan.scheduler.reconcile.DesiredChanges.PlacementRequest;
import dev.caravan.scheduler.reconcile.DesiredChanges.Stop;
import dev.caravan.scheduler.testkit.TestCluster;
import dev.caravan.scheduler.testkit.TestJobs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReconcilerTest {
  private static final DeploymentId DEPLOYMENT = new DeploymentId("deployment");

  /** Version 0 and a version 1 whose image differs. */
  private static RegisteredJob withNewImage(Job job) {
    return registered(job, withImage(job, "redis:4.0"));
  }

  private static DesiredChanges reconcile(
      @Nullable RegisteredJob job, @Nullable Deployment deployment, Allocation... allocations) {
    return Reconciler.reconcile(Allocations.request(job, deployment, allocations));
  }

  private static Deployment deployment(Status status, int healthy, int desired) {
    GroupGoal goal = new GroupGoal(desired, 0, false, false, Duration.ofMinutes(2));
    GroupProgress progress = new GroupProgress(goal, List.of(), desired, healthy, 0, false, null);
    return new Deployment(
        DEPLOYMENT,
        registered(service(1)).job().id(),
        1,
        status,
        "",
        Map.of(TestJobs.GROUP, progress),
        TestCluster.START,
        TestCluster.START,
        5,
        5);
  }

  private static DesiredUpdates counts(DesiredChanges changes) {
    return changes.desiredUpdates().getOrDefault(TestJobs.GROUP, DesiredUpdates.NONE);
  }

  private static Stream<Integer> stopped(DesiredChanges changes) {
    return changes.stops().stream().map(Stop::allocation).map(Allocation::index);
  }

  @Test
  void nothingIsWantedOfAJobThatIsAsDeclared() {
    DesiredChanges changes =
        reconcile(registered(service(2)), null, allocation(0, 0).build(), allocation(1, 0).build());

    assertThat(counts(changes)).isEqualTo(new DesiredUpdates(2, 0, 0, 0, 0, 0, 0));
    assertThat(changes.newDeployment()).isEmpty();
  }

  @Test
  void aCountOfZeroStopsAllAndNeedsNoDeployment() {
    DesiredChanges changes =
        reconcile(registered(service(1), service(0)), null, allocation(0, 0).build());

    assertThat(stopped(changes)).containsExactly(0);
    assertThat(changes.newDeployment()).isEmpty();
  }

  @Test
  void aBatchJobHasNoDeployment() {
    DesiredChanges changes = reconcile(registered(batch(2)), null);

    assertThat(changes.placements()).hasSize(2);
    assertThat(changes.newDeployment()).isEmpty();
  }

  @Test
  void aGapInTheNamesIsFilled() {
    DesiredChanges changes =
        reconcile(registered(service(3)), null, allocation(0, 0).build(), allocation(2, 0).build());

    assertThat(changes.placements())
        .containsExactly(
            new PlacementRequest(
                TestJobs.GROUP, "example.cache[1]", 0, Cause.MISSING, false, null));
  }

  @Test
  void ofTwoOfOneNameTheOlderVersionGoes() {
    DesiredChanges changes =
        reconcile(
            withNewImage(service(1)), null, allocation(0, 1).build(), allocation(0, 0).build());

    assertThat(changes.stops())
        .singleElement()
        .extracting(stop -> stop.allocation().jobVersion())
        .isEqualTo(0L);
  }

  @Test
  void aGroupThatIsNoLongerDeclaredIsStopped() {
    TaskGroup group = service(1).taskGroups().get(0);
    TaskGroup renamed =
        TaskGroup.builder("renamed", service(1).type()).tasks(group.tasks()).build();
    RegisteredJob job = registered(service(1), service(1).toBuilder().taskGroups(renamed).build());

    DesiredChanges changes = reconcile(job, null, allocation(0, 0).build());

    assertThat(changes.stops())
        .containsExactly(new Stop(allocation(0, 0).build(), Reasons.NOT_NEEDED, false));
    assertThat(changes.placements())
        .extracting(PlacementRequest::taskGroup)
        .containsExactly("renamed");
  }

  @Test
  void whatDoesNotFitWhereItIsIsReplaced() {
    DesiredChanges changes =
        Reconciler.reconcile(
            new ReconcileRequest(
                registered(service(1), service(1).toBuilder().priority(9).build()),
                List.of(allocation(0, 0).build()),
                null,
                DOWN::equals,
                node -> false,
                allocation -> false,
                null,
                evaluation -> false,
                TestCluster.START));

    assertThat(counts(changes)).isEqualTo(new DesiredUpdates(0, 0, 0, 0, 0, 1, 0));
  }

  @Test
  void aVersionThatIsNotKnownAnyMoreIsReplaced() {
    RegisteredJob job = registered(service(1), service(1));
    RegisteredJob forgetful =
        new RegisteredJob(
            job.job(),
            job.version(),
            false,
            false,
            job.submittedAt(),
            1,
            1,
            job.versions().subList(0, 1),
            null);

    DesiredChanges changes = reconcile(forgetful, null, allocation(0, 0).build());

    assertThat(counts(changes)).isEqualTo(new DesiredUpdates(0, 0, 0, 0, 0, 1, 0));
  }

  @Test
  void eachAllocationWithoutAVerdictHoldsAPlaceOfMaxParallel() {
    RegisteredJob job = withNewImage(withUpdate(service(4), rolling(2)));

    DesiredChanges changes =
        reconcile(
            job,
            deployment(Status.RUNNING, 1, 4),
            allocation(0, 1).in(DEPLOYMENT, true).build(),
            allocation(1, 1).in(DEPLOYMENT, null).build(),
            allocation(2, 0).build(),
            allocation(3, 0).build());

    assertThat(counts(changes)).isEqualTo(new DesiredUpdates(3, 0, 0, 0, 0, 1, 0));
  }

  @Test
  void anUnhealthyAllocationHoldsAllPlacesOfMaxParallel() {
    RegisteredJob job = withNewImage(withUpdate(service(3), rolling(2)));

    DesiredChanges changes =
        reconcile(
            job,
            deployment(Status.RUNNING, 0, 3),
            allocation(0, 1).in(DEPLOYMENT, false).build(),
            allocation(1, 0).build(),
            allocation(2, 0).build());

    assertThat(changes.placements()).isEmpty();
  }

  @Test
  void aPausedDeploymentPlacesNothing() {
    DesiredChanges changes =
        reconcile(
            withNewImage(service(3)), deployment(Status.PAUSED, 0, 3), allocation(0, 0).build());

    assertThat(changes.placements()).isEmpty();
  }

  @Test
  void aLostAllocationIsReplacedUnderItsNameEvenIfTheDeploymentFailed() {
    Allocation lost = allocation(1, 1).on(DOWN).build();

    DesiredChanges changes =
        reconcile(
            withNewImage(service(3)),
            deployment(Status.FAILED, 0, 3),
            allocation(0, 1).build(),
            lost);

    assertThat(changes.stops()).containsExactly(new Stop(lost, Reasons.LOST, true));
    assertThat(changes.placements())
        .containsExactly(
            new PlacementRequest(TestJobs.GROUP, lost.name(), 1, Cause.LOST, false, lost));
  }

  @Test
  void whatIsLostBeyondTheCountIsReplacedUnderANameWithinIt() {
    Allocation lost = allocation(2, 1).on(DOWN).build();
    DesiredChanges changes =
        reconcile(registered(service(1), service(1)), deployment(Status.FAILED, 0, 1), lost);

    assertThat(changes.placements())
        .containsExactly(
            new PlacementRequest(TestJobs.GROUP, "example.cache[0]", 1, Cause.LOST, false, lost));
  }

  @Test
  void aDeploymentEndsOnceEnoughAreHealthyAndNothingIsLeftToDo() {
    DesiredChanges done =
        reconcile(
            withNewImage(service(1)), deployment(Status.RUNNING, 1, 1), allocation(0, 1).build());
    DesiredChanges unhealthy =
        reconcile(
            withNewImage(service(1)), deployment(Status.RUNNING, 0, 1), allocation(0, 1).build());

    assertThat(done.deploymentEnd()).isEqualTo(new DeploymentEnd(true, Reasons.COMPLETED));
    assertThat(unhealthy.deploymentEnd()).isNull();
  }

  @Test
  void whatWasEndingOnALostNodeIsLost() {
    Allocation ending = allocation(0, 0).stopped().on(DOWN).build();
    Allocation ended = allocation(1, 0).stopped().on(DOWN).client(ClientStatus.COMPLETE).build();

    DesiredChanges changes = reconcile(registered(service(0)), null, ending, ended);

    assertThat(changes.stops()).containsExactly(new Stop(ending, Reasons.LOST, true));
  }

  @Test
  void ofAPurgedJobAllIsStopped() {
    DesiredChanges changes = reconcile(null, null, allocation(0, 0).build());

    assertThat(changes.stops())
        .containsExactly(new Stop(allocation(0, 0).build(), Reasons.NOT_NEEDED, false));
  }
}
