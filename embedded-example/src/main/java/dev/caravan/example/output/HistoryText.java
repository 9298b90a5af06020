package dev.caravan.example.output;

import dev.caravan.example.api.AuditEvent;
import java.util.List;

/**
 * What happened, event by event: its number in the log, when, who asked for it, and what it was.
 */
public final class HistoryText {
  private HistoryText() {}

  /** The events in the order given. */
  public static String render(List<AuditEvent> events) {
    if (events.isEmpty()) {
      return "Nothing happened";
    }
    Table table = Table.of("Number", "Time", "Who", "What");
    for (AuditEvent event : events) {
      table.row(event.position(), Times.utc(event.time()), event.actor(), event.sentence());
    }
    return table.render();
  }
}
