package dev.caravan.example.output;

import dev.caravan.example.api.AuditDiff;
import dev.caravan.example.api.AuditEvent;
import dev.caravan.example.api.AuditProgress;
import java.util.List;

/** The log of an agent read back. */
public final class AuditText {

  private AuditText() {}

  /** Why an event happened, and what came of it. */
  public static String why(AuditEvent event, View view) {
    String causes = view.heading("Why") + "\n" + HistoryText.render(event.causes());
    return event.caused().isEmpty()
        ? causes
        : causes + "\n\n" + view.heading("What came of it") + "\n" + caused(event);
  }

  private static String caused(AuditEvent event) {
    return HistoryText.render(event.caused());
  }

  /** What changed. */
  public static String diff(AuditDiff diff, View view) {
    if (diff.changes().isEmpty()) {
      return "Nothing changed";
    }
    Table table = Table.of("What", "ID", "Name", "Before", "After");
    for (AuditDiff.Change change : diff.changes()) {
      table.row(
          change.kind(),
          change.kind().equals("job") ? change.name() : view.id(change.id()),
          change.name(),
          change.before(),
          change.after());
    }
    return table.render();
  }

  /** What came of going through the log. */
  public static String result(AuditProgress result) {
    if (!result.sound()) {
      return "Not as it should be: " + result.difference();
    }
    String events = "%d events read: ".formatted(result.events());
    if (result.decisions() + result.unchecked() == 0) {
      return events + "they lead to the state that the agent has";
    }
    String decisions =
        events + "%d decisions made again, all with the same result".formatted(result.decisions());
    return result.unchecked() == 0
        ? decisions
        : decisions + "; %d could not be made again".formatted(result.unchecked());
  }

  /** One event as a line. */
  public static String line(AuditEvent event) {
    return String.join(
        "  ",
        List.of(
            Long.toString(event.position()),
            Times.utc(event.time()),
            event.actor(),
            Printable.of(event.sentence())));
  }
}
