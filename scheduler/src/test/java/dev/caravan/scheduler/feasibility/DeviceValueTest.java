package dev.caravan.scheduler.feasibility;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceValueTest {
  private static boolean holds(String left, String operator, String right) {
    return DeviceValue.holds(Operator.ofWord(operator).orElseThrow(), left, right);
  }

  @ParameterizedTest
  @CsvSource({
    "8 GiB, >, 7000 MiB",
    "8 GiB, =, 8192MiB",
    "8 GiB, >, 8 GB",
    "1 KB, =, 1 kB",
    "9 GiB, <, 11 GiB",
    "1.5 GHz, =, 1500 MHz",
    "900 mW, <, 1 W",
    "2 GB/s, >=, 2000 MB/s",
    "9, <, 11",
    "08, =, 8",
    "true, is, True",
    "true, !=, false",
    "ampere, <, turing",
    "8 GiB, regexp, ^8"
  })
  void theseHold(String left, String operator, String right) {
    assertThat(holds(left, operator, right)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "8 GiB, >, 7",
    "8 GiB, !=, 8",
    "8 GiB, >, 1 GHz",
    "8 GiB, <, 9 GiB/s",
    "8 GiB, =, large",
    "8 apples, =, 8",
    "true, =, 1"
  })
  void whatIsOfAnotherKindCannotBeCompared(String left, String operator, String right) {
    assertThat(holds(left, operator, right)).isFalse();
  }

  @Test
  void aNumberInAnUnknownUnitIsText() {
    assertThat(holds("8 apples", "=", "8 apples")).isTrue();
    assertThat(holds("8 apples", "<", "80 apples")).isTrue();
    assertThat(holds("9 apples", "<", "80 apples")).isFalse();
  }

  @Test
  void whatIsNotThereIsNotEqual() {
    assertThat(DeviceValue.holds(Operator.NOT_EQUAL, null, "8 GiB")).isTrue();
    assertThat(DeviceValue.holds(Operator.EQUAL, null, "8 GiB")).isFalse();
  }
}
