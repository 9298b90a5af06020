package dev.caravan.example.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.example.api.AuditProgress;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.output.AuditText;

/** Shows on a terminal how far something is, in a line of its own. */
final class ProgressBar {
  private static final String BEGIN = "\r";
  private static final String ERASE = "\r\u001b[K";

  private final Session session;

  ProgressBar(Session session) {
    this.session = session;
  }

  void show(JsonNode line) {
    if (session.terminal() && line.has("Total")) {
      AuditProgress progress = ApiClient.read(AuditProgress.class, line);
      session.err().print(BEGIN + AuditText.bar(progress));
      session.err().flush();
    }
  }

  void clear() {
    if (session.terminal()) {
      session.err().print(ERASE);
      session.err().flush();
    }
  }
}
