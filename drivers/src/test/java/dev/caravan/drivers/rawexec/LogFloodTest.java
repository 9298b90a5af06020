package dev.caravan.drivers.rawexec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.driver.LogFiles;
import dev.caravan.core.driver.TaskHandle;
import dev.caravan.core.model.LogConfig;
import dev.caravan.drivers.testkit.TaskSandbox;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A task that writes as fast as a process can, which is more than 100 MB in a second. {@code
 * -Dcaravan.flood.mb=1024} has it write a gigabyte, and tells how fast that was.
 */
class LogFloodTest {
  private static final long MIB = 1 << 20;
  private static final String FLOOD = "caravan.flood.mb";

  /** All numbers have ten digits, so that each line has eleven bytes. */
  private static final long FIRST = 1_000_000_000L;

  private static final int LINE_LENGTH = 11;
  private static final int FILE_MB = 10;

  @TempDir Path root;

  private final RawExecDriver driver = new RawExecDriver();
  private final long mib = Long.getLong(FLOOD, 100);
  private final long last = FIRST + mib * MIB / LINE_LENGTH;
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
  void keepsToItsLimitsAndLosesNothingButTheOldestFiles() throws Exception {
    flood(3);

    List<Integer> kept = stdout.numbers();
    assertThat(kept).hasSize(3);
    assertSizes(kept);
    assertThat(firstLineOfAnUnbrokenRow(kept)).isGreaterThan(FIRST);
  }

  @Test
  void losesNothingAtAllWhereThereIsRoom() throws Exception {
    flood((int) mib / FILE_MB + 2);

    List<Integer> kept = stdout.numbers();
    assertSizes(kept);
    assertThat(firstLineOfAnUnbrokenRow(kept)).isEqualTo(FIRST);
  }

  private void flood(int files) throws Exception {
    long start = System.nanoTime();
    String script = "seq %d %d".formatted(FIRST, last);
    TaskHandle task =
        driver.start(
            TaskSandbox.with(
                sandbox.request(Map.of("command", "/bin/sh", "args", List.of("-c", script))),
                new LogConfig(files, FILE_MB)));
    assertThat(task.exit().get(300, TimeUnit.SECONDS).exitCode()).isZero();
    tell(Duration.ofNanos(System.nanoTime() - start));
  }

  private void tell(Duration time) {
    if (System.getProperty(FLOOD) != null) {
      System.out.printf(
          Locale.ROOT, "%d MiB at %.0f MiB/s%n", mib, mib * 1000.0 / Math.max(1, time.toMillis()));
    }
  }

  private void assertSizes(List<Integer> kept) throws IOException {
    for (int number : kept) {
      assertThat(stdout.size(number)).isLessThanOrEqualTo(FILE_MB * MIB);
    }
  }

  /**
   * The first whole line. From there on no number is missing, and none is there twice, up to the
   * last one.
   */
  private long firstLineOfAnUnbrokenRow(List<Integer> kept) throws IOException {
    Row row = new Row();
    for (int number : kept) {
      try (InputStream file = Files.newInputStream(stdout.file(number))) {
        row.add(file.readAllBytes());
      }
    }
    assertThat(row.next - 1).isEqualTo(last);
    return row.first;
  }

  /** Lines across files. The first file may begin within a line. */
  private static final class Row {
    private final StringBuilder line = new StringBuilder();
    private long first = -1;
    private long next;

    void add(byte[] bytes) {
      for (byte each : bytes) {
        if (each == '\n') {
          end();
        } else {
          line.append((char) each);
        }
      }
    }

    private void end() {
      if (first >= 0 || line.length() == LINE_LENGTH - 1) {
        long number = Long.parseLong(line.toString());
        if (first < 0) {
          first = number;
          next = number;
        }
        if (number != next) {
          assertThat(number).isEqualTo(next);
        }
        next++;
      }
      line.setLength(0);
    }
  }
}
