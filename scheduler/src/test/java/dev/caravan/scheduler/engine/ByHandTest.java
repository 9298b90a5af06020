package dev.caravan.scheduler.engine;

import static dev.caravan.scheduler.engine.Seen.EXAMPLE;
import static dev.caravan.scheduler.engine.Seen.deployment;
import static dev.caravan.scheduler.engine.Seen.live;
import static dev.caravan.scheduler.testkit.TestJobs.ONE_BY_ONE;
import static dev.caravan.scheduler.testkit.TestJobs.batch;
import static dev.caravan.scheduler.testkit.TestJobs.judgedBy;
import static dev.caravan.scheduler.testkit.TestJobs.service;
import static dev.caravan.scheduler.testkit.TestJobs.withImage;
import static dev.caravan.scheduler.testkit.TestJobs.withReschedule;
import static dev.caravan.scheduler.testkit.TestJobs.withUpdate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.core.command.CommandRefusedException;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.Deployment.Status;
import dev.caravan.core.model.DesiredStatus;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.ReschedulePolicy;
import dev.caravan.core.model.ReschedulePolicy.DelayFunction;
import dev.caravan.core.model.UpdateStrategy.HealthCheck;
import dev.caravan.core.view.Registration;
import dev.caravan.scheduler.testkit.TaskScript;
import dev.caravan.scheduler.testkit.TestCluster;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What operators do with deployments and allocations. */
class ByHandTest {
  private static final Duration LONG = Duration.ofHours(1);
  private static final ReschedulePolicy ONCE_A_DAY =
      new ReschedulePolicy(
          1, Duration.ofDays(1), Duration.ofHours(6), DelayFunction.CONSTANT, Duration.ZERO, false);

  private final TestCluster cluster = TestCluster.withOneNode();
  private final Job manual = withUpdate(service(2), judgedBy(ONE_BY_ONE, HealthCheck.MANUAL));

  private List<AllocationId> liveIds() {
    return live(cluster).stream().map(Allocation::id).toList();
  }

  @Test
  void healthByHandIsLeftToTheOperator() {
    cluster.register(manual);
    cluster.advance(Duration.ofMinutes(1));
    assertThat(live(cluster)).allMatch(one -> one.healthy() == null);

    cluster.setHealth(EXAMPLE, liveIds(), List.of());
    cluster.run();

    assertThat(deployment(cluster).status()).isEqualTo(Status.SUCCESSFUL);
  }

  @Test
  void aDeploymentIsCompleteOnceWhatFailedAndCountsAsHealthyIsReplaced() {
    Duration delay = Duration.ofSeconds(10);
    cluster.scripts(
        one -> one.previousAllocation() == null ? TaskScript.ends(delay, 1) : TaskScript.RUNS);
    ReschedulePolicy policy =
        new ReschedulePolicy(
            0, Duration.ZERO, delay, DelayFunction.CONSTANT, Duration.ofMinutes(5), true);
    cluster.register(
        withReschedule(withUpdate(service(1), judgedBy(ONE_BY_ONE, HealthCheck.MANUAL)), policy));
    cluster.advance(delay);
    cluster.setHealth(EXAMPLE, List.of(cluster.allocations(EXAMPLE).get(0).id()), List.of());

    cluster.advance(Duration.ofMinutes(10));

    assertThat(deployment(cluster).status()).isEqualTo(Status.SUCCESSFUL);
  }

  @Test
  void anUnhealthyAllocationByHandFailsTheDeploymentAtOnce() {
    cluster.register(manual);
    cluster.run();

    cluster.setHealth(EXAMPLE, liveIds().subList(0, 1), liveIds().subList(1, 2));
    cluster.run();

    assertThat(deployment(cluster).status()).isEqualTo(Status.FAILED);
    assertThat(deployment(cluster).statusDescription())
        .isEqualTo("Failed due to unhealthy allocations");
    assertThat(live(cluster)).extracting(Allocation::healthy).containsExactly(true, false);
  }

  @Test
  void healthOfWhatIsNotPartOfTheDeploymentIsRefusedAndNothingIsStored() {
    cluster.register(manual);
    cluster.run();
    long before = cluster.state().position();

    assertThatThrownBy(() -> cluster.setHealth(EXAMPLE, List.of(), List.of()))
        .isInstanceOf(CommandRefusedException.class)
        .hasMessage("must specify at least one healthy/unhealthy allocation ID");
    assertThatThrownBy(
            () -> cluster.setHealth(EXAMPLE, List.of(new AllocationId("none")), List.of()))
        .hasMessage("unknown alloc \"none\"");
    assertThat(cluster.state().position()).isEqualTo(before);
  }

