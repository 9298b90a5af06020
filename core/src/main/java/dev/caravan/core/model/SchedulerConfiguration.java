package dev.caravan.core.model;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What operators choose for the whole cluster: Nomad's scheduler configuration.
 *
 * @param algorithm whether nodes are filled one after the other or evenly
 * @param preemption for which types of jobs allocations of less urgent jobs are ended when there is
 *     no room
 * @param memoryOversubscription whether tasks may use more memory than is set aside for them, up to
 *     their {@code memory_max}
 * @param rejectsRegistrations whether nobody can register, dispatch or scale jobs
 * @param pausesEvaluations whether no evaluations are worked on
 * @param createIndex position in the log of the event that first chose it; 0 if nobody has
 * @param modifyIndex position in the log of the event that last chose it; 0 if nobody has
 */
public record SchedulerConfiguration(
    SchedulerAlgorithm algorithm,
    Set<JobType> preemption,
    boolean memoryOversubscription,
    boolean rejectsRegistrations,
    boolean pausesEvaluations,
    long createIndex,
    long modifyIndex) {

  /** Nomad's defaults: nodes are packed, and only system jobs preempt. */
  public static final SchedulerConfiguration DEFAULT =
      new SchedulerConfiguration(
          SchedulerAlgorithm.BINPACK, EnumSet.of(JobType.SYSTEM), false, false, false, 0, 0);

  public SchedulerConfiguration {
    Set<JobType> ordered = EnumSet.noneOf(JobType.class);
    ordered.addAll(preemption);
    preemption = Collections.unmodifiableSet(ordered);
  }

  /** Whether jobs of this type end allocations of less urgent ones when there is no room. */
  public boolean preempts(JobType type) {
    return preemption.contains(type);
  }

  /** Whether another one chooses the same. */
  public boolean choosesSameAs(SchedulerConfiguration other) {
    return algorithm == other.algorithm
        && preemption.equals(other.preemption)
        && memoryOversubscription == other.memoryOversubscription
        && rejectsRegistrations == other.rejectsRegistrations
        && pausesEvaluations == other.pausesEvaluations;
  }

  /** The same with another algorithm. */
  public SchedulerConfiguration withAlgorithm(SchedulerAlgorithm other) {
    return new SchedulerConfiguration(
        other,
        preemption,
        memoryOversubscription,
        rejectsRegistrations,
        pausesEvaluations,
        createIndex,
        modifyIndex);
  }

  /** The same, but only jobs of these types preempt. */
  public SchedulerConfiguration withPreemption(Set<JobType> types) {
    return new SchedulerConfiguration(
        algorithm,
        types,
        memoryOversubscription,
        rejectsRegistrations,
        pausesEvaluations,
        createIndex,
        modifyIndex);
  }

  /** The same, but tasks may, or may not, use up to their {@code memory_max}. */
  public SchedulerConfiguration withMemoryOversubscription(boolean allowed) {
    return new SchedulerConfiguration(
        algorithm,
        preemption,
        allowed,
        rejectsRegistrations,
        pausesEvaluations,
        createIndex,
        modifyIndex);
  }

  /** The same, but jobs can, or cannot, be registered, dispatched and scaled. */
  public SchedulerConfiguration withRegistrationsRejected(boolean rejected) {
    return new SchedulerConfiguration(
        algorithm,
        preemption,
        memoryOversubscription,
        rejected,
        pausesEvaluations,
        createIndex,
        modifyIndex);
  }

  /** The same, but evaluations are, or are not, worked on. */
  public SchedulerConfiguration withEvaluationsPaused(boolean paused) {
    return new SchedulerConfiguration(
        algorithm,
        preemption,
        memoryOversubscription,
        rejectsRegistrations,
        paused,
        createIndex,
        modifyIndex);
  }

  /** The same with these positions in the log. */
  public SchedulerConfiguration at(long created, long modified) {
    return new SchedulerConfiguration(
        algorithm,
        preemption,
        memoryOversubscription,
        rejectsRegistrations,
        pausesEvaluations,
        created,
        modified);
  }
}
