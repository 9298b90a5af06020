package dev.caravan.core.event;

import java.time.Instant;

/**
 * An event with its place in the log.
 *
 * @param position its number in the whole log, from 1
 * @param time when it was written
 * @param actor who asked for it: an operator, {@code scheduler}, or {@code node NAME}
 * @param subject the job, allocation … that it happened to, as the log names it
 * @param sequence its number among the events of that subject, from 0
 * @param event what happened
 */
public record RecordedEvent(
    long position, Instant time, String actor, String subject, long sequence, Event event) {}
