package dev.caravan.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caravan.core.event.JobEvent.JobPlanned;
import dev.caravan.core.event.JobEvent.JobRegistered;
import dev.caravan.core.event.RecordedEvent;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.Deployment;
import dev.caravan.scheduler.Scheduler;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hosts that are killed in the middle of a roll-out, and what the next one makes of it. */
abstract class CrashRecoveryContract {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final RolloutJob job;

  @TempDir Path directory;

  CrashRecoveryContract(TaskKind kind) {
    this.job = new RolloutJob(kind, "crash-" + UUID.randomUUID());
  }

  /** What runs now and has this marker, by a name that no other run of a task has. */
  abstract Set<String> running(String marker) throws Exception;

  /** What there is with this marker, whether it runs or has only not been removed. */
  abstract Set<String> present(String marker) throws Exception;

  /** Ends and removes what is there, if a test could not. */
  abstract void remove(String present) throws Exception;

  @AfterEach
  void leaveNothingRunning() throws Exception {
    for (String task : allPresent()) {
      remove(task);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rolling out", "healthy: 0", "healthy: 1", "healthy: 2", "healthy: 3"})
  void theRollOutGoesOnAfterTheHostWasKilled(String lastWords) throws Exception {
    List<String> acknowledged = killHostAfter(lastWords);
    Set<String> newTasks = running(job.marker(2));

    try (Scheduler scheduler = RolloutHost.scheduler(directory)) {
      assertThatNothingIsLost(acknowledged, scheduler.history(RolloutJob.ID));

      Deployment end = RolloutHost.awaitDeployed(scheduler, any -> {});

      assertThat(end.status()).isEqualTo(Deployment.Status.SUCCESSFUL);
      assertThat(end.jobVersion()).isEqualTo(1);
      assertThat(running(job.marker(2))).hasSize(RolloutJob.COUNT).containsAll(newTasks);
      await().atMost(LIMIT).until(() -> present(job.marker(1)).isEmpty());
      assertThatEachTaskStartedOnce(scheduler);

      scheduler.stop(RolloutJob.ID);
      await().atMost(LIMIT).until(() -> allPresent().isEmpty());
    }
  }

  private List<String> killHostAfter(String lastWords) throws Exception {
    try (HostProcess host =
        HostProcess.start(
            directory,
            RolloutHost.class.getName(),
            directory.toString(),
            job.kind().name(),
            job.marker())) {
      host.awaitLine(lastWords);
      host.kill();
      return host.lines();
    }
  }

  private static void assertThatNothingIsLost(
      List<String> acknowledged, List<RecordedEvent> history) {
    for (String line : acknowledged) {
      if (line.startsWith(RolloutHost.REGISTERED)) {
        long index = Long.parseLong(line.substring(RolloutHost.REGISTERED.length()));
        assertThat(history)
            .as(line)
            .anyMatch(entry -> entry.position() == index && entry.event() instanceof JobRegistered);
      } else if (line.startsWith(RolloutHost.PLANNED)) {
        assertThat(history).as(line).anyMatch(entry -> entry.event() instanceof JobPlanned);
      }
    }
    assertThat(acknowledged).filteredOn(line -> line.startsWith(RolloutHost.REGISTERED)).hasSize(2);
  }

  private static void assertThatEachTaskStartedOnce(Scheduler scheduler) {
    for (Allocation allocation : scheduler.status(RolloutJob.ID).allocations()) {
      String id = allocation.id().value();
      assertThat(scheduler.logs(id, RolloutJob.TASK)).as(id).isEqualTo("started\n");
    }
  }

  private Set<String> allPresent() throws Exception {
    Set<String> all = new HashSet<>(present(job.marker(1)));
    all.addAll(present(job.marker(2)));
    return all;
  }
}
