package dev.caravan.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.core.command.CommandRefusedException;
import dev.caravan.core.jobspec.InvalidJobException;
import dev.caravan.core.jobspec.JobSpec;
import dev.caravan.core.model.Job;
import dev.caravan.core.storage.StorageException;
import dev.caravan.drivers.rawexec.RawExecDriver;
import dev.caravan.scheduler.NodeConfig;
import dev.caravan.scheduler.Scheduler;
import dev.caravan.scheduler.SchedulerClosedException;
import dev.caravan.scheduler.UnknownIdException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad input through the public API: one clear error each, and nothing is stored. */
class BadInputTest {
  private static final String JOB =
      """
      job "example" {
        datacenters = ["dc1"]
        group "cache" {
          count = 1
          network {
            port "db" { static = 6379 }
          }
          task "redis" {
            driver = "raw_exec"
            config { command = "/bin/true" }
          }
        }
      }
      """;

  private Path directory;
  private Scheduler scheduler;
  private long eventsBefore;

  @BeforeEach
  void open(@TempDir Path directory) {
    this.directory = directory;
    scheduler =
        Scheduler.builder()
            .dataDirectory(directory)
            .node(NodeConfig.named("solo").drivers(new RawExecDriver()))
            .build();
    eventsBefore = events();
  }

  @AfterEach
  void close() {
    scheduler.close();
  }

  @Test
  void missingFile() {
    assertRefused(
        () -> scheduler.register(JobSpec.read(directory.resolve("none.nomad"))),
        InvalidJobException.class,
        "none.nomad",
        "does not exist");
  }

  @Test
  void malformedHcl() {
    assertRefused(
        () -> register(JOB.replace("group \"cache\" {", "group = = {")),
        InvalidJobException.class,
        "example.nomad:3:");
  }

  @Test
  void noGroups() {
    assertRefused(
        () -> register("job \"example\" {\n  datacenters = [\"dc1\"]\n}\n"),
        InvalidJobException.class,
        "job \"example\"",
        "group");
  }

  @Test
  void negativeCount() {
    assertRefused(
        () -> register(JOB.replace("count = 1", "count = -1")),
        InvalidJobException.class,
        "example.nomad:4:",
        "count");
  }

  @Test
  void portOutOfRange() {
    assertRefused(
        () -> register(JOB.replace("6379", "65536")),
        InvalidJobException.class,
        "example.nomad:6:",
        "port");
  }

  @Test
  void planOfABadJob() {
    assertRefused(
        () -> scheduler.plan(parse(JOB.replace("\"/bin/true\"", "\"/bin/true\"\n argz = []"))),
        InvalidJobException.class,
        "task \"redis\"",
        "no key \"argz\"; did you mean \"args\"?");
  }

  @Test
  void checkIndexOfAJobThatIsNotThere() {
    assertRefused(
        () -> scheduler.register(parse(JOB), 7),
        CommandRefusedException.class,
        "Enforcing job modify index 7: job does not exist");
  }

  @Test
  void unknownJob() {
    assertRefused(() -> scheduler.stop("web"), UnknownIdException.class, "web");
    assertRefused(() -> scheduler.status("web"), UnknownIdException.class, "web");
  }

  @Test
  void unknownAllocation() {
    assertRefused(() -> scheduler.allocation("beef"), UnknownIdException.class, "beef");
    assertRefused(() -> scheduler.logs("beef", "redis"), UnknownIdException.class, "beef");
    assertRefused(() -> scheduler.stats("beef"), UnknownIdException.class, "beef");
  }

  @Test
  void closedScheduler() {
    scheduler.close();

    assertThatThrownBy(() -> register(JOB))
        .isInstanceOf(SchedulerClosedException.class)
        .hasMessageContaining("the scheduler is closed");
    assertThatThrownBy(() -> scheduler.jobs()).isInstanceOf(SchedulerClosedException.class);
  }

  @Test
  void dataDirectoryInUse() {
    assertRefused(
        () -> Scheduler.builder().dataDirectory(directory).build(),
        StorageException.class,
        directory.toString(),
        "in use");
  }

  @Test
  void dataDirectoryThatIsAFile() throws Exception {
    Path file = Files.createFile(directory.resolve("file"));

    assertRefused(
        () -> Scheduler.builder().dataDirectory(file).build(),
        StorageException.class,
        file.toString(),
        "is a file");
  }

  private void register(String text) {
    scheduler.register(parse(text));
  }

  private static Job parse(String text) {
    return JobSpec.parse(text, "example.nomad");
  }

  /** One line that holds these words, and a log that is as it was. */
  private void assertRefused(
      ThrowingCallable input, Class<? extends Exception> type, String... words) {
    assertThatThrownBy(input).isInstanceOf(type).message().doesNotContain("\n").contains(words);
    assertThat(events()).isEqualTo(eventsBefore);
  }

  private long events() {
    return scheduler.history().position();
  }
}
