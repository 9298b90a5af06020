package dev.caravan.example.api;

/**
 * How allocations are placed, and what is done at all.
 *
 * @param preemptionConfig which jobs preempt others
 */
public record SchedulerSettings(
    String schedulerAlgorithm,
    boolean memoryOversubscriptionEnabled,
    boolean rejectJobRegistration,
    boolean pauseEvalBroker,
    Preemption preemptionConfig,
    long modifyIndex) {

  /** For which types of jobs allocations of less urgent jobs are ended when there is no room. */
  public record Preemption(
      boolean systemSchedulerEnabled,
      boolean serviceSchedulerEnabled,
      boolean batchSchedulerEnabled,
      boolean sysBatchSchedulerEnabled) {}
}
