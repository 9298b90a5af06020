package dev.caravan.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caravan.scheduler.Scheduler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README does what it says. */
class ReadmeTest {
  private static final Path README = Path.of("..", "README.md");
  private static final Pattern JAVA = Pattern.compile("(?s)```java\n(.*?)```");

  private static final String PROGRAM =
      """
      import dev.caravan.core.diff.DiffText;
      import dev.caravan.core.jobspec.JobSpec;
      import dev.caravan.core.model.Job;
      import dev.caravan.core.view.PlanResult;
      import dev.caravan.core.view.Registration;
      import dev.caravan.drivers.Drivers;
      import dev.caravan.scheduler.NodeConfig;
      import dev.caravan.scheduler.Scheduler;
      import java.nio.file.Path;
      import java.time.Duration;

      class Embedding {
        public static void main(String[] args) throws Exception {
      %s
        }
      }
      """;

  @TempDir Path directory;

  @Test
  void theCodeCompilesAndRuns() throws Exception {
    new ExampleJobFile(directory, TaskKind.RAW_EXEC).write("redis:3.2");
    Files.writeString(directory.resolve("Embedding.java"), PROGRAM.formatted(code()));

    try (HostProcess host = HostProcess.start(directory, "Embedding.java")) {
      assertThat(host.awaitEnd()).as("%s", host.lines()).isZero();
      assertThat(host.lines())
          .contains("+ Task Group: \"cache\" (1 create)", "running")
          .anyMatch(line -> line.contains("JobPlanned"))
          .anyMatch(line -> line.contains("JobRegistered"));
    }
  }

  @Test
  void itsFirstLinesTellTheCommands() throws IOException {
    assertThat(Files.readAllLines(README).subList(0, 20))
        .anyMatch(line -> line.startsWith("./mvnw verify"))
        .anyMatch(line -> line.startsWith("./mvnw -q compile exec:java"));
  }

  @Test
  void itsLinksLeadSomewhere() throws IOException {
    List<String> targets =
        Pattern.compile("]\\(([^)#]+)")
            .matcher(Files.readString(README))
            .results()
            .map(result -> result.group(1))
            .toList();

    assertThat(targets)
        .isNotEmpty()
        .allSatisfy(target -> assertThat(README.resolveSibling(target)).exists());
  }

  /** Closing lets go of the tasks, so the next scheduler is there to end them. */
  @AfterEach
  void stopTheJob() {
    Path data = directory.resolve("caravan-data");
    if (Files.exists(data)) {
      try (Scheduler scheduler = RolloutHost.scheduler(data)) {
        scheduler.stop("example");
        await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> Processes.workingIn(directory).isEmpty());
      }
    }
  }

  private static String code() throws IOException {
    return JAVA.matcher(Files.readString(README))
        .results()
        .map((MatchResult result) -> result.group(1))
        .findFirst()
        .orElseThrow();
  }
}
