package dev.caravan.core.event;

import java.time.Instant;

/**
 * An event with its place in the log.
 *
 * @param position its number in the whole log, from 1
 * @param time when it was written
 * @param origin who asked for it, and what it follows from
 * @param subject the job, allocation … that it happened to, as the log names it
 * @param sequence its number among the events of that subject, from 0
 * @param event what happened
 */
public record RecordedEvent(
    long position, Instant time, Origin origin, String subject, long sequence, Event event) {

  /** An event of which nothing is known but who asked for it. */
  public RecordedEvent(
      long position, Instant time, String actor, String subject, long sequence, Event event) {
    this(position, time, Origin.of(actor), subject, sequence, event);
  }

  /** Who asked for it. */
  public String actor() {
    return origin.actor();
  }
}
