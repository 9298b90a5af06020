package dev.caravan.example.cli.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class HostAndPortTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:14646, 127.0.0.1:14646",
    "localhost, localhost:4646",
    ":5646, 127.0.0.1:5646",
    "5646, 127.0.0.1:5646",
    "[::1]:5646, [::1]:5646",
    "[::1], [::1]:4646",
    "0.0.0.0:0, 0.0.0.0:0",
  })
  void readsWhereToListen(String text, String address) {
    assertThat(HostAndPort.parse(text)).hasToString(address);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:http", "localhost:", "localhost:70000", "127.0.0.1:-1"})
  void refusesWhatIsNoPort(String text) {
    assertThatThrownBy(() -> HostAndPort.parse(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessage("'" + text + "' has no port from 0 to 65535");
  }
}
