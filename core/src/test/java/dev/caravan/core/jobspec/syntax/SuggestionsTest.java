package dev.caravan.core.jobspec.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuggestionsTest {
  private static final List<String> NAMES =
      List.of("count", "constraint", "datacenters", "driver", "env", "task", "user");

  @ParameterizedTest
  @CsvSource({
    "cout, count",
    "coutn, count",
    "datacentres, datacenters",
    "drvier, driver",
    "envs, env",
    "Task, task"
  })
  void findsTheClosestName(String written, String meant) {
    assertThat(Suggestions.closest(written, NAMES)).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"colour", "x", "furniture", "something else entirely"})
  void doesNotGuessWildly(String written) {
    assertThat(Suggestions.closest(written, NAMES)).isEmpty();
  }
}
