package dev.caravan.scheduler.engine;

import static dev.caravan.scheduler.engine.Seen.EXAMPLE;
import static dev.caravan.scheduler.engine.Seen.live;
import static dev.caravan.scheduler.testkit.TestJobs.batch;
import static dev.caravan.scheduler.testkit.TestJobs.service;
import static dev.caravan.scheduler.testkit.TestJobs.withCount;
import static dev.caravan.scheduler.testkit.TestJobs.withImage;
import static dev.caravan.scheduler.testkit.TestJobs.withTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.core.command.CommandRefusedException;
import dev.caravan.core.event.AllocationEvent;
import dev.caravan.core.event.AllocationEvent.AllocationPlaced;
import dev.caravan.core.event.AllocationEvent.AllocationStopRequested;
import dev.caravan.core.event.AllocationEvent.AllocationUpdatedInPlace;
import dev.caravan.core.event.EvaluationEvent;
import dev.caravan.core.event.Event;
import dev.caravan.core.event.JobEvent.JobPlanned;
import dev.caravan.core.jobspec.InvalidJobException;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.DesiredUpdates;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobId;
import dev.caravan.core.view.PlanResult;
import dev.caravan.core.view.Registration;
import dev.caravan.scheduler.testkit.TaskScript;
import dev.caravan.scheduler.testkit.TestCluster;
import dev.caravan.scheduler.testkit.TestJobs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobLifeTest {
  private static final Duration LONG = Duration.ofHours(1);

  private final TestCluster cluster = TestCluster.withOneNode();

  private long position() {
    return cluster.state().position();
  }

  private <E extends Event> int count(long since, Class<E> type) {
    return Seen.events(cluster, since, type).size();
  }

  @Test
  void registeringIsOneEventAndTheEvaluationThatItAsksFor() {
    Registration registration = cluster.register(service(1));

    Evaluation evaluation = Seen.evaluation(cluster, registration);
    assertThat(evaluation.trigger()).isEqualTo(Evaluation.Trigger.JOB_REGISTER);
    assertThat(evaluation.status()).isEqualTo(Evaluation.Status.PENDING);
    assertThat(evaluation.jobModifyIndex()).isEqualTo(registration.jobModifyIndex());

    cluster.run();

    assertThat(Seen.evaluation(cluster, registration).status())
        .isEqualTo(Evaluation.Status.COMPLETE);
    assertThat(Seen.evaluation(cluster, registration).deploymentId())
        .isEqualTo(Seen.deployment(cluster).id());
  }

  @Test
  void aPlanLeavesNothingButTheNoteThatItWasMade() {
    long before = position();

    cluster.plan(service(3));
    cluster.advance(LONG);

    assertThat(Seen.events(cluster, before)).singleElement().isInstanceOf(JobPlanned.class);
    assertThat(cluster.state().jobs()).isEmpty();
  }

  @Test
  void aPlanSaysWhatRegisteringThenDoes() {
    cluster.register(service(1));
    cluster.advance(LONG);
    Job next = service(3);

    PlanResult plan = cluster.plan(next);
    long before = position();
    cluster.register(next, plan.jobModifyIndex());
    cluster.run();

    assertThat(plan.desiredUpdates().get(TestJobs.GROUP))
        .isEqualTo(new DesiredUpdates(0, 2, 0, 0, 1, 0, 0));
    assertThat(count(before, AllocationPlaced.class)).isEqualTo(2);
    assertThat(count(before, AllocationUpdatedInPlace.class)).isEqualTo(1);
    assertThat(count(before, AllocationStopRequested.class)).isZero();
  }

  @Test
  void aPlanCountsWhatIsReplacedNowAndWhatIsLeftForLater() {
    cluster.register(service(3));
    cluster.advance(LONG);

    PlanResult plan = cluster.plan(withImage(service(3), "redis:4.0"));

    assertThat(plan.desiredUpdates().get(TestJobs.GROUP))
        .isEqualTo(new DesiredUpdates(2, 0, 0, 0, 0, 1, 0));
  }

  @Test
  void aStaleCheckIndexIsRefusedAndNothingIsStored() {
    long index = cluster.register(service(1)).jobModifyIndex();
    cluster.register(service(2));
    long before = position();

    assertThatThrownBy(() -> cluster.register(service(3), index))
        .isInstanceOf(CommandRefusedException.class)
        .hasMessageContaining("Enforcing job modify index " + index);
    assertThat(position()).isEqualTo(before);
  }

  @Test
  void checkIndexZeroMeansThatTheJobMustBeNew() {
    cluster.register(service(1), 0);

    assertThatThrownBy(() -> cluster.register(service(2), 0))
        .isInstanceOf(CommandRefusedException.class)
        .hasMessageContaining("job already exists");
  }

  @Test
  void theSameJobAgainBringsAnEvaluationAndNothingElse() {
    Registration first = cluster.register(service(2));
    cluster.advance(LONG);
    long before = position();

    Registration again = cluster.register(service(2));
    cluster.advance(LONG);

    assertThat(Seen.events(cluster, before)).hasSize(2).allMatch(EvaluationEvent.class::isInstance);
    assertThat(again.jobModifyIndex()).isEqualTo(first.jobModifyIndex());
  }

  @Test
  void aStoppedJobEndsItsAllocationsAndItsDeployment() {
    cluster.register(service(2));
    cluster.run();

    cluster.stop(EXAMPLE);
    cluster.run();

    assertThat(cluster.allocations(EXAMPLE))
        .hasSize(2)
        .allMatch(one -> one.clientStatus() == ClientStatus.COMPLETE);
    assertThat(Seen.job(cluster).stopped()).isTrue();
    assertThat(Seen.deployment(cluster).status()).isEqualTo(Deployment.Status.CANCELLED);
    assertThat(Seen.deployment(cluster).statusDescription())
        .isEqualTo("Cancelled because job is stopped");
  }

  @Test
  void stoppingAgainChangesNothing() {
    cluster.register(service(2));
    cluster.stop(EXAMPLE);
    cluster.run();
    long before = position();

    cluster.stop(EXAMPLE);
    cluster.run();

    assertThat(Seen.events(cluster, before)).hasSize(2).allMatch(EvaluationEvent.class::isInstance);
  }

  @Test
  void aStoppedJobStartsAgainWhenItIsRegistered() {
    cluster.register(service(2));
    cluster.run();
    cluster.stop(EXAMPLE);
    cluster.run();

    cluster.register(service(2));
    cluster.advance(LONG);

    assertThat(live(cluster)).hasSize(2).allMatch(one -> one.jobVersion() == 2);
    assertThat(Seen.deployment(cluster).status()).isEqualTo(Deployment.Status.SUCCESSFUL);
  }

  @Test
  void stoppingAnUnknownJobIsRefused() {
    assertThatThrownBy(() -> cluster.stop("nowhere"))
        .isInstanceOf(CommandRefusedException.class)
        .hasMessageContaining("nowhere");
    assertThat(cluster.state().evaluations()).isEmpty();
  }

  @Test
  void aPurgedJobIsForgottenAndItsAllocationsEnd() {
    cluster.register(service(2));
    cluster.run();

    cluster.purge(EXAMPLE);
    cluster.run();

    assertThat(cluster.state().jobs()).isEmpty();
    assertThat(live(cluster)).isEmpty();
    assertThat(cluster.state().activeDeployments()).isEmpty();
  }

  @Test
  void aJobRegisteredAfterAPurgeBeginsAnew() {
    cluster.register(service(1));
    cluster.advance(LONG);
    cluster.purge(EXAMPLE);
    cluster.run();

    cluster.register(service(1));
    cluster.advance(LONG);

    assertThat(Seen.job(cluster).version()).isZero();
    assertThat(live(cluster)).hasSize(1);
    assertThat(Seen.deployments(cluster)).hasSize(2);
    assertThat(Seen.deployment(cluster).status()).isEqualTo(Deployment.Status.SUCCESSFUL);
  }

  @Test
  void aJobRegisteredBeforeItsPurgeWasWorkedOnEndsWhatTheEarlierOneLeft() {
    cluster.register(service(1));
    cluster.run();
    Allocation earlier = live(cluster).get(0);

    cluster.purge(EXAMPLE);
    cluster.register(service(1));
    cluster.run();

    assertThat(live(cluster)).hasSize(1).doesNotContain(earlier);
    assertThat(Seen.deployments(cluster).get(0).status()).isEqualTo(Deployment.Status.CANCELLED);
    assertThat(Seen.deployment(cluster).status()).isEqualTo(Deployment.Status.RUNNING);
  }

  @Test
  void whatABatchJobHasDoneIsNotDoneAgain() {
    cluster.scripts(one -> TaskScript.ends(Duration.ofMinutes(1), 0));
    cluster.register(batch(2));
    cluster.advance(LONG);
    long before = position();

    cluster.register(batch(2));
    cluster.advance(LONG);

    assertThat(count(before, AllocationEvent.class)).isZero();
  }

  @Test
  void aChangedBatchJobRunsAnew() {
    cluster.scripts(one -> TaskScript.ends(Duration.ofMinutes(1), 0));
    cluster.register(batch(2));
    cluster.advance(LONG);
    long before = position();

    cluster.register(withImage(batch(2), "redis:4.0"));
    cluster.advance(LONG);

    assertThat(count(before, AllocationPlaced.class)).isEqualTo(2);
    assertThat(cluster.allocations(EXAMPLE))
        .hasSize(4)
        .allMatch(one -> one.clientStatus() == ClientStatus.COMPLETE);
  }

  @Test
  void aFailedServiceAllocationKeepsItsPlaceUntilTheJobChanges() {
    cluster.register(service(1));
    cluster.advance(LONG);
    cluster.scripts(one -> one.jobVersion() == 0 ? TaskScript.ends(LONG, 1) : TaskScript.RUNS);
    cluster.advance(LONG);
    cluster.register(service(1));
    cluster.advance(LONG);
    assertThat(cluster.allocations(EXAMPLE))
        .singleElement()
        .extracting(Allocation::clientStatus)
        .isEqualTo(ClientStatus.FAILED);

    cluster.register(withImage(service(1), "redis:4.0"));
    cluster.run();

    assertThat(live(cluster)).singleElement().extracting(Allocation::index).isEqualTo(0);
  }

  @Test
  void anUnusableJobIsRefusedAndNothingIsStored() {
    long before = position();
    List<Job> unusable =
        List.of(withTask(service(1), task -> task.driver("")), withCount(service(1), -1));

    for (Job job : unusable) {
      assertThatThrownBy(() -> cluster.register(job)).isInstanceOf(InvalidJobException.class);
      assertThatThrownBy(() -> cluster.plan(job)).isInstanceOf(InvalidJobException.class);
    }

    assertThat(position()).isEqualTo(before);
    assertThat(cluster.state().job(JobId.of(EXAMPLE))).isEmpty();
  }

  @Test
  void aJobWaitsForANodeThatHasItsDriver() {
    cluster.register(withTask(service(1), task -> task.driver("unheard-of")));

    cluster.run();

    assertThat(cluster.allocations(EXAMPLE)).isEmpty();
    assertThat(cluster.state().openEvaluations())
        .singleElement()
        .satisfies(
            blocked ->
                assertThat(blocked.failedPlacements().get("cache").constraintFiltered())
                    .isEqualTo(Map.of("missing drivers", 1)));
  }
}
