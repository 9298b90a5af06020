package dev.caravan.core.jobspec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.jobspec.RecordedJobs.Step;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Job files are read, filled in and refused as Nomad 1.1 was recorded to do it. */
class RecordedJobsTest {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  static List<Step> refused() {
    return RecordedJobs.steps().stream().filter(Step::isRefused).toList();
  }

  static List<Step> accepted() {
    return RecordedJobs.steps().stream().filter(step -> !step.isRefused()).toList();
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusesWhatNomadRefuses(Step step) {
    InvalidJobException refusal = catchThrowableOfType(InvalidJobException.class, step::job);

    String said =
        refusal.problems().stream()
            .map(Problem::toString)
            .collect(Collectors.joining("\n"))
            .toLowerCase(Locale.ROOT);
    assertThat(step.words()).allMatch(word -> said.contains(word.toLowerCase(Locale.ROOT)), said);
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void readsWhatNomadReads(Step step) {
    JsonNode json = RecordedJobs.tree(JobSpec.toJson(step.job())).get("Job");

    if (step.does().equals("parse")) {
      assertThat(said(json)).isEqualTo(said(step.expected().get("value")));
    } else if (step.does().equals("get")) {
      assertThat(said(picked(json, step.asked().get("pick"))))
          .isEqualTo(said(step.expected().get("value")));
    }
  }

  private static ObjectNode picked(JsonNode json, JsonNode paths) {
    ObjectNode picked = NODES.objectNode();
    paths.forEach(path -> picked.set(path.textValue(), pick(json, path.textValue())));
    return picked;
  }

  /** What is at a path such as {@code TaskGroups/*}{@code /Name}; a star gives a list. */
  private static JsonNode pick(JsonNode json, String path) {
    int star = path.indexOf("/*/");
    if (star < 0) {
      JsonNode found = json.at("/" + path);
      return found.isMissingNode() ? NODES.nullNode() : found;
    }
    ArrayNode each = NODES.arrayNode();
    json.at("/" + path.substring(0, star))
        .forEach(element -> each.add(pick(element, path.substring(star + 3))));
    return each;
  }

  /** Without what says nothing: null, zero, false, an empty string, list or object. */
  private static JsonNode said(JsonNode json) {
    if (json.isObject()) {
      ObjectNode object = NODES.objectNode();
      for (Map.Entry<String, JsonNode> field : json.properties()) {
        JsonNode value = said(field.getValue());
        if (!saysNothing(value)) {
          object.set(field.getKey(), value);
        }
      }
      return object;
    }
    if (json.isArray()) {
      ArrayNode array = NODES.arrayNode();
      json.forEach(element -> array.add(said(element)));
      return array;
    }
    // Whole numbers are equal however many bits they have.
    return json.isIntegralNumber() ? NODES.numberNode(json.longValue()) : json;
  }

  private static boolean saysNothing(JsonNode value) {
    return value.isNull()
        || (value.isContainerNode() && value.isEmpty())
        || (value.isTextual() && value.textValue().isEmpty())
        || (value.isBoolean() && !value.booleanValue())
        || (value.isNumber() && value.doubleValue() == 0);
  }
}
