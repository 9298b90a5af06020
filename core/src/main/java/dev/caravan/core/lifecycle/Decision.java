package dev.caravan.core.lifecycle;

import dev.caravan.core.event.Event;
import java.util.List;

/** What comes of a command: events, perhaps none, or a refusal. */
public sealed interface Decision {

  /**
   * The command is carried out.
   *
   * @param events what happens; empty if the command asks for nothing new
   */
  record Accepted(List<Event> events) implements Decision {
    public Accepted {
      events = List.copyOf(events);
    }
  }

  /**
   * The command is not carried out.
   *
   * @param message why, for the one who asked
   */
  record Refused(String message) implements Decision {}

  /** This happens. */
  static Decision accept(Event event) {
    return new Accepted(List.of(event));
  }

  /** All is well, and nothing changes. */
  static Decision nothing() {
    return new Accepted(List.of());
  }

  /** It cannot be done. */
  static Decision refuse(String message) {
    return new Refused(message);
  }
}
