package dev.caravan.scheduler.reconcile;

import static dev.caravan.scheduler.reconcile.Allocations.allocation;
import static dev.caravan.scheduler.reconcile.Allocations.registered;
import static dev.caravan.scheduler.reconcile.Allocations.request;
import static dev.caravan.scheduler.testkit.TestJobs.service;
import static dev.caravan.scheduler.testkit.TestJobs.withReschedule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.Deployment.GroupGoal;
import dev.caravan.core.model.Deployment.GroupProgress;
import dev.caravan.core.model.Deployment.Status;
import dev.caravan.core.model.DeploymentId;
import dev.caravan.core.model.DesiredTransition;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.model.ReschedulePolicy;
import dev.caravan.core.model.ReschedulePolicy.DelayFunction;
import dev.caravan.scheduler.testkit.TestCluster;
import dev.caravan.scheduler.testkit.TestJobs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All fail at the time of the request. */
class FailedAllocationsTest {
  private static final DeploymentId DEPLOYMENT = new DeploymentId("deployment");

  private static RegisteredJob job(Duration delay) {
    return registered(
        withReschedule(
            service(1),
            new ReschedulePolicy(
                1, Duration.ofHours(1), delay, DelayFunction.CONSTANT, Duration.ZERO, false)));
  }

  private static Allocations.Builder failed() {
    return allocation(0, 0).client(ClientStatus.FAILED);
  }

  private static AllocationClass classify(
      Duration delay, @Nullable Deployment deployment, Allocation failed) {
    RegisteredJob job = job(delay);
    return new FailedAllocations(request(job, deployment), job, deployment).classify(failed);
  }

  private static AllocationClass classify(Duration delay, Allocation failed) {
    return classify(delay, null, failed);
  }

  private static Deployment deployment(Status status, Duration progressDeadline) {
    GroupGoal goal = new GroupGoal(1, 0, false, false, progressDeadline);
    return new Deployment(
        DEPLOYMENT,
        service(1).id(),
        0,
        status,
        "",
        Map.of(TestJobs.GROUP, new GroupProgress(goal, List.of(), 1, 0, 0, false, null)),
        TestCluster.START,
        TestCluster.START,
        5,
        5);
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, FAILED_NOW_DUE",
    "PT1S, FAILED_NOW_DUE",
    "PT1.001S, FAILED_DUE_LATER",
    "PT30S, FAILED_DUE_LATER"
  })
  void theDelayTellsNowFromLater(Duration delay, AllocationClass expected) {
    assertThat(classify(delay, failed().build())).isEqualTo(expected);
  }

  @Test
  void theEvaluationThatWasMadeForItReplacesItWhateverTheTime() {
    Allocation waiting = failed().waitingFor(new EvaluationId("evaluation")).build();

    assertThat(classify(Duration.ofSeconds(30), waiting)).isEqualTo(AllocationClass.FAILED_NOW_DUE);
  }

  @Test
  void whatWaitsForAnEvaluationThatIsOverGetsAnotherOne() {
    Allocation waiting = failed().waitingFor(new EvaluationId("over")).build();

    assertThat(classify(Duration.ofSeconds(30), waiting))
        .isEqualTo(AllocationClass.FAILED_DUE_LATER);
  }

  @Test
  void whatIsForcedIsReplacedNow() {
    Allocation forced = failed().with(DesiredTransition.FORCE_RESCHEDULE).build();

    assertThat(classify(Duration.ofHours(6), forced)).isEqualTo(AllocationClass.FAILED_NOW_DUE);
  }

  @ParameterizedTest
  @CsvSource({
    "RUNNING, PT2M, , KEPT",
    "RUNNING, PT2M, false, FAILED_NOW_DUE",
    "RUNNING, PT2M, true, FAILED_NOW_DUE",
    "RUNNING, PT0S, false, KEPT",
    "PAUSED, PT2M, false, FAILED_NOW_DUE",
    "FAILED, PT2M, false, KEPT"
  })
  void aDeploymentHoldsItsOwn(
      Status status,
      Duration progressDeadline,
      @Nullable Boolean verdict,
      AllocationClass expected) {
    Allocation member = failed().in(DEPLOYMENT, verdict).build();

    assertThat(classify(Duration.ZERO, deployment(status, progressDeadline), member))
        .isEqualTo(expected);
  }

  @Test
  void aFailedDeploymentDoesNotHoldWhatIsNotItsOwn() {
    assertThat(
            classify(
                Duration.ZERO, deployment(Status.FAILED, Duration.ofMinutes(2)), failed().build()))
        .isEqualTo(AllocationClass.FAILED_NOW_DUE);
  }
}
