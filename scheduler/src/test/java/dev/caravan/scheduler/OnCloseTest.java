package dev.caravan.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.RestartPolicy;
import dev.caravan.core.model.TaskEvent;
import dev.caravan.core.model.TaskState;
import dev.caravan.drivers.rawexec.RawExecDriver;
import dev.caravan.scheduler.testkit.TestJobs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of processes when their scheduler is closed. */
@EnabledOnOs(OS.LINUX)
class OnCloseTest {
  @TempDir Path directory;
  @TempDir Path notes;

  /** The scheduler that is open, if any. */
  private @Nullable Scheduler open;

  @AfterEach
  void leaveNothingBehind() throws IOException {
    if (open != null) {
      open.close();
    }
    started().stream().flatMap(id -> ProcessHandle.of(id).stream()).forEach(ProcessHandle::destroy);
  }

  @Test
  void withADataDirectoryTheyRunOnAndAreFoundAgain() throws IOException {
    runOne(open(durable()));

    close();

    assertThat(started()).singleElement().matches(OnCloseTest::isAlive);
    Scheduler next = open(durable());
    next.stop("example");
    await().until(() -> allocation(next).isClientTerminal());
    assertThat(started()).singleElement().matches(id -> !isAlive(id));
  }

  @Test
  void theyCanBeStoppedAndAreStartedAnewByTheNextScheduler() throws IOException {
    runOne(open(durable().onClose(OnClose.STOP_TASKS)));

    close();

    assertThat(started()).singleElement().matches(id -> !isAlive(id));
    assertThat(notes.resolve("told")).hasContent("told to end");
    Scheduler next = open(durable().onClose(OnClose.STOP_TASKS));
    await().until(() -> started().size() == 2 && isRunning(next));
    assertThat(task(next).restarts()).isEqualTo(1);
    assertThat(task(next).events())
        .extracting(TaskEvent::message)
        .contains("Exit unknown: the task was gone when its node came back");
  }

  @Test
  void withoutADataDirectoryTheyAreStopped() throws IOException {
    runOne(open(inMemory()));

    close();

    assertThat(started()).singleElement().matches(id -> !isAlive(id));
  }

  @Test
  void whatNobodyCouldFindAgainIsNotLeftRunning() {
    SchedulerBuilder builder = inMemory().onClose(OnClose.LEAVE_TASKS);

    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("name one, or have them stopped by OnClose.STOP_TASKS");
  }

  private static SchedulerBuilder inMemory() {
    return Scheduler.builder().node(NodeConfig.named("solo").drivers(new RawExecDriver()));
  }

  private SchedulerBuilder durable() {
    return inMemory().dataDirectory(directory);
  }

  private Scheduler open(SchedulerBuilder builder) {
    Scheduler scheduler = builder.build();
    open = scheduler;
    return scheduler;
  }

  private void close() {
    Scheduler toClose = open;
    open = null;
    if (toClose != null) {
      toClose.close();
    }
  }

  private void runOne(Scheduler scheduler) {
    scheduler.register(job());
    await().until(() -> isRunning(scheduler) && !started().isEmpty());
  }

  /** Each of its processes leaves its id, and a word when it is told to end. */
  private Job job() {
    String script =
        "trap 'echo told to end > %1$s/told; exit 0' INT; touch %1$s/$$; while true; do sleep 0.02; done"
            .formatted(notes);
    RestartPolicy soon =
        new RestartPolicy(2, Duration.ofMinutes(30), Duration.ZERO, RestartPolicy.Mode.FAIL);
    Job plain = TestJobs.job("example", JobType.SERVICE, 1);
    return TestJobs.withTask(
        TestJobs.withGroup(plain, group -> group.restart(soon)),
        task ->
            task.driver(RawExecDriver.NAME)
                .config(Map.of("command", "/bin/sh", "args", List.of("-c", script))));
  }

  private static boolean isAlive(long id) {
    return ProcessHandle.of(id).filter(ProcessHandle::isAlive).isPresent();
  }

  /** The ids of all processes that were started. */
  private List<Long> started() throws IOException {
    try (Stream<Path> files = Files.list(notes)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals("told"))
          .map(Long::parseLong)
          .toList();
    }
  }

  private static boolean isRunning(Scheduler scheduler) {
    return scheduler.status("example").allocations().stream()
        .anyMatch(one -> one.clientStatus() == ClientStatus.RUNNING);
  }

  private static Allocation allocation(Scheduler scheduler) {
    return scheduler.status("example").allocations().get(0);
  }

  private static TaskState task(Scheduler scheduler) {
    return allocation(scheduler).taskStates().values().iterator().next();
  }
}
