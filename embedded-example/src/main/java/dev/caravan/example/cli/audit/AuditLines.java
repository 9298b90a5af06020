package dev.caravan.example.cli.audit;

import static dev.caravan.example.cli.common.ApiCommand.ask;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.client.Query;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Answers that come line by line, as JSON. */
final class AuditLines {
  private AuditLines() {}

  /**
   * Reads an answer to its end.
   *
   * @param each shown each line as it comes
   * @return the last line; an empty object if there is none
   */
  static JsonNode read(ApiClient client, String path, Query query, Consumer<JsonNode> each)
      throws IOException {
    JsonNode last = ApiClient.object();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                ask("Error reading the log", () -> client.stream(path, query)),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        last = ApiClient.tree(line);
        each.accept(last);
      }
    }
    return last;
  }
}
