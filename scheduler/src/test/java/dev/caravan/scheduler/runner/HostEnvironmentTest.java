package dev.caravan.scheduler.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class HostEnvironmentTest {

  @Test
  void handsOnWhatCommandsNeedAndNoSecrets() {
    Map<String, String> whole =
        Map.of("PATH", "/bin", "LC_ALL", "C.UTF-8", "DB_PASSWORD", "secret", "Path", "C:\\");

    assertThat(HostEnvironment.handedOn(whole)).containsOnlyKeys("PATH", "LC_ALL", "Path");
  }
}
