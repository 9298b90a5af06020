package dev.caravan.scheduler.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.core.command.CommandRefusedException;
import dev.caravan.core.event.AllocationEvent.AllocationCollected;
import dev.caravan.core.event.DeploymentEvent.DeploymentCollected;
import dev.caravan.core.event.EvaluationEvent.EvaluationCollected;
import dev.caravan.core.event.JobEvent.JobCollected;
import dev.caravan.core.event.NodeEvent.NodePurged;
import dev.caravan.core.event.RecordedEvent;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.DrainSpec;
import dev.caravan.core.model.EphemeralDisk;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.NodeResources;
import dev.caravan.core.model.Parameterized;
import dev.caravan.core.model.Periodic;
import dev.caravan.core.view.JobStatus.Phase;
import dev.caravan.core.view.Phases;
import dev.caravan.scheduler.garbage.GarbageThresholds;
import dev.caravan.scheduler.testkit.TaskScript;
import dev.caravan.scheduler.testkit.TestCluster;
import dev.caravan.scheduler.testkit.TestJobs;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is forgotten in time, and what never is while it is needed. */
class GarbageTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final JobId JOB = JobId.of("example");

  private final TestCluster cluster = TestCluster.withOneNode();

  private void ending(int exitCode) {
    cluster.scripts(any -> TaskScript.ends(MINUTE, exitCode));
  }

  private static Job batch(String id) {
    return TestJobs.job(id, JobType.BATCH, 1);
  }

  private void run(Job job) {
    cluster.register(job);
    cluster.advance(Duration.ofMinutes(5));
  }

  private boolean isKnown(String job) {
    return cluster.state().job(JobId.of(job)).isPresent();
  }

  private <E> List<RecordedEvent> collected(Class<E> type) {
    return cluster.log().stream().filter(one -> type.isInstance(one.event())).toList();
  }

  private List<AllocationId> live() {
    return Seen.live(cluster).stream().map(Allocation::id).toList();
  }

  @Test
  void aStoppedJobGoesWithAllThatWasDoneForItAfterFourHours() {
    cluster.garbageThresholds(GarbageThresholds.DEFAULT.withEvaluations(LONG, LONG));
    run(TestJobs.service(2));
    cluster.stop("example");
    cluster.advance(Duration.ofHours(3));
    assertThat(isKnown("example")).isTrue();

    cluster.advance(Duration.ofMinutes(70));

    assertThat(isKnown("example")).isFalse();
    assertThat(cluster.state().jobIds()).isEmpty();
    assertThat(collected(JobCollected.class)).hasSize(1);
    assertThat(collected(AllocationCollected.class)).hasSize(2);
    assertThat(collected(DeploymentCollected.class)).hasSize(1);
  }

  private static final Duration LONG = Duration.ofDays(100);

  @Test
  void whatEndedGoesAtItsOwnTime() {
    cluster.garbageThresholds(GarbageThresholds.DEFAULT);
    run(TestJobs.service(1));
    cluster.register(TestJobs.withImage(TestJobs.service(1), "redis:4.0"));
    cluster.advance(Duration.ofMinutes(50));
    assertThat(cluster.allocations("example")).hasSize(2);

    cluster.advance(Duration.ofMinutes(25));

    assertThat(cluster.allocations("example")).hasSize(1);
    assertThat(Seen.deployments(cluster))
        .extracting(Deployment::status)
        .containsExactly(Deployment.Status.SUCCESSFUL);
    assertThat(isKnown("example")).isTrue();
  }

  @Test
  void aJobThatLostAllItsEvaluationsIsStillDead() {
    run(TestJobs.service(1));
    cluster.stop("example");
    cluster.run();
    cluster.garbageThresholds(GarbageThresholds.AT_ONCE.withJobs(LONG));

    cluster.advance(Duration.ofMinutes(6));

    assertThat(cluster.state().evaluationsOf(JOB)).isEmpty();
    assertThat(Phases.of(cluster.state(), Seen.job(cluster))).isEqualTo(Phase.DEAD);
  }

  @Test
  void whatRunsStaysWithItsEvaluationsAndItsDeployment() {
    run(TestJobs.service(2));
    List<AllocationId> before = live();

    cluster.collectGarbage();

    assertThat(live()).isEqualTo(before);
    assertThat(Seen.deployments(cluster)).hasSize(1);
    assertThat(cluster.state().evaluationsOf(JOB))
        .anyMatch(one -> one.id().equals(cluster.allocations("example").get(0).evaluationId()));
  }

  @Test
  void whatALongLivedJobLeavesGoesInSeveralUnits() {
    run(TestJobs.service(1));
    for (int i = 0; i < 300; i++) {
      cluster.stopAllocation(live().get(0));
      cluster.run();
    }

    cluster.collectGarbage();

    assertThat(cluster.allocations("example")).hasSize(1);
    assertThat(collected(AllocationCollected.class)).hasSize(300);
    assertThat(collected(EvaluationCollected.class)).hasSizeGreaterThan(250);
    assertThat(cluster.log())
        .extracting(event -> event.origin().unit())
        .allMatch(unit -> unit <= 500);
  }

  @Test
  void aBatchJobThatIsDoneGoesAsAWhole() {
    ending(0);
    run(TestJobs.batch(2));

    cluster.collectGarbage();

    assertThat(isKnown("example")).isFalse();
    assertThat(cluster.state().allocations()).isEmpty();
    JobCollected event = (JobCollected) collected(JobCollected.class).get(0).event();
    assertThat(event.succeeded()).isTrue();
  }

  @Test
  void whatABatchJobHasDoneIsNotForgottenWhileItGoesOn() {
    cluster.scripts(any -> any.index() == 0 ? TaskScript.ends(MINUTE, 0) : TaskScript.RUNS);
    run(TestJobs.batch(2));

    cluster.collectGarbage();
    cluster.register(TestJobs.batch(2));
    cluster.advance(MINUTE);

    assertThat(cluster.allocations("example")).hasSize(2);
  }

  @Test
  void whatFailedForGoodKeepsItsPlace() {
    cluster.scripts(any -> any.index() == 0 ? TaskScript.ends(MINUTE, 1) : TaskScript.RUNS);
    run(TestJobs.batch(2));

    cluster.collectGarbage();
    cluster.register(TestJobs.batch(2));
    cluster.advance(MINUTE);

    assertThat(cluster.allocations("example")).hasSize(2);
  }

  @Test
  void aFailedDeploymentKeepsItsVersionFromBeingTriedAgain() {
    run(TestJobs.service(1));
    cluster.scripts(any -> TaskScript.failsToStart(Duration.ZERO));
    run(TestJobs.withImage(TestJobs.service(1), "redis:4.0"));
    assertThat(Seen.deployment(cluster).status()).isEqualTo(Deployment.Status.FAILED);

    cluster.collectGarbage();
    List<Allocation> before = cluster.allocations("example");
    run(TestJobs.withImage(TestJobs.service(1), "redis:4.0"));

    assertThat(cluster.allocations("example")).isEqualTo(before);
  }

  @Test
  void childrenGoAndTheirParentStays() {
    ending(0);
    run(batch("mail").toBuilder().parameterized(Parameterized.DEFAULT).build());
    String child = cluster.dispatch("mail").id().value();
    cluster.advance(Duration.ofMinutes(5));

    cluster.collectGarbage();

    assertThat(isKnown(child)).isFalse();
    assertThat(isKnown("mail")).isTrue();
  }

  @Test
  void aStoppedParentGoes() {
    run(batch("nightly").toBuilder().periodic(Periodic.of("@daily")).build());
    cluster.stop("nightly");

    cluster.collectGarbage();

    assertThat(isKnown("nightly")).isFalse();
  }

  @Test
  void aSystemJobGoesOnlyOnceItIsStoppedAndHasEnded() {
    cluster.scripts(any -> TaskScript.stopsAfter(MINUTE));
    run(TestJobs.job("example", JobType.SYSTEM, 1));
    cluster.stop("example");
    cluster.run().collectGarbage();
    assertThat(isKnown("example")).isTrue();

    cluster.advance(MINUTE).collectGarbage();

    assertThat(isKnown("example")).isFalse();
  }

  @Test
  void aNodeGoesOnceItIsDownAndEmpty() {
    cluster.garbageThresholds(GarbageThresholds.DEFAULT);
    cluster.node("other", NodeResources.of(1_000, 1_000, 1_000));
    cluster.nodeDown("other");
    cluster.advance(Duration.ofHours(23));
    assertThat(cluster.state().nodes()).hasSize(2);

    cluster.advance(Duration.ofMinutes(70));

    assertThat(cluster.state().nodes()).hasSize(1);
    assertThat(collected(NodePurged.class)).hasSize(1);
  }

  @Test
  void whatWaitsForRoomIsReplacedAllTheSame() {
    run(TestJobs.service(1));
    cluster.drain("solo", DrainSpec.forced()).advance(MINUTE);
    assertThat(live()).isEmpty();

    cluster.collectGarbage();
    cluster.cancelDrain("solo", true).advance(MINUTE);

    assertThat(live()).hasSize(1);
  }

  @Test
  void aDependentStartsAlsoIfWhatItWaitsForWasCollected() {
    ending(0);
    run(batch("migrate"));
    cluster.collectGarbage();

    run(batch("after").toBuilder().dependsOn("migrate").build());

    assertThat(cluster.allocations("after")).hasSize(1);
  }

  @Test
  void aDependentOfAParentStartsAlsoIfTheChildThatSucceededWasCollected() {
    ending(0);
    run(batch("mail").toBuilder().parameterized(Parameterized.DEFAULT).build());
    cluster.dispatch("mail");
    cluster.advance(Duration.ofMinutes(5)).collectGarbage();

    run(batch("after").toBuilder().dependsOn("mail").build());

    assertThat(cluster.allocations("after")).hasSize(1);
  }

  @Test
  void whatFailedAndWasCollectedIsWaitedForStill() {
    ending(1);
    run(batch("migrate"));
    cluster.collectGarbage();
    assertThat(isKnown("migrate")).isFalse();

    run(batch("after").toBuilder().dependsOn("migrate").build());

    assertThat(cluster.allocations("after")).isEmpty();
  }

  @Test
  void aJobThatIsRegisteredAgainHasToSucceedAgain() {
    ending(0);
    run(batch("migrate"));
    cluster.collectGarbage();
    cluster.register(batch("migrate"));

    cluster.register(batch("after").toBuilder().dependsOn("migrate").build());
    cluster.run();

    assertThat(cluster.allocations("after")).isEmpty();
  }

  @Test
  void theLogTellsWhatWasCollectedAndWhoWantedIt() {
    ending(0);
    run(TestJobs.batch(1));
    cluster.collectGarbage();

    assertThat(collected(JobCollected.class)).hasSize(1);
    assertThat(collected(EvaluationCollected.class)).isNotEmpty();
    assertThat(collected(AllocationCollected.class))
        .extracting(RecordedEvent::actor)
        .containsExactly("tester");
  }

  @Test
  void whatIsCollectedRefusesByName() {
    ending(0);
    run(TestJobs.batch(1));
    AllocationId gone = cluster.allocations("example").get(0).id();
    cluster.collectGarbage();

    assertThatThrownBy(() -> cluster.stopAllocation(gone))
        .isInstanceOf(CommandRefusedException.class)
        .hasMessageContaining(gone.value());
  }

  @Test
  void lateNewsOfWhatIsCollectedIsPassedOver() {
    ending(0);
    run(TestJobs.batch(1));
    cluster.collectGarbage();
    long before = cluster.state().position();

    cluster.repeatReport(cluster.reports() - 1);

    assertThat(cluster.state().position()).isEqualTo(before);
  }

  @Test
  void aJobCanBeRegisteredAgainAsIfItHadNeverBeen() {
    ending(0);
    run(TestJobs.batch(1));
    cluster.collectGarbage();

    run(TestJobs.batch(1));

    assertThat(Seen.job(cluster).version()).isZero();
    assertThat(cluster.allocations("example")).hasSize(1);
  }

  @Test
  void purgingLeavesGarbageThatIsCollected() {
    run(TestJobs.service(1));
    cluster.purge("example");
    cluster.run();

    cluster.collectGarbage();

    assertThat(cluster.state().jobIds()).isEmpty();
  }

  @Test
  void collectingTwiceFindsNothingTheSecondTime() {
    ending(0);
    run(TestJobs.batch(3));
    cluster.collectGarbage();
    long before = cluster.state().position();

    cluster.collectGarbage();

    assertThat(cluster.state().position()).isEqualTo(before);
  }

  @Test
  void manyJobsAreCollectedInSeveralUnits() {
    ending(0);
    for (int i = 0; i < 400; i++) {
      cluster.register(TestJobs.withTask(batch("job" + i), task -> task.resources(1, 10)));
    }
    cluster.advance(Duration.ofMinutes(30));

    cluster.collectGarbage();

    assertThat(cluster.state().jobIds()).isEmpty();
  }

  @Test
  void nothingGoesByItselfIfThatIsNotWanted() {
    cluster.garbageThresholds(GarbageThresholds.NEVER);
    ending(0);
    run(TestJobs.batch(1));

    cluster.advance(LONG);

    assertThat(isKnown("example")).isTrue();
    assertThat(cluster.isAtRest()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whoseDiskIsYetToBeMovedToAnotherNodeIsKept(boolean migrates) {
    EphemeralDisk disk = new EphemeralDisk(300, false, migrates);
    run(TestJobs.withGroup(TestJobs.service(1), group -> group.ephemeralDisk(disk)));
    Allocation ended = Seen.live(cluster).get(0);
    cluster.node("other", NodeResources.of(4_000, 4_096, 100_000));
    cluster.setEligibility(ended.nodeName(), false);
    cluster.scripts(any -> TaskScript.startsAfter(LONG));
    cluster.stopAllocation(ended.id());
    cluster.advance(MINUTE);
    assertThat(Seen.live(cluster).get(0).nodeName()).isEqualTo("other");

    cluster.collectGarbage();

    assertThat(cluster.state().allocation(ended.id()).isPresent()).isEqualTo(migrates);
  }
}
