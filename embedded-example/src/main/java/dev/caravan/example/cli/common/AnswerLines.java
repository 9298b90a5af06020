package dev.caravan.example.cli.common;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.example.client.ApiClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Answers that come line by line, as JSON. */
public final class AnswerLines {
  private AnswerLines() {}

  /**
   * Reads an answer to its end.
   *
   * @param failure what is said before the reason if the agent refuses or fails
   * @param each shown each line as it comes
   * @return the last line; an empty object if there is none
   */
  public static JsonNode read(String failure, Supplier<InputStream> answer, Consumer<JsonNode> each)
      throws IOException {
    JsonNode last = ApiClient.object();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(ApiCommand.ask(failure, answer), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        last = ApiClient.tree(line);
        if (last.has("Error")) {
          throw new CommandFailure(failure + ": " + last.path("Error").asText());
        }
        each.accept(last);
      }
    }
    return last;
  }
}
