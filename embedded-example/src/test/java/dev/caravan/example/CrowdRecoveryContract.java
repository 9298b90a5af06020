package dev.caravan.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.TaskEvent;
import dev.caravan.core.view.JobStatus;
import dev.caravan.scheduler.Scheduler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hosts that are killed at random moments, one after the other, while many tasks start, run, end,
 * restart and are stopped. Whatever happens, in the end each exit is known, no task has run twice,
 * no line of a log is missing, and nothing is left.
 *
 * <p>{@code -Dcaravan.recovery.rounds=20 -Dcaravan.recovery.tasks=200} kills more hosts, and has
 * more tasks in all; {@code -Dcaravan.recovery.seed=} repeats the moments of an earlier run.
 */
abstract class CrowdRecoveryContract {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final int LONGEST_LIFE_MILLIS = 3_000;

  @TempDir Path directory;

  private final String driver;
  private final String marker = "crowd-" + UUID.randomUUID();
  private final int rounds;
  private final int tasksPerRound;
  private final long seed = Long.getLong("caravan.recovery.seed", System.nanoTime());
  private final Random random = new Random(seed);

  CrowdRecoveryContract(String driver, int tasksPerRound) {
    this.driver = driver;
    this.rounds = Integer.getInteger("caravan.recovery.rounds", 3);
    this.tasksPerRound =
        Math.max(5, Integer.getInteger("caravan.recovery.tasks", rounds * tasksPerRound) / rounds);
  }

  /** What there is of the tasks with this marker, or in this directory. */
  abstract List<String> present(String marker, Path directory) throws Exception;

  /** Ends and removes what is there, if a test could not. */
  abstract void remove(String present) throws Exception;

  @AfterEach
  void leaveNothingRunning() throws Exception {
    for (String left : present(marker, directory)) {
      remove(left);
    }
  }

  @Test
  void nothingIsLostDoubledOrLeft() throws Exception {
    System.out.println("caravan.recovery.seed=" + seed);
    for (int round = 0; round < rounds; round++) {
      killAHost(round);
    }
    try (Scheduler scheduler = RolloutHost.scheduler(directory)) {
      for (int round = 0; round < rounds; round++) {
        CrowdHost.stop(scheduler, new CrowdJob(driver, marker, round).endlessId());
      }
      awaitAllEnded(scheduler);

      for (Allocation allocation : scheduler.state().allocations()) {
        check(allocation, scheduler);
      }
      await()
          .atMost(LIMIT)
          .untilAsserted(
              () -> {
                assertThat(present(marker, directory)).isEmpty();
                assertThat(recordsOfDrivers()).isEmpty();
              });
    }
  }

  private void killAHost(int round) throws Exception {
    String[] program = {
      CrowdHost.class.getName(),
      directory.toString(),
      driver,
      marker,
      Integer.toString(round),
      Integer.toString(tasksPerRound)
    };
    try (HostProcess host = HostProcess.start(directory, program)) {
      if (random.nextInt(4) != 0) {
        host.awaitLine(CrowdHost.OPEN);
      }
      TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_LIFE_MILLIS));
      host.kill();
      assertThat(host.lines()).noneMatch(line -> line.startsWith("Exception"));
    }
  }

  private static void awaitAllEnded(Scheduler scheduler) {
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () -> {
              assertThat(scheduler.jobs())
                  .extracting(JobStatus::statusText)
                  .allMatch(status -> status.startsWith("dead"));
              assertThat(scheduler.state().allocations())
                  .extracting(Allocation::clientStatus)
                  .allMatch(ClientStatus::isTerminal);
            });
  }

  private void check(Allocation allocation, Scheduler scheduler) throws Exception {
    List<TaskEvent> events = allocation.taskStates().get("main").events();
    String name = "seed %d, %s: %s".formatted(seed, allocation.name(), events);
    List<Integer> exits =
        events.stream()
            .filter(event -> event.type() == TaskEvent.Type.TERMINATED)
            .map(TaskEvent::exitCode)
            .toList();
    assertThat(events.stream().map(TaskEvent::message))
        .as(name)
        .noneMatch(CrowdRecoveryContract::isLoss);
    if (isToEndBeforeItRuns(events)) {
      // It may have been ended before it came to its first line.
      assertThat(starts(allocation)).as(name).isLessThanOrEqualTo(exits.size());
    } else {
      assertThat(starts(allocation)).as(name).isEqualTo(exits.size());
    }
    List<String> lines = scheduler.logs(allocation.id().value(), "main").lines().toList();
    switch (allocation.taskGroup()) {
      case CrowdJob.ONCE -> {
        assertThat(exits).as(name).containsExactly(exitOf(allocation));
        assertThat(lines).as(name).isEqualTo(linesOf(1, CrowdJob.LINES));
      }
      case CrowdJob.TWICE -> {
        assertThat(exits).as(name).containsExactly(CrowdJob.AGAIN, 0);
        List<String> both = new ArrayList<>(linesOf(1, CrowdJob.LINES));
        both.addAll(linesOf(2, CrowdJob.LINES));
        assertThat(lines).as(name).isEqualTo(both);
      }
      default -> {
        assertThat(exits).as(name).hasSizeLessThanOrEqualTo(1);
        assertThat(lines).as(name).isEqualTo(linesOf(1, lines.size()));
      }
    }
  }

  private static boolean isToEndBeforeItRuns(List<TaskEvent> events) {
    List<TaskEvent.Type> types = events.stream().map(TaskEvent::type).toList();
    return types.contains(TaskEvent.Type.KILLING)
        && types.indexOf(TaskEvent.Type.KILLING) < types.indexOf(TaskEvent.Type.STARTED);
  }

  private static boolean isLoss(String message) {
    return message.startsWith("Exit unknown") || message.contains("its exit code is unknown");
  }

  private static int exitOf(Allocation allocation) {
    String name = allocation.name();
    int index = Integer.parseInt(name.substring(name.indexOf('[') + 1, name.length() - 1));
    return index % 2 * CrowdJob.FAILED;
  }

  private static List<String> linesOf(int run, int count) {
    return Stream.iterate(1, line -> line + 1)
        .limit(count)
        .map(line -> "run %d line %d".formatted(run, line))
        .toList();
  }

  private int starts(Allocation allocation) throws IOException {
    Path notes = home(allocation).resolve("main/local/starts");
    return Files.exists(notes) ? Files.readAllLines(notes).size() : 0;
  }

  private Path home(Allocation allocation) {
    return directory.resolve("allocations").resolve(allocation.id().value());
  }

  /** What drivers keep of tasks, in directories of their own. */
  private List<Path> recordsOfDrivers() throws IOException {
    try (Stream<Path> tree = Files.walk(directory.resolve("allocations"))) {
      return tree.filter(
              path -> path.toString().contains("/." + driver + "/") || path.endsWith(".docker"))
          .toList();
    }
  }
}
