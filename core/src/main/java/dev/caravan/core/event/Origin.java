package dev.caravan.core.event;

import org.jspecify.annotations.Nullable;

/**
 * Where an event came from.
 *
 * @param actor who asked for it: an application, {@code api ADDRESS}, {@code scheduler}, or {@code
 *     node NAME}
 * @param request what the one who asked calls the request, if anything; only the first event of a
 *     unit has it
 * @param cause position in the log of the event that it follows from; 0 if it follows from none,
 *     but from what somebody asked, or if the log was written before causes were noted
 * @param unit of the first of several events that were stored together: how many they are; 0 for
 *     all others, and in logs that were written before units were noted
 * @param basis of the first event of a unit: what was planned on, if the unit carries out a plan
 */
public record Origin(
    String actor, @Nullable String request, long cause, int unit, @Nullable PlanBasis basis) {

  /** Of an event of which nothing is known but who asked for it. */
  public static Origin of(String actor) {
    return new Origin(actor, null, 0, 0, null);
  }
}