  @Test
  void whatIsOverIsNeitherFailedNorPausedNorJudged() {
    cluster.register(service(1));
    cluster.advance(LONG);

    assertThatThrownBy(() -> cluster.failDeployment(EXAMPLE))
        .isInstanceOf(CommandRefusedException.class)
        .hasMessageContaining("can't fail terminal deployment");
    assertThatThrownBy(() -> cluster.pauseDeployment(EXAMPLE))
        .hasMessageContaining("can't pause terminal deployment");
    assertThatThrownBy(() -> cluster.promote(EXAMPLE))
        .hasMessageContaining("can't promote terminal deployment");
    assertThatThrownBy(() -> cluster.setHealth(EXAMPLE, liveIds(), List.of()))
        .hasMessageContaining("can't set health of allocations for a terminal deployment");
  }

  @Test
  void aPausedDeploymentDoesNotFailAtItsDeadline() {
    cluster.scripts(one -> TaskScript.startsAfter(Duration.ofDays(1)));
    cluster.register(service(1));
    cluster.run();
    cluster.pauseDeployment(EXAMPLE);
    cluster.advance(LONG);
    assertThat(deployment(cluster).status()).isEqualTo(Status.PAUSED);

    cluster.resumeDeployment(EXAMPLE);
    cluster.advance(ONE_BY_ONE.progressDeadline().minusMillis(1));
    assertThat(deployment(cluster).status()).isEqualTo(Status.RUNNING);
    cluster.advance(Duration.ofMillis(1));

    assertThat(deployment(cluster).status()).isEqualTo(Status.FAILED);
  }

  @Test
  void aStoppedAllocationIsReplaced() {
    cluster.register(service(2));
    cluster.advance(LONG);
    Allocation stopped = live(cluster).get(1);

    Registration answer = cluster.stopAllocation(stopped.id());
    cluster.run();

    assertThat(Seen.evaluation(cluster, answer).trigger()).isEqualTo(Evaluation.Trigger.ALLOC_STOP);
    Allocation after = cluster.state().allocation(stopped.id()).orElseThrow();
    assertThat(after)
        .returns(ClientStatus.COMPLETE, Allocation::clientStatus)
        .returns("alloc is being migrated", Allocation::desiredDescription);
    assertThat(live(cluster)).hasSize(2);
    assertThat(live(cluster).get(1))
        .returns(after.nextAllocation(), Allocation::id)
        .returns(stopped.id(), Allocation::previousAllocation)
        .returns(stopped.name(), Allocation::name)
        .returns(null, Allocation::deploymentId);
  }

  @Test
  void aStoppedAllocationOfABatchJobIsReplacedOnce() {
    cluster.register(batch(1));
    cluster.run();

    cluster.stopAllocation(live(cluster).get(0).id());
    cluster.run();
    cluster.register(batch(1));
    cluster.run();

    assertThat(live(cluster)).hasSize(1);
    assertThat(cluster.allocations(EXAMPLE)).hasSize(2);
  }

  @Test
  void anAllocationThatHasEndedMayBeStoppedAgain() {
    cluster.register(service(1));
    cluster.run();
    AllocationId first = liveIds().get(0);
    cluster.stopAllocation(first);
    cluster.run();

    cluster.stopAllocation(first);
    cluster.run();

    assertThat(cluster.allocations(EXAMPLE)).hasSize(2);
  }

  @Test
  void anUnknownAllocationIsNotStopped() {
    assertThatThrownBy(() -> cluster.stopAllocation(new AllocationId("none")))
        .isInstanceOf(CommandRefusedException.class)
        .hasMessage("no allocation \"none\"");
  }

  @Test
  void whatHasFailedIsReplacedAtOnceWhenThatIsAskedFor() {
    cluster.scripts(
        one -> one.previousAllocation() == null ? TaskScript.ends(LONG, 1) : TaskScript.RUNS);
    cluster.register(withReschedule(batch(2), ONCE_A_DAY));
    cluster.advance(LONG);
    assertThat(live(cluster)).isEmpty();

    cluster.rescheduleFailed(EXAMPLE);
    cluster.run();

    assertThat(live(cluster)).hasSize(2);
    assertThat(cluster.allocations(EXAMPLE).get(0).desiredStatus()).isEqualTo(DesiredStatus.STOP);
    cluster.advance(Duration.ofHours(12));
    assertThat(cluster.allocations(EXAMPLE)).hasSize(4);
  }

  @Test
  void aPolicyThatReplacesNothingIsKeptToEvenThen() {
    cluster.scripts(one -> TaskScript.ends(Duration.ZERO, 1));
    cluster.register(batch(1));
    cluster.run();

    cluster.rescheduleFailed(EXAMPLE);
    cluster.run();

    assertThat(cluster.allocations(EXAMPLE)).hasSize(1);
  }

  @Test
  void anotherImageTakesThePlaceOfWhatIsToBeMigrated() {
    cluster.register(service(1));
    cluster.advance(LONG);
    cluster.stopAllocation(liveIds().get(0));
    cluster.register(withImage(service(1), "redis:4.0"));

    cluster.advance(LONG);

    assertThat(live(cluster)).singleElement().returns(1L, Allocation::jobVersion);
    assertThat(deployment(cluster).status()).isEqualTo(Status.SUCCESSFUL);
  }
}
