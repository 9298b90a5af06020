package dev.caravan.scheduler.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PowerOfTenTest {

  @Test
  void isExactWhereTheAnswerIsKnown() {
    assertThat(PowerOfTen.of(0)).isEqualTo(1);
    assertThat(PowerOfTen.of(0.5)).isEqualTo(Math.sqrt(10));
    assertThat(PowerOfTen.of(1)).isEqualTo(10);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.001, 0.25, 0.4999, 0.5001, 0.75, 0.999})
  void differsFromTheExactPowerOnlyInItsLastDigits(double exponent) {
    assertThat(PowerOfTen.of(exponent)).isCloseTo(Math.pow(10, exponent), Offset.offset(1e-14));
  }

  /** The node "dogwood" of the recorded case place-scores, which has one of these already. */
  @Test
  void givesTheScoreThatNomadGave() {
    double free = PowerOfTen.of(1 - 600.0 / 3_500) + PowerOfTen.of(1 - 512.0 / 3_584);

    assertThat((20 - free) / 18).isEqualTo(0.33691756121986316);
  }
}
