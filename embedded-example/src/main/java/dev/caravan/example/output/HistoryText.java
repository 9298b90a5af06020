package dev.caravan.example.output;

import dev.caravan.core.event.RecordedEvent;
import dev.caravan.core.view.EventSentences;
import java.util.List;

/**
 * What happened, event by event: its number in the log, when, who asked for it, and what it was.
 */
public final class HistoryText {
  private HistoryText() {}

  /** The events in the order given. */
  public static String render(List<RecordedEvent> events) {
    if (events.isEmpty()) {
      return "Nothing happened";
    }
    Table table = Table.of("Number", "Time", "Who", "What");
    for (RecordedEvent event : events) {
      table.row(
          event.position(),
          Times.utc(event.time()),
          event.actor(),
          EventSentences.of(event.event()));
    }
    return table.render();
  }
}
