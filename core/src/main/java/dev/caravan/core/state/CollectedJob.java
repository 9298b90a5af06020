package dev.caravan.core.state;

/**
 * What is remembered of a job that was collected as garbage.
 *
 * @param createIndex position in the log of the event that first registered it
 * @param succeeded whether it had done what it was for
 */
public record CollectedJob(long createIndex, boolean succeeded) {}
