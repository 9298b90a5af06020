package dev.caravan.example.cli.common;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** Other forms than text. */
public final class FormatOptions {
  @Option(names = "-json", description = "The agent's answer, as JSON.")
  private boolean json;

  @Option(
      names = "-t",
      paramLabel = "TEMPLATE",
      description = "The agent's answer in a template of Go: {{.ID}}, {{range .}}…{{end}}.")
  private String template = "";

  /** Whether another form than text is wanted. */
  public boolean isWanted() {
    return json || !template.isEmpty();
  }

  /**
   * The answer in the form that is wanted; empty if that is text.
   *
   * @throws CommandFailure if both forms are wanted, or the template cannot be used
   */
  public Optional<String> format(JsonNode answer) {
    return format(answer, JsonText::pretty);
  }

  /** The same for an answer of many lines: JSON stays on one. */
  public Optional<String> formatLine(JsonNode line) {
    return format(line, JsonNode::toString);
  }

  private Optional<String> format(JsonNode answer, Function<JsonNode, String> asJson) {
    if (json && !template.isEmpty()) {
      throw new CommandFailure("Both json and template formatting are not allowed");
    }
    if (json) {
      return Optional.of(asJson.apply(answer));
    }
    return template.isEmpty()
        ? Optional.empty()
        : Optional.of(OutputTemplate.of(template).of(answer));
  }
}
