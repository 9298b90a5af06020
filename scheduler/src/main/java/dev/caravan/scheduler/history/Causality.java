package dev.caravan.scheduler.history;

import dev.caravan.core.event.RecordedEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What follows from what. */
public final class Causality {
  private final Chronicle chronicle;

  /** In this log. */
  public Causality(Chronicle chronicle) {
    this.chronicle = chronicle;
  }

  /**
   * An event.
   *
   * @throws IllegalArgumentException if the log has no such position
   */
  public RecordedEvent event(long position) {
    long last = chronicle.newest().position();
    if (position < 1 || position > last) {
      throw new IllegalArgumentException(
          "there is no event %d; the log has 1 to %d".formatted(position, last));
    }
    try (Stream<RecordedEvent> log = chronicle.read(position - 1)) {
      return log.findFirst().orElseThrow();
    }
  }

  /**
   * Why an event happened: what was asked for, then what followed from it, up to the event itself.
   *
   * @throws IllegalArgumentException if the log has no such position
   */
  public List<RecordedEvent> causes(long position) {
    Deque<RecordedEvent> chain = new ArrayDeque<>();
    for (long next = position; next != 0; next = chain.getFirst().origin().cause()) {
      chain.addFirst(event(next));
    }
    return List.copyOf(chain);
  }

  /**
   * What followed from an event, and from that in turn, oldest first; without the event itself.
   *
   * @return read lazily; to be closed
   * @throws IllegalArgumentException if the log has no such position
   */
  public Stream<RecordedEvent> caused(long position) {
    event(position);
    Set<Long> consequences = new HashSet<>(Set.of(position));
    return chronicle
        .read(position)
        .filter(
            event ->
                consequences.contains(event.origin().cause())
                    && consequences.add(event.position()));
  }
}
