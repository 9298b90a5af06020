package dev.caravan.example.api;

import java.time.Instant;
import java.util.List;

/**
 * An event of the log.
 *
 * @param position its number in the log
 * @param time when it was written
 * @param actor who asked for it
 * @param request what they call their request; empty if they did not say
 * @param cause number of the event that it follows from; 0 if somebody asked for it
 * @param sentence what happened
 * @param causes why it happened, oldest first; only of a single event
 * @param caused what came of it, oldest first; only of a single event
 */
public record AuditEvent(
    long position,
    Instant time,
    String actor,
    String request,
    long cause,
    String sentence,
    List<AuditEvent> causes,
    List<AuditEvent> caused) {
  public AuditEvent {
    causes = List.copyOf(causes);
    caused = List.copyOf(caused);
  }
}
