package dev.caravan.drivers.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.core.driver.DriverException;
import dev.caravan.core.driver.TaskExit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignalTest {

  @ParameterizedTest
  @ValueSource(strings = {"SIGTERM", "sigterm", "TERM"})
  void isKnownByName(String name) throws Exception {
    assertThat(Signal.named(name).number()).isEqualTo(15);
  }

  @Test
  void listsTheKnownOnesForAnUnknown() {
    assertThatThrownBy(() -> Signal.named("SIGTREM"))
        .isInstanceOf(DriverException.class)
        .hasMessageContaining("SIGTREM")
        .hasMessageContaining("SIGTERM");
  }

  @Test
  void shellsAdd128ToTheSignal() {
    assertThat(Exits.ofShell(130)).isEqualTo(TaskExit.signalled(2));
    assertThat(Exits.ofShell(128)).isEqualTo(TaskExit.code(128));
    assertThat(Exits.ofShell(255)).isEqualTo(TaskExit.code(255));
    assertThat(Exits.ofShell(1)).isEqualTo(TaskExit.code(1));
  }
}
