package dev.caravan.scheduler.engine;

import static dev.caravan.scheduler.engine.Seen.EXAMPLE;
import static dev.caravan.scheduler.engine.Seen.live;
import static dev.caravan.scheduler.testkit.TestJobs.batch;
import static dev.caravan.scheduler.testkit.TestJobs.service;
import static dev.caravan.scheduler.testkit.TestJobs.withImage;
import static dev.caravan.scheduler.testkit.TestJobs.withReschedule;
import static dev.caravan.scheduler.testkit.TestJobs.withUpdate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.DesiredStatus;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.NodeResources;
import dev.caravan.core.model.RescheduleEvent;
import dev.caravan.core.model.ReschedulePolicy;
import dev.caravan.core.model.ReschedulePolicy.DelayFunction;
import dev.caravan.core.storage.EventStorage;
import dev.caravan.core.view.JobStatus;
import dev.caravan.core.view.Views;
import dev.caravan.scheduler.testkit.TaskScript;
import dev.caravan.scheduler.testkit.TestCluster;
import dev.caravan.scheduler.testkit.TestJobs;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RescheduleTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration DELAY = Duration.ofSeconds(30);

  private final TestCluster cluster = TestCluster.withOneNode();

  private static ReschedulePolicy attempts(int attempts, Duration delay) {
    return new ReschedulePolicy(
        attempts, Duration.ofHours(1), delay, DelayFunction.CONSTANT, Duration.ZERO, false);
  }

  private static ReschedulePolicy unlimited(DelayFunction function) {
    return new ReschedulePolicy(0, Duration.ZERO, DELAY, function, Duration.ofMinutes(5), true);
  }

  /** A service without deployments. */
  private static Job plainService(int count, ReschedulePolicy policy) {
    return withReschedule(withUpdate(service(count), TestJobs.rolling(0)), policy);
  }

  /** Allocations fail as soon as they run. */
  private void failsAtOnce() {
    cluster.scripts(one -> TaskScript.ends(Duration.ZERO, 1));
  }

  private Allocation allocation(int number) {
    return cluster.allocations(EXAMPLE).get(number);
  }

  private List<Evaluation> evaluations(Evaluation.Trigger trigger) {
    return cluster.state().evaluationsOf(JobId.of(EXAMPLE)).stream()
        .filter(evaluation -> evaluation.trigger() == trigger)
        .toList();
  }

  @Test
  void aFailedAllocationIsReplacedAfterItsDelayAndNotBefore() {
    failsAtOnce();
    cluster.register(withReschedule(batch(1), attempts(1, DELAY)));
    cluster.advance(DELAY.minusMillis(1));
    assertThat(cluster.allocations(EXAMPLE)).hasSize(1);

    cluster.advance(Duration.ofMillis(1));

    assertThat(cluster.allocations(EXAMPLE)).hasSize(2);
    assertThat(allocation(0))
        .returns(DesiredStatus.STOP, Allocation::desiredStatus)
        .returns("alloc was rescheduled because it failed", Allocation::desiredDescription)
        .returns(allocation(1).id(), Allocation::nextAllocation);
    assertThat(allocation(1))
        .returns(allocation(0).id(), Allocation::previousAllocation)
        .returns(allocation(0).name(), Allocation::name);
    assertThat(allocation(1).rescheduleEvents())
        .containsExactly(
            new RescheduleEvent(
                TestCluster.START.plus(DELAY), allocation(0).id(), allocation(0).nodeId(), DELAY));
  }

  @Test
  void whatHasNoAttemptLeftStaysFailedAndTheJobIsDead() {
    failsAtOnce();
    cluster.register(withReschedule(batch(1), attempts(1, DELAY)));
    cluster.advance(Duration.ofHours(3));

    assertThat(cluster.allocations(EXAMPLE)).hasSize(2);
    assertThat(allocation(1))
        .returns(DesiredStatus.RUN, Allocation::desiredStatus)
        .returns(ClientStatus.FAILED, Allocation::clientStatus);
    assertThat(Views.jobStatus(cluster.state(), Seen.job(cluster)).phase())
        .isEqualTo(JobStatus.Phase.DEAD);
    assertThat(cluster.isAtRest()).isTrue();
  }

  @Test
  void aFailureAsksForAnEvaluationAndThatForOneThatFollowsLater() {
    failsAtOnce();
    cluster.register(withReschedule(batch(1), attempts(1, DELAY)));
    cluster.run();

    List<Evaluation> evaluations = evaluations(Evaluation.Trigger.ALLOC_FAILURE);
    assertThat(evaluations).hasSize(2);
    assertThat(evaluations.get(0).status()).isEqualTo(Evaluation.Status.COMPLETE);
    assertThat(evaluations.get(1))
        .returns(Evaluation.Status.PENDING, Evaluation::status)
        .returns(TestCluster.START.plus(DELAY), Evaluation::waitUntil)
        .returns("created for delayed rescheduling", Evaluation::statusDescription)
        .returns(evaluations.get(0).id(), Evaluation::previousEvaluation);
    assertThat(allocation(0).followUpEvaluation()).isEqualTo(evaluations.get(1).id());
  }

  @Test
  void aFailureThatNothingReplacesAsksForNoEvaluation() {
    failsAtOnce();
    cluster.register(batch(1));
    cluster.advance(Duration.ofHours(1));

    assertThat(evaluations(Evaluation.Trigger.ALLOC_FAILURE)).isEmpty();
  }

  @Test
  void failuresOfAboutTheSameTimeShareAnEvaluation() {
    cluster.scripts(one -> TaskScript.ends(Duration.ofSeconds(one.index()), 1));
    cluster.register(withReschedule(batch(3), attempts(1, DELAY)));
    cluster.advance(DELAY);

    assertThat(cluster.allocations(EXAMPLE).subList(3, 4))
        .extracting(Allocation::index)
        .containsExactly(0);
    cluster.advance(MINUTE);
    assertThat(cluster.allocations(EXAMPLE)).hasSize(6);
  }

  @Test
  void theDelayDoublesUpToItsGreatestAndBeginsAnewAfterALongRun() {
    cluster.scripts(one -> TaskScript.ends(Duration.ofSeconds(1), 1));
    cluster.register(plainService(1, unlimited(DelayFunction.EXPONENTIAL)));
    cluster.advance(Duration.ofMinutes(13));

    Allocation newest = allocation(cluster.allocations(EXAMPLE).size() - 1);
    assertThat(newest.rescheduleEvents())
        .extracting(event -> event.delay().toSeconds())
        .endsWith(30L, 60L, 120L, 240L, 300L);
    assertThat(newest.rescheduleEvents()).hasSizeLessThanOrEqualTo(6);
  }

  @Test
  void theReplacementGoesToANodeWhereItHasNotFailed() {
    try (TestCluster two = new TestCluster(EventStorage.inMemory(), 1)) {
      two.node("small", NodeResources.of(1_000, 1_024, 10_000));
      two.node("large", NodeResources.of(4_000, 8_192, 10_000));
      two.scripts(
          one -> one.nodeName().equals("small") ? TaskScript.ends(DELAY, 1) : TaskScript.RUNS);

      two.register(plainService(1, attempts(3, DELAY)));
      two.advance(Duration.ofMinutes(10));

      assertThat(two.allocations(EXAMPLE))
          .extracting(Allocation::nodeName)
          .containsExactly("small", "large");
    }
  }

  @Test
  void withoutRoomAFailedAllocationWaitsAndKeepsItsRecord() {
    failsAtOnce();
    Job job = plainService(1, attempts(3, DELAY));
    cluster.register(job);
    cluster.run();
    cluster.scripts(one -> TaskScript.RUNS);
    cluster.register(
        TestJobs.withTask(
            TestJobs.job("greedy", job.type(), 1), task -> task.resources(3_900, 256)));
    cluster.advance(MINUTE);
    assertThat(live(cluster)).isEmpty();
    assertThat(allocation(0).desiredStatus()).isEqualTo(DesiredStatus.RUN);
    assertThat(Seen.blocked(cluster)).hasSize(1);

    cluster.stop("greedy");
    cluster.run();

    assertThat(live(cluster))
        .singleElement()
        .satisfies(one -> assertThat(one.rescheduleEvents()).hasSize(1));
  }

  @Test
  void whatWaitsForRoomIsReplacedThoughTheClockWentBackWhenRoomCame() {
    failsAtOnce();
    cluster.register(withReschedule(batch(1), attempts(1, DELAY)));
    cluster.run();
    cluster.setEligibility("solo", false);
    cluster.advance(MINUTE);
    assertThat(Seen.blocked(cluster)).hasSize(1);
    cluster.scripts(one -> TaskScript.ends(DELAY, 0));

    cluster.sleepUntil(TestCluster.START.minus(MINUTE));
    cluster.setEligibility("solo", true);
    cluster.advance(MINUTE.multipliedBy(5));

    assertThat(cluster.allocations(EXAMPLE)).hasSize(2);
    assertThat(allocation(1).clientStatus()).isEqualTo(ClientStatus.COMPLETE);
  }

  @Test
  void aStoppedJobReplacesNothingLater() {
    failsAtOnce();
    cluster.register(plainService(1, attempts(3, DELAY)));
    cluster.run();
    cluster.stop(EXAMPLE);
    cluster.run();

    assertThat(cluster.isAtRest()).isTrue();
    assertThat(Views.jobStatus(cluster.state(), Seen.job(cluster)).statusText())
        .isEqualTo("dead (stopped)");
    cluster.advance(Duration.ofHours(1));
    assertThat(cluster.allocations(EXAMPLE)).hasSize(1);
  }

  @Test
  void aJobStartedAgainReplacesWhatFailedBefore() {
    failsAtOnce();
    cluster.register(plainService(1, attempts(3, DELAY)));
    cluster.run();
    cluster.stop(EXAMPLE);
    cluster.run();
    cluster.scripts(one -> TaskScript.RUNS);

    cluster.register(plainService(1, attempts(3, DELAY)));
    cluster.advance(Duration.ofHours(1));

    assertThat(live(cluster)).hasSize(1);
  }

  @Test
  void ofARunningDeploymentWhatIsUnhealthyIsReplacedWithinIt() {
    Set<String> failing = new HashSet<>();
    cluster.scripts(
        one ->
            failing.isEmpty() || failing.contains(one.id().value())
                ? failOnce(failing, one)
                : TaskScript.RUNS);
    cluster.register(withReschedule(service(1), attempts(3, Duration.ofSeconds(5))));
    cluster.advance(MINUTE);

    assertThat(cluster.allocations(EXAMPLE)).hasSize(2);
    assertThat(allocation(0).healthy()).isFalse();
    assertThat(allocation(1).deploymentId()).isEqualTo(Seen.deployment(cluster).id());
    assertThat(Seen.deployment(cluster).status()).isEqualTo(Deployment.Status.SUCCESSFUL);
    assertThat(Seen.deployment(cluster).groups().get(TestJobs.GROUP))
        .satisfies(group -> assertThat(group.placed()).isEqualTo(2))
        .satisfies(group -> assertThat(group.unhealthy()).isEqualTo(1));
  }

  private static TaskScript failOnce(Set<String> failing, Allocation one) {
    failing.add(one.id().value());
    return TaskScript.ends(Duration.ofSeconds(1), 1);
  }

  @Test
  void ofAFailedDeploymentNothingIsReplaced() {
    Job job = withReschedule(service(1), attempts(3, DELAY));
    cluster.register(job);
    cluster.advance(MINUTE);
    cluster.scripts(one -> TaskScript.ends(Duration.ofSeconds(1), 1));

    cluster.register(
        withImage(
            withUpdate(job, TestJobs.strategy(1, Duration.ofSeconds(10), Duration.ZERO)),
            "redis:broken"));
    cluster.advance(Duration.ofHours(1));

    assertThat(Seen.deployment(cluster).status()).isEqualTo(Deployment.Status.FAILED);
    assertThat(cluster.allocations(EXAMPLE)).hasSize(2);
    assertThat(cluster.isAtRest()).isTrue();
  }

  @Test
  void whatWasHealthyAndFailsWhileTheDeploymentGoesOnIsReplacedToo() {
    cluster.scripts(
        one ->
            one.index() == 0 && one.rescheduleEvents().isEmpty()
                ? TaskScript.ends(Duration.ofSeconds(15), 1)
                : TaskScript.startsAfter(Duration.ofSeconds(one.index() * 20L)));
    cluster.register(withReschedule(service(2), attempts(3, Duration.ofSeconds(5))));

    cluster.advance(Duration.ofMinutes(5));

    assertThat(live(cluster)).hasSize(2);
  }
}
