package dev.caravan.example.cli.log;

import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.CommandFailure;
import dev.caravan.example.cli.common.ProgressBar;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.client.Query;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Gets an agent's log, as lines of JSON. */
final class LogDownload {
  static final String FAILURE = "Error exporting the log";

  private final ApiClient client;
  private final ProgressBar bar;

  LogDownload(ApiClient client, ProgressBar bar) {
    this.client = client;
    this.bar = bar;
  }

  /**
   * Writes the log to a file, which is there only once it is whole.
   *
   * @return the head that it ends with
   */
  String to(Path file) throws IOException {
    if (Files.exists(file)) {
      throw new CommandFailure(FAILURE + ": " + file + " exists; choose another file");
    }
    Path unfinished = file.resolveSibling(file.getFileName() + ".part");
    try {
      String head;
      try (Writer out = Files.newBufferedWriter(unfinished)) {
        head = copy(out);
      }
      Files.move(unfinished, file);
      return head;
    } finally {
      Files.deleteIfExists(unfinished);
      bar.clear();
    }
  }

  private String copy(Writer out) throws IOException {
    String last = "";
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                ApiCommand.ask(
                    FAILURE, () -> client.stream("/v1/operator/log/export", Query.none())),
                StandardCharsets.UTF_8))) {
      long total = 0;
      long done = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (last.isEmpty()) {
          total = ApiClient.tree(line).path("events").asLong();
        } else if (done < total) {
          done++;
        }
        bar.show(done, total);
        out.write(line + "\n");
        last = line;
      }
    }
    return head(last);
  }

  /** What the last line of a whole log has. */
  private static String head(String line) {
    if (!line.startsWith("{\"head\":")) {
      throw new CommandFailure(FAILURE + ": the agent's answer broke off; its log says why");
    }
    return ApiClient.tree(line).path("head").asText();
  }
}
