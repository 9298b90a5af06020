package dev.caravan.scheduler.engine;

import static dev.caravan.scheduler.engine.Seen.EXAMPLE;
import static dev.caravan.scheduler.engine.Seen.blocked;
import static dev.caravan.scheduler.engine.Seen.deployment;
import static dev.caravan.scheduler.engine.Seen.deployments;
import static dev.caravan.scheduler.engine.Seen.indexes;
import static dev.caravan.scheduler.engine.Seen.live;
import static dev.caravan.scheduler.engine.Seen.updated;
import static dev.caravan.scheduler.testkit.TestJobs.canary;
import static dev.caravan.scheduler.testkit.TestJobs.service;
import static dev.caravan.scheduler.testkit.TestJobs.withCount;
import static dev.caravan.scheduler.testkit.TestJobs.withImage;
import static dev.caravan.scheduler.testkit.TestJobs.withReschedule;
import static dev.caravan.scheduler.testkit.TestJobs.withUpdate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.core.command.CommandRefusedException;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.Deployment.GroupProgress;
import dev.caravan.core.model.Deployment.Status;
import dev.caravan.core.model.DesiredStatus;
import dev.caravan.core.model.DesiredUpdates;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.NodeResources;
import dev.caravan.core.model.ReschedulePolicy;
import dev.caravan.core.model.ReschedulePolicy.DelayFunction;
import dev.caravan.core.storage.EventStorage;
import dev.caravan.scheduler.testkit.TaskScript;
import dev.caravan.scheduler.testkit.TestCluster;
import dev.caravan.scheduler.testkit.TestJobs;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CanaryTest {
  private static final Duration HEALTHY = TestJobs.ONE_BY_ONE.minHealthyTime();
  private static final Duration LONG = Duration.ofHours(1);

  private final TestCluster cluster = TestCluster.withOneNode();

  private static Job job(int count, int canaries) {
    return withUpdate(service(count), canary(1, canaries, false));
  }

  private static Job next(Job job) {
    return withImage(job, "redis:4.0");
  }

  private void rolledOut(Job job) {
    cluster.register(job);
    cluster.advance(LONG);
    assertThat(deployment(cluster).status()).isEqualTo(Status.SUCCESSFUL);
  }

  private GroupProgress progress() {
    return deployment(cluster).groups().get(TestJobs.GROUP);
  }

  private List<Allocation> old() {
    return live(cluster).stream().filter(one -> one.jobVersion() == 0).toList();
  }

  @Test
  void theFirstVersionNeedsNoCanaries() {
    rolledOut(job(2, 1));

    assertThat(progress().goal().desiredCanaries()).isZero();
    assertThat(live(cluster)).noneMatch(Allocation::canary);
  }

  @Test
  void aCanaryIsPlacedBesideTheVersionBeforeAndWaits() {
    rolledOut(job(3, 1));

    cluster.register(next(job(3, 1)));
    cluster.advance(LONG);

    assertThat(old()).hasSize(3);
    assertThat(updated(cluster))
        .singleElement()
        .returns(true, Allocation::canary)
        .returns(true, Allocation::healthy)
        .returns(0, Allocation::index)
        .returns(null, Allocation::previousAllocation);
    assertThat(progress().placedCanaries()).containsExactly(updated(cluster).get(0).id());
    assertThat(deployment(cluster).status()).isEqualTo(Status.RUNNING);
    assertThat(deployment(cluster).statusDescription())
        .isEqualTo("Deployment is running but requires manual promotion");
    assertThat(cluster.isAtRest()).isTrue();
  }

  @Test
  void aPlanCountsCanariesAndReplacesNothingBesides() {
    rolledOut(job(3, 1));

    assertThat(cluster.plan(next(job(3, 1))).desiredUpdates().get(TestJobs.GROUP))
        .isEqualTo(new DesiredUpdates(3, 0, 0, 0, 0, 0, 1));
  }

  @Test
  void onceItIsPromotedTheRestFollows() {
    rolledOut(job(3, 1));
    cluster.register(next(job(3, 1)));
    cluster.advance(HEALTHY);
    Allocation first = updated(cluster).get(0);

    cluster.promote(EXAMPLE);
    cluster.run();
    assertThat(indexes(updated(cluster))).containsExactly(0, 1);
    assertThat(old()).hasSize(1);
    cluster.advance(LONG);

    assertThat(deployment(cluster).status()).isEqualTo(Status.SUCCESSFUL);
    assertThat(indexes(live(cluster))).containsExactly(0, 1, 2);
    assertThat(live(cluster)).allMatch(one -> one.jobVersion() == 1).noneMatch(Allocation::canary);
    assertThat(live(cluster)).extracting(Allocation::id).contains(first.id());
    assertThat(Seen.job(cluster).stable()).isTrue();
    assertThat(progress())
        .returns(3, GroupProgress::placed)
        .returns(3, GroupProgress::healthy)
        .returns(true, GroupProgress::promoted);
  }

  @Test
  void whatIsNotHealthyCannotBePromoted() {
    rolledOut(job(2, 1));
    cluster.register(next(job(2, 1)));
    cluster.run();

    assertThatThrownBy(() -> cluster.promote(EXAMPLE))
        .isInstanceOf(CommandRefusedException.class)
        .hasMessage("Task group \"cache\" has 0/1 healthy allocations");
    assertThatThrownBy(() -> cluster.promote(EXAMPLE, "web"))
        .hasMessageContaining("has no task group \"web\"; it has cache");
  }

  @Test
  void asManyCanariesAsTheCountRunAsASecondSetUntilThePromotion() {
    rolledOut(job(2, 2));
    cluster.register(next(job(2, 2)));
    cluster.advance(HEALTHY);
    assertThat(live(cluster)).hasSize(4);

    cluster.promote(EXAMPLE);
    cluster.run();

    assertThat(live(cluster)).hasSize(2).allMatch(one -> one.jobVersion() == 1);
    assertThat(indexes(live(cluster))).containsExactly(0, 1);
    assertThat(deployment(cluster).status()).isEqualTo(Status.SUCCESSFUL);
  }

  @Test
  void ofMoreCanariesThanTheCountTheHighestGo() {
    rolledOut(job(2, 3));
    cluster.register(next(job(2, 3)));
    cluster.advance(HEALTHY);
    assertThat(indexes(updated(cluster))).containsExactly(0, 1, 2);

    cluster.promote(EXAMPLE);
    cluster.run();

    assertThat(indexes(live(cluster))).containsExactly(0, 1);
    assertThat(deployment(cluster).status()).isEqualTo(Status.SUCCESSFUL);
  }

  @Test
  void canariesPromoteThemselvesWhereThatIsAskedFor() {
    Job job = withUpdate(service(2), canary(2, 2, true));
    rolledOut(job);
    cluster.register(next(job));
    cluster.run();
    assertThat(deployment(cluster).statusDescription())
        .isEqualTo("Deployment is running pending automatic promotion");

    cluster.advance(HEALTHY);

    assertThat(deployment(cluster).status()).isEqualTo(Status.SUCCESSFUL);
    assertThat(live(cluster)).hasSize(2).allMatch(one -> one.jobVersion() == 1);
  }

  @Test
  void aFailedDeploymentStopsItsCanariesAndLeavesTheRestAlone() {
    rolledOut(job(2, 1));
    cluster.register(next(job(2, 1)));
    cluster.advance(HEALTHY);

    cluster.failDeployment(EXAMPLE);
    cluster.advance(LONG);

    assertThat(deployment(cluster).status()).isEqualTo(Status.FAILED);
    assertThat(deployment(cluster).statusDescription()).isEqualTo("Deployment marked as failed");
    assertThat(live(cluster)).hasSize(2).allMatch(one -> one.jobVersion() == 0);
    assertThat(cluster.plan(next(job(2, 1))).desiredUpdates().get(TestJobs.GROUP))
        .isEqualTo(new DesiredUpdates(2, 0, 0, 1, 0, 0, 0));
  }

  @Test
  void aNewerVersionTakesOverFromCanariesOfTheOneBefore() {
    rolledOut(job(2, 1));
    cluster.register(next(job(2, 1)));
    cluster.advance(HEALTHY);
    Allocation first = updated(cluster).get(0);

    cluster.register(withImage(job(2, 1), "redis:5.0"));
    cluster.advance(HEALTHY);

    assertThat(deployments(cluster)).hasSize(3);
    assertThat(deployments(cluster).get(1).status()).isEqualTo(Status.CANCELLED);
    assertThat(cluster.state().allocation(first.id()).orElseThrow().desiredStatus())
        .isEqualTo(DesiredStatus.STOP);
    assertThat(updated(cluster)).singleElement().returns(true, Allocation::canary);
    assertThat(old()).hasSize(2);
  }

  @Test
  void aFailedCanaryOfAnEarlierDeploymentIsNotReplacedByANewerVersion() {
    ReschedulePolicy later =
        new ReschedulePolicy(
            3, LONG, Duration.ofMinutes(1), DelayFunction.CONSTANT, Duration.ZERO, false);
    Job job = withReschedule(job(1, 1), later);
    rolledOut(job);
    cluster.scripts(one -> TaskScript.ends(Duration.ofSeconds(1), 1));
    cluster.register(next(job));
    cluster.advance(Duration.ofSeconds(10));
    cluster.scripts(one -> TaskScript.RUNS);

    cluster.register(withImage(job, "redis:5.0"));
    cluster.advance(LONG);

    assertThat(old()).hasSize(1);
    assertThat(updated(cluster)).singleElement().returns(true, Allocation::canary);
    assertThat(cluster.plan(withImage(job, "redis:5.0")).desiredUpdates().get(TestJobs.GROUP))
        .isEqualTo(new DesiredUpdates(2, 0, 0, 0, 0, 0, 0));
  }

  @Test
  void aHigherCountWaitsForThePromotionToo() {
    rolledOut(job(2, 1));
    cluster.register(next(withCount(job(2, 1), 4)));
    cluster.advance(LONG);
    assertThat(live(cluster)).hasSize(3);
    assertThat(progress().goal().desiredTotal()).isEqualTo(4);

    cluster.promote(EXAMPLE);
    cluster.advance(LONG);

    assertThat(indexes(live(cluster))).containsExactly(0, 1, 2, 3);
    assertThat(deployment(cluster).status()).isEqualTo(Status.SUCCESSFUL);
  }

  @Test
  void aHealthyCanaryMayWaitLongerThanTheProgressDeadline() {
    rolledOut(job(2, 1));
    cluster.register(next(job(2, 1)));
    cluster.advance(LONG);

    cluster.promote(EXAMPLE);
    cluster.advance(LONG);

    assertThat(deployment(cluster).status()).isEqualTo(Status.SUCCESSFUL);
  }

  @Test
  void aCanaryThatNeverRunsFailsTheDeploymentAtItsDeadline() {
    rolledOut(job(2, 1));
    cluster.scripts(one -> TaskScript.startsAfter(LONG));
    cluster.register(next(job(2, 1)));

    cluster.advance(TestJobs.ONE_BY_ONE.progressDeadline());

    assertThat(deployment(cluster).status()).isEqualTo(Status.FAILED);
    assertThat(old()).hasSize(2);
    assertThat(live(cluster)).hasSize(2);
  }

  @Test
  void aCanaryThatFailsIsReplacedByACanary() {
    ReschedulePolicy policy =
        new ReschedulePolicy(
            3, LONG, Duration.ofSeconds(5), DelayFunction.CONSTANT, Duration.ZERO, false);
    Job job = withReschedule(job(2, 1), policy);
    rolledOut(job);
    cluster.scripts(
        one ->
            one.rescheduleEvents().isEmpty() && one.previousAllocation() == null
                ? TaskScript.ends(Duration.ofSeconds(1), 1)
                : TaskScript.RUNS);

    cluster.register(next(job));
    cluster.advance(Duration.ofSeconds(30));

    assertThat(updated(cluster)).singleElement().returns(true, Allocation::canary);
    assertThat(progress().placedCanaries()).hasSize(2);
    cluster.promote(EXAMPLE);
    cluster.advance(LONG);
    assertThat(deployment(cluster).status()).isEqualTo(Status.SUCCESSFUL);
    assertThat(live(cluster)).hasSize(2).allMatch(one -> one.jobVersion() == 1);
  }

  @Test
  void whatOfTheVersionBeforeIsLostIsReplacedByTheVersionBefore() {
    try (TestCluster two = new TestCluster(EventStorage.inMemory(), 1)) {
      two.node("first", NodeResources.of(1_000, 8_192, 100_000));
      two.register(job(2, 1));
      two.advance(LONG);
      two.node("second", NodeResources.of(4_000, 8_192, 100_000));
      two.register(next(job(2, 1)));
      two.advance(LONG);

      two.nodeDown("first");
      two.advance(LONG);

      assertThat(live(two)).hasSize(3);
      assertThat(updated(two)).singleElement().returns(true, Allocation::canary);
      assertThat(live(two).stream().filter(one -> one.jobVersion() == 0))
          .hasSize(2)
          .allMatch(one -> one.deploymentId() == null);
    }
  }

  @Test
  void aCanaryWithoutRoomIsStillWantedWhenWhatIsOldIsMoved() {
    try (TestCluster full = new TestCluster(EventStorage.inMemory(), 1)) {
      full.node("only", NodeResources.of(500, 8_192, 100_000));
      full.register(job(1, 1));
      full.advance(LONG);
      full.register(next(job(1, 1)));
      full.run();

      full.stopAllocation(live(full).get(0).id());
      full.run();

      assertThat(live(full)).singleElement().returns(0L, Allocation::jobVersion);
      assertThat(blocked(full)).hasSize(1);
    }
  }

  @Test
  void aCanaryThatIsStoppedByHandIsReplacedByACanary() {
    rolledOut(job(2, 1));
    cluster.register(next(job(2, 1)));
    cluster.advance(HEALTHY);
    Allocation first = updated(cluster).get(0);

    cluster.stopAllocation(first.id());
    cluster.advance(HEALTHY);

    assertThat(updated(cluster))
        .singleElement()
        .returns(true, Allocation::canary)
        .satisfies(one -> assertThat(one.id()).isNotEqualTo(first.id()));
    assertThat(old()).hasSize(2);
  }

  @Test
  void aPausedDeploymentIsPromotedButGoesOnOnlyWhenItIsResumed() {
    rolledOut(job(2, 1));
    cluster.register(next(job(2, 1)));
    cluster.advance(HEALTHY);

    assertThat(cluster.pauseDeployment(EXAMPLE).evaluationId()).isNull();
    cluster.promote(EXAMPLE);
    cluster.advance(LONG);
    assertThat(deployment(cluster).statusDescription()).isEqualTo("Deployment is paused");
    assertThat(live(cluster)).hasSize(2);
    assertThat(updated(cluster)).hasSize(1).noneMatch(Allocation::canary);

    assertThat(cluster.resumeDeployment(EXAMPLE).evaluationId()).isNotNull();
    cluster.advance(LONG);

    assertThat(deployment(cluster).status()).isEqualTo(Status.SUCCESSFUL);
    assertThat(updated(cluster)).hasSize(2);
  }

  @Test
  void aPlanThatWasMadeBeforeTheDeploymentFailedIsMadeAnew() {
    rolledOut(job(2, 1));
    cluster.register(next(job(2, 1)));
    cluster.advance(HEALTHY);
    cluster.promote(EXAMPLE);
    cluster.beforeNextPlanIsApplied(() -> cluster.failDeployment(EXAMPLE));
    cluster.advance(LONG);

    assertThat(deployment(cluster).status()).isEqualTo(Status.FAILED);
    assertThat(updated(cluster)).hasSize(1);
  }
}
