package dev.caravan.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.scheduler.Scheduler;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the example does with its options, good and bad. */
class MainTest {
  @Test
  void tellsItsOptions() {
    CapturedOutput help = CapturedOutput.of("--help");

    assertThat(help.exitCode()).isZero();
    assertThat(help.out()).contains("--driver", "--images", "--data-dir", "--help");
    assertThat(help.err()).isEmpty();
  }

  @Test
  void refusesAnUnknownOption() {
    assertFailure(2, "caravan: Unknown option: '--drivers'", "--drivers");
  }

  @Test
  void refusesAnUnknownDriver() {
    assertFailure(2, "podman is none of raw_exec, docker", "--driver", "podman");
  }

  @Test
  void refusesOneImage() {
    assertFailure(2, "two different images are wanted", "--images", "redis:3.2");
  }

  @Test
  void refusesADataDirectoryThatIsAFile(@TempDir Path directory) throws Exception {
    Path file = Files.createFile(directory.resolve("file"));

    assertFailure(
        1, "caravan: data directory " + file + " is a file", "--data-dir", file.toString());
  }

  @Test
  void refusesADataDirectoryThatAnotherProcessUses(@TempDir Path directory) throws Exception {
    try (Scheduler inUse = Scheduler.builder().dataDirectory(directory).build();
        HostProcess other =
            HostProcess.start(
                directory, Main.class.getName(), "--data-dir", directory.toString())) {
      assertThat(other.awaitEnd()).isEqualTo(1);
      assertThat(other.lines())
          .containsExactly(
              "caravan: data directory %s is in use by another process (pid %d); stop it or choose another directory"
                  .formatted(directory, ProcessHandle.current().pid()));
      assertThat(inUse.history().position()).isZero();
    }
  }

  /** One line on standard error, and nothing else. */
  private static void assertFailure(int exitCode, String message, String... args) {
    CapturedOutput failure = CapturedOutput.of(args);

    assertThat(failure.exitCode()).isEqualTo(exitCode);
    assertThat(failure.err().lines()).singleElement().asString().contains(message);
    assertThat(failure.out()).isEmpty();
  }
}
