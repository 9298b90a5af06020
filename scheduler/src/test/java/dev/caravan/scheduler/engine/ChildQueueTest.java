package dev.caravan.scheduler.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.Parameterized;
import dev.caravan.core.model.Parameterized.Payload;
import dev.caravan.core.model.ReschedulePolicy;
import dev.caravan.core.model.ReschedulePolicy.DelayFunction;
import dev.caravan.core.view.JobStatus;
import dev.caravan.core.view.JobStatus.ChildSummary;
import dev.caravan.core.view.JobStatus.Phase;
import dev.caravan.core.view.Views;
import dev.caravan.scheduler.testkit.TaskScript;
import dev.caravan.scheduler.testkit.TestCluster;
import dev.caravan.scheduler.testkit.TestJobs;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChildQueueTest {
  private static final String WAITS = "waits for its turn: job \"example\" has max_concurrent = 2";

  private static final ReschedulePolicy EVERY_30_SECONDS =
      new ReschedulePolicy(
          0,
          Duration.ZERO,
          Duration.ofSeconds(30),
          DelayFunction.CONSTANT,
          Duration.ofMinutes(5),
          true);

  private final TestCluster cluster =
      TestCluster.withOneNode().scripts(any -> TaskScript.ends(Duration.ofMinutes(1), 0));

  private static Job atMost(int children) {
    Parameterized parameterized =
        new Parameterized(Payload.OPTIONAL, List.of(), List.of(), children);
    return TestJobs.batch(1).toBuilder().parameterized(parameterized).build();
  }

  private JobId dispatch() {
    JobId child = cluster.dispatch(Seen.EXAMPLE).id();
    cluster.run();
    return child;
  }

  private JobStatus status(JobId job) {
    return Views.jobStatus(cluster.state(), cluster.state().job(job).orElseThrow());
  }

  private Phase phase(JobId job) {
    return status(job).phase();
  }

  @Test
  void childrenBeyondTheLimitWaitAndSayWhatFor() {
    cluster.register(atMost(2));

    dispatch();
    dispatch();
    JobId third = dispatch();

    assertThat(status(JobId.of(Seen.EXAMPLE)).children()).isEqualTo(new ChildSummary(1, 2, 0));
    assertThat(status(third).waitsFor()).isEqualTo(WAITS);
    assertThat(cluster.state().evaluationsOf(third))
        .singleElement()
        .returns(Evaluation.Status.BLOCKED, Evaluation::status)
        .returns(WAITS, Evaluation::statusDescription);
  }

  @Test
  void theyAreLetGoInTheirOrder() {
    cluster.register(atMost(2));
    dispatch();
    dispatch();
    JobId third = dispatch();
    cluster.advance(Duration.ofSeconds(10));
    JobId fourth = dispatch();
    JobId fifth = dispatch();

    cluster.advance(Duration.ofSeconds(55));
    assertThat(phase(third)).isEqualTo(Phase.RUNNING);
    assertThat(phase(fourth)).isEqualTo(Phase.RUNNING);
    assertThat(phase(fifth)).isEqualTo(Phase.PENDING);
    assertThat(status(third).waitsFor()).isNull();

    cluster.advance(Duration.ofMinutes(3));
    assertThat(phase(fifth)).isEqualTo(Phase.DEAD);
    assertThat(cluster.isAtRest()).isTrue();
  }

  @Test
  void aPlaceIsFreeOnceAChildIsStoppedOrTheLimitIsRaised() {
    cluster.register(atMost(1));
    JobId first = dispatch();
    JobId second = dispatch();
    JobId third = dispatch();

    cluster.stop(first.value());
    cluster.run();
    assertThat(phase(second)).isEqualTo(Phase.RUNNING);
    assertThat(phase(third)).isEqualTo(Phase.PENDING);

    cluster.register(atMost(2));
    cluster.run();
    assertThat(phase(third)).isEqualTo(Phase.RUNNING);
  }

  @Test
  void oneThatIsStoppedWhileItWaitsNeverRuns() {
    cluster.register(atMost(1));
    dispatch();
    JobId second = dispatch();

    cluster.stop(second.value());
    cluster.advance(Duration.ofMinutes(5));

    assertThat(phase(second)).isEqualTo(Phase.DEAD);
    assertThat(cluster.state().allocationsOf(second)).isEmpty();
    assertThat(cluster.isAtRest()).isTrue();
  }

  @Test
  void thoseThatWaitGoOnWhenTheirParentIsPurged() {
    cluster.register(atMost(1));
    dispatch();
    JobId second = dispatch();

    cluster.purge(Seen.EXAMPLE);
    cluster.run();

    assertThat(phase(second)).isEqualTo(Phase.RUNNING);
  }

  @Test
  void oneThatFailedAndIsToBeTriedAgainKeepsItsPlace() {
    Job retried = TestJobs.withReschedule(atMost(1), EVERY_30_SECONDS);
    cluster.scripts(any -> TaskScript.ends(Duration.ofSeconds(10), 1));
    cluster.register(retried);
    JobId first = dispatch();
    JobId second = dispatch();

    cluster.advance(Duration.ofSeconds(45));

    assertThat(cluster.state().allocationsOf(first)).hasSize(2);
    assertThat(cluster.state().allocationsOf(second)).isEmpty();
  }

  @Test
  void thereIsNoLimitUnlessOneIsSet() {
    cluster.register(atMost(0));

    for (int i = 0; i < 4; i++) {
      dispatch();
    }

    assertThat(status(JobId.of(Seen.EXAMPLE)).children()).isEqualTo(new ChildSummary(0, 4, 0));
  }
}
