package dev.caravan.scheduler.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.core.command.CommandRefusedException;
import dev.caravan.core.event.JobEvent.JobLaunchSkipped;
import dev.caravan.core.event.JobEvent.JobLaunched;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.Parameterized;
import dev.caravan.core.model.Periodic;
import dev.caravan.core.storage.EventStorage;
import dev.caravan.core.view.ChildRegistration;
import dev.caravan.core.view.JobStatus.Phase;
import dev.caravan.core.view.Phases;
import dev.caravan.scheduler.testkit.TaskScript;
import dev.caravan.scheduler.testkit.TestCluster;
import dev.caravan.scheduler.testkit.TestJobs;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeriodicTest {
  private static final Instant START = TestCluster.START;
  private static final JobId PARENT = JobId.of(Seen.EXAMPLE);

  private final TestCluster cluster = TestCluster.withOneNode().scripts(any -> ends(30));

  private static TaskScript ends(int seconds) {
    return TaskScript.ends(Duration.ofSeconds(seconds), 0);
  }

  private static Job every(String cron) {
    return launched(Periodic.of(cron));
  }

  private static Job launched(Periodic periodic) {
    return TestJobs.batch(1).toBuilder().periodic(periodic).build();
  }

  private static Job withoutOverlap(String cron) {
    return launched(new Periodic(true, List.of(cron), "UTC", true));
  }

  /** The times of the children that there are, oldest first. */
  private List<Instant> launches() {
    return cluster.state().childrenOf(PARENT).stream()
        .map(child -> child.job().id().value().replace("example/periodic-", ""))
        .map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds)))
        .toList();
  }

  private static Instant minute(int minute) {
    return START.plus(Duration.ofMinutes(minute));
  }

  @Test
  void registeringRunsNothingAndSaysWhenSomethingWillBe() {
    assertThat(cluster.plan(every("*/10 * * * *")).nextLaunch()).isEqualTo(minute(10));
    assertThat(cluster.register(every("*/10 * * * *")).evaluationId()).isNull();

    cluster.advance(Duration.ofMinutes(9));

    assertThat(cluster.state().evaluations()).isEmpty();
    assertThat(launches()).isEmpty();
  }

  @Test
  void aChildIsLaunchedAtEachTime() {
    cluster.register(every("*/10 * * * *"));

    cluster.advance(Duration.ofMinutes(25));

    assertThat(launches()).containsExactly(minute(10), minute(20));
    assertThat(cluster.nextLaunch(Seen.EXAMPLE)).contains(minute(30));
    Evaluation evaluation =
        cluster.state().evaluationsOf(cluster.state().childrenOf(PARENT).get(0).job().id()).get(0);
    assertThat(evaluation.trigger()).isEqualTo(Evaluation.Trigger.PERIODIC_JOB);
    assertThat(cluster.state().childrenOf(PARENT))
        .allMatch(child -> Phases.of(cluster.state(), child) == Phase.DEAD)
        .allMatch(child -> child.job().periodic() == null);
  }

  @Test
  void ofLaunchesThatWereMissedOneIsCaughtUpWith() {
    cluster.register(every("*/10 * * * *"));
    cluster.run().sleepUntil(minute(47));

    cluster.run();
    assertThat(launches()).containsExactly(minute(47));

    cluster.advance(Duration.ofMinutes(5));
    assertThat(launches()).containsExactly(minute(47), minute(50));
  }

  @Test
  void aSingleLaunchThatIsLateKeepsItsTime() {
    cluster.register(every("*/10 * * * *"));
    cluster.run().sleepUntil(minute(12));

    cluster.run();

    assertThat(launches()).containsExactly(minute(10));
  }

  @Test
  void nothingIsLaunchedTwiceWhenTheClockGoesBack() {
    cluster.register(every("*/10 * * * *"));
    cluster.advance(Duration.ofMinutes(11));

    cluster.sleepUntil(minute(5)).advance(Duration.ofMinutes(10));

    assertThat(launches()).containsExactly(minute(10));
  }

  @Test
  void launchesOverlapUnlessThatIsProhibited() {
    cluster.scripts(any -> ends(15 * 60));
    cluster.register(every("*/10 * * * *"));

    cluster.advance(Duration.ofMinutes(22));

    assertThat(launches()).containsExactly(minute(10), minute(20));
  }

  @Test
  void aLaunchThatWouldOverlapIsLeftOutAndNotedSo() {
    cluster.scripts(any -> ends(15 * 60));
    cluster.register(withoutOverlap("*/10 * * * *"));

    cluster.advance(Duration.ofMinutes(32));

    assertThat(launches()).containsExactly(minute(10), minute(30));
    assertThat(Seen.events(cluster, 0, JobLaunchSkipped.class))
        .containsExactly(
            new JobLaunchSkipped(PARENT, minute(20), "an earlier launch has not ended"));
  }

  @Test
  void aNewVersionIsLaunchedAtItsOwnTimes() {
    cluster.register(every("*/10 * * * *"));
    cluster.advance(Duration.ofMinutes(5));

    cluster.register(every("*/20 * * * *"));
    cluster.advance(Duration.ofMinutes(20));

    assertThat(launches()).containsExactly(minute(20));
  }

  @Test
  void aJobThatIsStoppedPurgedOrSwitchedOffIsNotLaunched() {
    cluster.register(every("*/10 * * * *"));
    cluster.stop(Seen.EXAMPLE);
    assertThat(cluster.nextLaunch(Seen.EXAMPLE)).isEmpty();
    cluster.advance(Duration.ofHours(1));
    assertThat(launches()).isEmpty();

    cluster.register(launched(new Periodic(false, List.of("*/10 * * * *"), "UTC", false)));
    cluster.advance(Duration.ofHours(1));
    assertThat(launches()).isEmpty();

    cluster.register(every("*/10 * * * *"));
    cluster.purge(Seen.EXAMPLE);
    cluster.advance(Duration.ofHours(1));
    assertThat(launches()).isEmpty();
    assertThat(cluster.isAtRest()).isTrue();
  }

  @Test
  void forcingLaunchesNowAndLeavesTheTimesAsTheyAre() {
    cluster.register(withoutOverlap("*/10 * * * *"));
    cluster.advance(Duration.ofMinutes(3));

    ChildRegistration forced = cluster.forceLaunch(Seen.EXAMPLE);
    cluster.advance(Duration.ofMinutes(8));

    assertThat(forced.evaluationId()).isNotNull();
    assertThat(launches()).containsExactly(minute(3), minute(10));
  }

  @Test
  void forcingTwiceInOneSecondIsOneLaunch() {
    cluster.register(every("*/10 * * * *"));

    ChildRegistration first = cluster.forceLaunch(Seen.EXAMPLE);
    ChildRegistration second = cluster.forceLaunch(Seen.EXAMPLE);
    cluster.run();

    assertThat(second.id()).isEqualTo(first.id());
    assertThat(cluster.state().allocationsOf(first.id())).hasSize(1);
  }

  @Test
  void whatIsNotLaunchedCannotBeForced() {
    cluster.register(TestJobs.job("plain", TestJobs.batch(1).type(), 1));
    cluster.register(every("@daily").toBuilder().parameterized(Parameterized.DEFAULT).build());

    assertThatThrownBy(() -> cluster.forceLaunch("plain"))
        .isInstanceOf(CommandRefusedException.class)
        .hasMessage("can't force launch non-periodic job");
    assertThatThrownBy(() -> cluster.forceLaunch(Seen.EXAMPLE))
        .hasMessageContaining("can't force run non-tracked job \"example\" (default)");
    assertThatThrownBy(() -> cluster.forceLaunch("nobody")).hasMessage("job \"nobody\" not found");
  }

  @Test
  void whatIsDispatchedOfAPeriodicJobIsLaunchedAtItsTimes() {
    cluster.register(
        every("*/10 * * * *").toBuilder().parameterized(Parameterized.DEFAULT).build());

    ChildRegistration dispatched = cluster.dispatch(Seen.EXAMPLE);
    cluster.advance(Duration.ofMinutes(11));

    assertThat(dispatched.evaluationId()).isNull();
    assertThat(cluster.state().childrenOf(PARENT)).hasSize(1);
    assertThat(cluster.state().childrenOf(dispatched.id()))
        .singleElement()
        .returns(true, child -> child.job().isDispatched());
  }

  @Test
  void aRestartCatchesUpAndLaunchesNothingTwice(@TempDir Path data) {
    try (TestCluster before = new TestCluster(EventStorage.sqlite(data), 1)) {
      before.register(every("*/10 * * * *"));
      before.advance(Duration.ofMinutes(11));
    }

    try (TestCluster after = new TestCluster(EventStorage.sqlite(data), 2)) {
      after.sleepUntil(minute(45)).run();
      assertThat(Seen.events(after, 0, JobLaunched.class))
          .extracting(JobLaunched::at)
          .containsExactly(minute(10), minute(45));
    }
  }
}
