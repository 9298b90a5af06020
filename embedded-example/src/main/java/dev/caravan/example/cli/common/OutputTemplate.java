package dev.caravan.example.cli.common;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.caravan.core.gotemplate.GoTemplate;
import dev.caravan.core.gotemplate.GoTemplate.Delimiters;
import dev.caravan.core.gotemplate.GoTemplate.Rules;
import dev.caravan.core.gotemplate.TemplateException;
import dev.caravan.core.gotemplate.TemplateFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What {@code -t} makes of an answer: a Go template, in which {@code json} prints JSON. */
final class OutputTemplate {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Map<String, TemplateFunction> FUNCTIONS =
      Map.of("json", OutputTemplate::json);

  private final GoTemplate template;

  private OutputTemplate(GoTemplate template) {
    this.template = template;
  }

  /**
   * Reads a template.
   *
   * @throws CommandFailure if it is none
   */
  static OutputTemplate of(String text) {
    try {
      return new OutputTemplate(GoTemplate.parse("-t", text, Delimiters.DEFAULT, FUNCTIONS));
    } catch (TemplateException e) {
      throw failure(e);
    }
  }

  /**
   * The text that it gives for some JSON.
   *
   * @throws CommandFailure if it asks for what is not there
   */
  String of(JsonNode json) {
    try {
      return template.render(value(json), Rules.DEFAULT.withErrorOnMissingKey(true));
    } catch (TemplateException e) {
      throw failure(e);
    }
  }

  private static CommandFailure failure(TemplateException problem) {
    return new CommandFailure("Error formatting the data: " + problem.getMessage());
  }

  private static String json(List<@Nullable Object> arguments) {
    if (arguments.size() != 1) {
      throw new IllegalArgumentException("json takes one value");
    }
    return JsonText.pretty(MAPPER.valueToTree(arguments.get(0)));
  }

  private static @Nullable Object value(JsonNode json) {
    return switch (json.getNodeType()) {
      case OBJECT -> {
        Map<String, @Nullable Object> fields = new TreeMap<>();
        json.properties().forEach(field -> fields.put(field.getKey(), value(field.getValue())));
        yield fields;
      }
      case ARRAY -> {
        List<@Nullable Object> elements = new ArrayList<>();
        json.forEach(element -> elements.add(value(element)));
        yield elements;
      }
      case NUMBER -> json.isIntegralNumber() ? (Object) json.asLong() : json.asDouble();
      case BOOLEAN -> json.asBoolean();
      case NULL, MISSING -> null;
      default -> json.asText();
    };
  }
}
