package dev.caravan.example.cli.common;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.example.output.ProgressText;

/** Shows on a terminal how far something is, in a line of its own. */
public final class ProgressBar {
  private static final String BEGIN = "\r";
  private static final String ERASE = "\r\u001b[K";

  private final Session session;
  private String shown = "";

  /** On the terminal of this session, if it has one. */
  public ProgressBar(Session session) {
    this.session = session;
  }

  /** Shows how far an agent says that it is; other lines of its answer show nothing. */
  public void show(JsonNode line) {
    if (line.has("Total")) {
      show(line.path("Done").asLong(), line.path("Total").asLong());
    }
  }

  /** Shows that so much is done. */
  public void show(long done, long total) {
    show(ProgressText.bar(done, total));
  }

  private void show(String bar) {
    if (session.terminal() && !bar.equals(shown)) {
      shown = bar;
      session.err().print(BEGIN + bar);
      session.err().flush();
    }
  }

  /** Prints lines where the bar is, which then is below them. */
  public void above(Runnable printing) {
    String bar = shown;
    clear();
    printing.run();
    show(bar);
  }

  /** Takes the bar away. */
  public void clear() {
    if (!shown.isEmpty()) {
      shown = "";
      session.err().print(ERASE);
      session.err().flush();
    }
  }
}
