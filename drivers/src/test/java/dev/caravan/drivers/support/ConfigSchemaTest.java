package dev.caravan.drivers.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigSchemaTest {
  private static final ConfigSchema SCHEMA =
      ConfigSchema.of("test")
          .require("command", ConfigType.TEXT)
          .allow(ConfigType.TEXTS, "args")
          .allow(ConfigType.MAP, "labels")
          .allow(ConfigType.NUMBER, "count")
          .allow(ConfigType.FLAG, "force")
          .allow(ConfigType.DURATION, "wait");

  @Test
  void acceptsEveryTypeInItsForms() {
    assertThat(
            SCHEMA.problems(
                Map.of(
                    "command", "x",
                    "args", List.of("a", 1L, true),
                    "labels", List.of(Map.of("a", "b"), Map.of("c", 1L)),
                    "count", "3",
                    "force", "true",
                    "wait", "1m30s")))
        .isEmpty();
    assertThat(SCHEMA.problems(Map.of("command", "x", "labels", Map.of("a", "b")))).isEmpty();
  }

  @Test
  void takesInterpolationsOnTrust() {
    assertThat(
            SCHEMA.problems(
                Map.of(
                    "command", "${meta.command}",
                    "count", "${NOMAD_META_count}",
                    "force", "${meta.force}",
                    "wait", "${meta.wait}")))
        .isEmpty();
  }

  @Test
  void reportsAllProblemsAtOnce() {
    assertThat(SCHEMA.problems(Map.of("agrs", List.of(), "count", "many", "wait", "1 minute")))
        .hasSize(4)
        .anySatisfy(problem -> assertThat(problem).contains("missing \"command\""))
        .anySatisfy(problem -> assertThat(problem).contains("did you mean \"args\"?"))
        .anySatisfy(problem -> assertThat(problem).contains("\"count\"", "whole number", "many"))
        .anySatisfy(problem -> assertThat(problem).contains("\"wait\"", "duration"));
  }

  @Test
  void listsTheKeysWhereNoneIsNear() {
    assertThat(SCHEMA.problems(Map.of("command", "x", "privileged", true)))
        .singleElement()
        .asString()
        .contains("privileged", "it knows command, args, labels");
  }

  @Test
  void refusesAnEmptyRequiredText() {
    assertThat(SCHEMA.problems(Map.of("command", " ")))
        .containsExactly("\"command\" must not be empty");
  }

  @Test
  void refusesListsAndMapsWhereTextsAreMeant() {
    assertThat(SCHEMA.problems(Map.of("command", List.of("x")))).hasSize(1);
    assertThat(SCHEMA.problems(Map.of("command", "x", "args", "-c"))).hasSize(1);
    assertThat(SCHEMA.problems(Map.of("command", "x", "labels", List.of("a")))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"0,0", "5s,5000", "1m30s,90000", "1.5h,5400000", "250ms,250", "1h2m3s4ms,3723004"})
  void readsDurations(String text, long millis) {
    assertThat(ConfigValues.duration(text))
        .hasValueSatisfying(duration -> assertThat(duration.toMillis()).isEqualTo(millis));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "s", "5x", "-5s", "5s!", "1m 30s"})
  void refusesOtherDurations(String text) {
    assertThat(ConfigValues.duration(text)).isEmpty();
  }
}
