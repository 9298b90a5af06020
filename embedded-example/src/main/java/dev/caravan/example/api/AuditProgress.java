package dev.caravan.example.api;

/**
 * How far an agent is with going through its log, or what came of it.
 *
 * @param done how many events so far
 * @param total how many events of all
 * @param sound whether all is as it should be; false as long as it is not at the end
 * @param events how many events were read
 * @param decisions how many decisions of the scheduler were made again
 * @param unchecked how many could not be
 * @param difference the first thing that is not as it should be; empty if there is none
 */
public record AuditProgress(
    long done,
    long total,
    boolean sound,
    long events,
    long decisions,
    long unchecked,
    String difference) {}
