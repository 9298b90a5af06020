package dev.caravan.drivers.rawexec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.driver.LogFiles;
import dev.caravan.core.driver.TaskHandle;
import dev.caravan.core.model.LogConfig;
import dev.caravan.drivers.testkit.TaskSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Output goes into files of bounded size and number, and none of it is lost before its time. */
class LogRotationTest {
  /** Lines of some 90 bytes, each of which begins with its number. */
  private static final String LINES =
      "seq -f '%%.0f xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'"
          + " %d %d";

  @TempDir Path root;

  private final RawExecDriver driver = new RawExecDriver();
  private TaskSandbox sandbox;
  private LogFiles stdout;

  @BeforeEach
  void makeDirectories() throws IOException {
    sandbox = new TaskSandbox(root);
    stdout = new LogFiles(sandbox.directories().stdout());
  }

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void allIsThereWhenTheTaskHasEnded() throws Exception {
    ended(start(LINES.formatted(1, 30_000), new LogConfig(10, 1)));

    assertThat(stdout.numbers()).hasSizeGreaterThan(1);
    assertThat(lines()).hasSize(30_000);
    assertConsecutive(30_000);
  }

  @Test
  void theNextRunGoesOnInTheNewestFile() throws Exception {
    TaskHandle first = start(LINES.formatted(1, 20_000), new LogConfig(10, 1));
    ended(first);
    first.destroy();

    ended(start(LINES.formatted(20_001, 40_000), new LogConfig(10, 1)));

    assertThat(lines()).hasSize(40_000);
    assertConsecutive(40_000);
  }

  @Test
  void outputIsThereAtOnce() throws Exception {
    TaskHandle task = start("echo early; sleep 600", LogConfig.DEFAULT);

    sandbox.awaitStdout("early\n");

    task.kill(null, Duration.ZERO);
  }

  @Test
  void filesThatSomebodyRemovesAreMadeAnew() throws Exception {
    TaskHandle task =
        start(
            "echo a; while [ ! -s %1$s ]; do sleep 0.01; done; rm %1$s; ".formatted(stdout.first())
                + LINES.formatted(1, 30_000),
            new LogConfig(10, 1));

    assertThat(ended(task)).isZero();

    assertThat(lines().get(lines().size() - 1)).startsWith("30000 ");
  }

  @Test
  void whereNothingIsWantedNothingIsKept() throws Exception {
    ended(start("echo a; echo b >&2", new LogConfig(2, 1, true)));

    assertThat(stdout.numbers()).isEmpty();
  }

  private TaskHandle start(String script, LogConfig logs) throws Exception {
    return driver.start(
        TaskSandbox.with(
            sandbox.request(Map.of("command", "/bin/sh", "args", List.of("-c", script))), logs));
  }

  private static int ended(TaskHandle task) throws Exception {
    return task.exit().get(60, TimeUnit.SECONDS).exitCode();
  }

  private List<String> lines() throws IOException {
    StringBuilder all = new StringBuilder();
    for (int number : stdout.numbers()) {
      all.append(Files.readString(stdout.file(number)));
    }
    return all.toString().lines().toList();
  }

  /** From the first whole line on, no number is missing, and none is there twice. */
  private void assertConsecutive(int last) throws IOException {
    List<Integer> numbers = new ArrayList<>();
    List<String> lines = lines();
    for (String line : lines.subList(1, lines.size())) {
      numbers.add(Integer.valueOf(line.substring(0, line.indexOf(' '))));
    }
    for (int i = 0; i < numbers.size(); i++) {
      assertThat(numbers.get(i)).isEqualTo(last - numbers.size() + 1 + i);
    }
  }
}
