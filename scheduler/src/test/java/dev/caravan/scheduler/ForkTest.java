package dev.caravan.scheduler;

import static dev.caravan.scheduler.testkit.TestJobs.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.JobType;
import dev.caravan.core.storage.ProgressListener;
import dev.caravan.scheduler.engine.JobCheck;
import dev.caravan.scheduler.ranking.PlacementOptions;
import dev.caravan.scheduler.testkit.TestCluster;
import dev.caravan.scheduler.testkit.TestJobs;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What would have happened, tried on a copy. */
class ForkTest {
  private final TestCluster cluster = TestCluster.withOneNode();
  private final History history =
      new History(cluster.chronicle(), new JobCheck(List.of()), PlacementOptions.DEFAULT);

  @AfterEach
  void close() {
    cluster.close();
  }

  private static List<ClientStatus> statuses(Scheduler scheduler) {
    return scheduler.state().allocationsOf(JobId.of("example")).stream()
        .map(Allocation::clientStatus)
        .toList();
  }

  @Test
  void aForkGoesOnFromThen() {
    cluster.register(service(1));
    long registered = history.position();
    cluster.advance(Duration.ofMinutes(1));
    long end = history.position();

    try (Scheduler fork = history.fork(registered)) {
      await().until(() -> statuses(fork).equals(List.of(ClientStatus.RUNNING)));
      fork.stop("example");
      await().until(() -> statuses(fork).equals(List.of(ClientStatus.COMPLETE)));

      assertThat(fork.history().event(registered + 1).time())
          .isBetween(TestCluster.START, TestCluster.START.plus(Duration.ofMinutes(5)));
      assertThat(fork.history().verifyDecisions(ProgressListener.NONE).difference()).isNull();
    }
    assertThat(history.position()).isEqualTo(end);
  }

  @Test
  void whatRanThenGoesOnInTheFork() {
    cluster.register(service(2));
    cluster.advance(Duration.ofMinutes(1));

    try (Scheduler fork = history.fork(history.position())) {
      fork.register(service(3));

      await()
          .until(
              () ->
                  statuses(fork).size() == 3
                      && statuses(fork).stream().allMatch(ClientStatus.RUNNING::equals));
    }
  }

  @Test
  void batchTasksComeToAnEndSoThatWhatWaitsForThemGoesOn() {
    cluster.register(TestJobs.job("first", JobType.BATCH, 2));
    cluster.register(
        TestJobs.job("second", JobType.BATCH, 1).toBuilder().dependsOn("first").build());
    cluster.run();

    try (Scheduler fork = history.fork(history.position(), Duration.ofMillis(50))) {
      await().until(() -> succeeded(fork, "first") == 2 && succeeded(fork, "second") == 1);
    }
    assertThat(cluster.allocations("second")).isEmpty();
  }

  private static long succeeded(Scheduler scheduler, String job) {
    return scheduler.state().allocationsOf(JobId.of(job)).stream()
        .filter(allocation -> allocation.clientStatus() == ClientStatus.COMPLETE)
        .count();
  }

  @Test
  void aForkOfTheBeginningIsEmpty() {
    cluster.register(service(1));

    try (Scheduler fork = history.fork(0)) {
      assertThat(fork.jobs()).isEmpty();
      assertThat(fork.nodes()).isEmpty();
    }
  }
}
