package dev.caravan.example.cli.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.scheduler.garbage.GarbageThresholds;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class GarbageOptionsTest {

  private static GarbageThresholds thresholds(String... arguments) {
    return CommandLine.populateCommand(new GarbageOptions(), arguments).thresholds();
  }

  @Test
  void theDefaultsAreNomads() {
    assertThat(thresholds()).isEqualTo(GarbageThresholds.DEFAULT);
  }

  @Test
  void eachOptionIsHeeded() {
    assertThat(
            thresholds(
                "-job-gc-threshold=7h",
                "-eval-gc-threshold=90m",
                "-batch-eval-gc-threshold=0s",
                "-deployment-gc-threshold=2h30m",
                "-node-gc-threshold=48h",
                "-job-gc-interval=10s"))
        .isEqualTo(
            new GarbageThresholds(
                Duration.ofHours(7),
                Duration.ofMinutes(90),
                Duration.ZERO,
                Duration.ofMinutes(150),
                Duration.ofHours(48),
                Duration.ofSeconds(10)));
  }

  @Test
  void whatIsNoTimeIsRefused() {
    assertThatThrownBy(() -> thresholds("-job-gc-threshold=soon"))
        .isInstanceOf(CommandLine.ParameterException.class)
        .hasMessageContaining("'soon' is no time such as 90s or 4h");
    assertThatThrownBy(() -> thresholds("-job-gc-interval=1ms"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("give it at least a second");
  }
}
