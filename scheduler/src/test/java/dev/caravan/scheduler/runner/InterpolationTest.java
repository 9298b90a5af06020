package dev.caravan.scheduler.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterpolationTest {
  private final Interpolation interpolation =
      new Interpolation(
          Map.of("node.unique.name", "solo", "attr.kernel.name", "linux", "meta.rack", "r1"),
          Map.of("NOMAD_TASK_NAME", "main", "ODD", "${node.unique.name} $1", "a.b", "dotted"));

  @ParameterizedTest
  @CsvSource({
    "plain, plain",
    "${node.unique.name}, solo",
    "on ${attr.kernel.name} in ${meta.rack}, on linux in r1",
    "${NOMAD_TASK_NAME}-${NOMAD_TASK_NAME}, main-main",
    "${env[\"NOMAD_TASK_NAME\"]}, main",
    "${env['a.b']}, dotted",
    "$HOME and ${nothing.here}, $HOME and ${nothing.here}",
    "${ODD}, ${node.unique.name} $1"
  })
  void keepsWhatIsUnknown(String text, String expected) {
    assertThat(interpolation.keepingUnknown(text)).isEqualTo(expected);
  }

  @Test
  void reachesIntoListsAndMaps() throws UnknownVariableException {
    Map<String, Object> config =
        Map.of(
            "args",
            List.of("${NOMAD_TASK_NAME}", 5L),
            "labels",
            List.of(Map.of("node", "${node.unique.name}")),
            "debug",
            true);

    assertThat(interpolation.refusingUnknown(config))
        .containsEntry("args", List.of("main", 5L))
        .containsEntry("labels", List.of(Map.of("node", "solo")))
        .containsEntry("debug", true);
  }

  @Test
  void namesThePlaceOfWhatIsUnknown() {
    Map<String, Object> config = Map.of("args", List.of("fine", "${nothing.here}"));

    assertThatThrownBy(() -> interpolation.refusingUnknown(config))
        .isInstanceOf(UnknownVariableException.class)
        .hasMessageContaining("config.args[1]")
        .hasMessageContaining("nothing.here");
  }

  @Test
  void passesOnWhatASecondDollarEscapes() throws UnknownVariableException {
    assertThat(interpolation.refusingUnknown(Map.of("script", "echo $${X} ${meta.rack}")))
        .containsEntry("script", "echo ${X} r1");
  }
}
