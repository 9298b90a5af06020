package dev.caravan.scheduler.runner;

import static dev.caravan.scheduler.runner.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.driver.DriverException;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.DisconnectStrategy;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.scheduler.artifact.ArtifactPolicy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Allocations that their node ends by itself since their time is up. */
class TimeLimitsTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration MOMENT = Duration.ofMillis(50);

  @TempDir Path directory;

  private static Job with(Job job, UnaryOperator<TaskGroup.Builder> change) {
    TaskGroup group = job.taskGroups().get(0);
    return job.toBuilder().taskGroups(change.apply(group.toBuilder()).build()).build();
  }

  private static Job limited(Job job, Duration most) {
    return with(job, group -> group.maxRunDuration(most));
  }

  @Test
  void whatRunsForTooLongIsEndedAndCountsAsComplete() {
    try (TestNode node = new TestNode(directory)) {
      AllocationId id = node.place(limited(Fixtures.batch(Fixtures.task("main")), MOMENT));

      node.awaitStatus(id, ClientStatus.COMPLETE);

      assertThat(node.cluster.allocation(id).clientDescription())
          .isEqualTo("allocation exceeded max_run_duration");
      assertThat(node.cluster.messages(id, "main"))
          .contains("allocation exceeded max_run_duration");
      assertThat(node.cluster.events(id, "main")).endsWith("Killing", "Terminated", "Killed");
    }
  }

  @Test
  void whatEndsInTimeIsSimplyComplete() {
    try (TestNode node = new TestNode(directory)) {
      AllocationId id = node.place(limited(Fixtures.batch(Fixtures.task("main")), HOUR));
      node.awaitRuns("main", 1);

      node.driver.run("main").end(0);

      node.awaitStatus(id, ClientStatus.COMPLETE);
      assertThat(node.cluster.allocation(id).clientDescription())
          .isEqualTo("All tasks have completed");
    }
  }

  @Test
  void theTimeGoesOnWhileTheHostIsAway() {
    Clock later = Clock.fixed(Fixtures.NOON.plus(HOUR.multipliedBy(2)), ZoneOffset.UTC);
    try (TestNode node = new TestNode(directory, ArtifactPolicy.NONE, later)) {
      AllocationId id = node.place(limited(Fixtures.batch(Fixtures.task("main")), HOUR));
      node.awaitStatus(id, ClientStatus.RUNNING);

      node.restartHost();

      node.awaitStatus(id, ClientStatus.COMPLETE);
      assertThat(node.driver.runs("main")).hasSize(1);
    }
  }

  @Test
  void aHostThatGoesAwayMeanwhileStillKnowsWhyItEnded() {
    Clock later = Clock.fixed(Fixtures.NOON.plus(HOUR.multipliedBy(2)), ZoneOffset.UTC);
    try (TestNode node = new TestNode(directory, ArtifactPolicy.NONE, later)) {
      node.driver.beStubborn();
      AllocationId id = node.place(limited(Fixtures.batch(Fixtures.task("main")), HOUR));
      node.awaitStatus(id, ClientStatus.RUNNING);
      node.restartHost();
      eventually(() -> assertThat(node.driver.run("main").wasKilled()).isTrue());
      eventually(() -> assertThat(node.cluster.events(id, "main")).endsWith("Killing", "Killing"));

      node.restartHost();
      node.driver.run("main").end(0);

      node.awaitStatus(id, ClientStatus.COMPLETE);
      assertThat(node.cluster.allocation(id).clientDescription())
          .isEqualTo("allocation exceeded max_run_duration");
    }
  }

  @Test
  void aShorterLimitOfANewVersionHolds() {
    try (TestNode node = new TestNode(directory)) {
      Job job = Fixtures.batch(Fixtures.task("main"));
      AllocationId id = node.place(limited(job, HOUR));
      node.awaitStatus(id, ClientStatus.RUNNING);

      node.cluster.register(limited(job, MOMENT)).updateInPlace(id);
      node.runner().wake();

      node.awaitStatus(id, ClientStatus.COMPLETE);
    }
  }

  @Test
  void whatCannotBeReportedForTooLongIsEndedAndLost() throws DriverException {
    try (TestNode node = new TestNode(directory)) {
      AllocationId id = node.place(stoppedAfter(MOMENT));
      node.awaitStatus(id, ClientStatus.RUNNING);

      node.cluster.failReports(2);
      node.runner().signal(id, null, "SIGHUP");

      node.awaitStatus(id, ClientStatus.LOST);
      assertThat(node.cluster.allocation(id).clientDescription())
          .isEqualTo("alloc was stopped since its node could not report");
      assertThat(node.driver.run("main").wasKilled()).isTrue();
    }
  }

  @Test
  void aNodeThatIsSoonHeardOfAgainEndsNothing() throws DriverException {
    try (TestNode node = new TestNode(directory)) {
      AllocationId id = node.place(stoppedAfter(HOUR));
      node.awaitStatus(id, ClientStatus.RUNNING);

      node.cluster.failReports(2);
      node.runner().signal(id, null, "SIGHUP");

      eventually(() -> assertThat(node.cluster.events(id, "main")).endsWith("Signaling"));
      assertThat(node.driver.run("main").wasKilled()).isFalse();
    }
  }

  private static Job stoppedAfter(Duration silence) {
    return with(
        Fixtures.service(Fixtures.task("main")),
        group ->
            group.disconnect(
                new DisconnectStrategy(
                    null, silence, true, DisconnectStrategy.Reconcile.BEST_SCORE)));
  }
}
