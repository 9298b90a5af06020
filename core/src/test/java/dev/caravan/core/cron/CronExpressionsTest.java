package dev.caravan.core.cron;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CronExpressionsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "* * * * *",
        "*/15 * * * *",
        "0 3 1 1 *",
        " 0  3 1 1\t* ",
        "0,30 8-18 * * 1-5",
        "0 0 L * *",
        "0 0 ? * MON",
        "0 0 * * SUN#1",
        "0 0 1 JAN * 2030",
        "15 0 0 1 1 * 2030",
        "@Weekly"
      })
  void takesWhatNomadTakes(String expression) {
    assertThat(CronExpressions.wrong(expression)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "* * * *",
        "60 * * * *",
        "* 24 * * *",
        "* * 32 * *",
        "* * * 13 *",
        "* * * * 8",
        "* * * * * 1969",
        "a b c d e",
        "1-2-3 * * * *",
        "*/0 * * * *",
        "- * * * *",
        ", * * * *",
        "*/ * * * *",
        "# * * * *",
        "99999999999999999999 * * * *",
        "@reboot",
        "1 2 3 4 5 6 7 8"
      })
  void refusesTheRest(String expression) {
    assertThat(CronExpressions.wrong(expression)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 100_000})
  void doesNotEvenLookAtEndlessOnes(int length) {
    assertThat(CronExpressions.wrong("*,".repeat(length))).isPresent();
  }
}
