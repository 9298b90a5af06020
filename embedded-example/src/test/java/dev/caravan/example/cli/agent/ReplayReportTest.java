package dev.caravan.example.cli.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.example.cli.common.Session;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplayReportTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private ReplayReport report(boolean terminal) {
    return new ReplayReport(
        new Session(
            InputStream.nullInputStream(),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Map.of(),
            Path.of(""),
            Clock.systemUTC(),
            terminal));
  }

  private static void replay(ReplayReport report, long events) {
    for (long done = 1_000; done < events; done += 1_000) {
      report.progress(done, events);
    }
    report.progress(events, events);
  }

  @Test
  void aTerminalHasABarThatGoesAway() {
    replay(report(true), 2_500);

    assertThat(err.toString(StandardCharsets.UTF_8))
        .containsSubsequence("\r[====", "]  40%", "]  80%")
        .endsWith("\r\u001b[K");
    assertThat(out.size()).isZero();
  }

  @Test
  void elsewhereThereIsALineForEachHundredThousandEvents() {
    replay(report(false), 250_000);

    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "    Reading the log: 100000 of 250000 events",
            "    Reading the log: 200000 of 250000 events");
    assertThat(err.size()).isZero();
  }

  @Test
  void aShortLogIsReadWithoutAWord() {
    replay(report(false), 50_000);

    assertThat(out.size()).isZero();
  }
}
