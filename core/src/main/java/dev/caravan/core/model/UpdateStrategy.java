package dev.caravan.core.model;

import java.time.Duration;

/**
 * How a new version of a task group is rolled out.
 *
 * @param maxParallel how many allocations may be replaced at a time; 0 means all at once, with no
 *     deployment
 * @param healthCheck how health is found out
 * @param minHealthyTime how long an allocation must have run to be called healthy
 * @param healthyDeadline how long an allocation may take to become healthy
 * @param progressDeadline how long the deployment may go without a new healthy allocation; zero
 *     means that the first unhealthy allocation fails it
 * @param autoRevert whether a failed deployment goes back to the last stable version
 * @param autoPromote whether healthy canaries are promoted without being asked
 * @param canaries how many new allocations are tried beside the old ones first
 * @param stagger the pause between batches where there is no deployment
 */
public record UpdateStrategy(
    int maxParallel,
    HealthCheck healthCheck,
    Duration minHealthyTime,
    Duration healthyDeadline,
    Duration progressDeadline,
    boolean autoRevert,
    boolean autoPromote,
    int canaries,
    Duration stagger) {

  /** Nomad's default for service jobs. */
  public static final UpdateStrategy DEFAULT =
      new UpdateStrategy(
          Defaults.MAX_PARALLEL,
          HealthCheck.CHECKS,
          Defaults.MIN_HEALTHY_TIME,
          Defaults.HEALTHY_DEADLINE,
          Defaults.PROGRESS_DEADLINE,
          false,
          false,
          0,
          Defaults.STAGGER);

  /** What an allocation's health is read from. */
  public enum HealthCheck {
    /** All tasks run and their service checks pass. A group without checks is as TASK_STATES. */
    CHECKS("checks"),
    /** All tasks run. */
    TASK_STATES("task_states"),
    /** An operator says so. */
    MANUAL("manual");

    private final String word;

    HealthCheck(String word) {
      this.word = word;
    }

    /** The word that job files use. */
    public String word() {
      return word;
    }
  }

  /** Whether this group is rolled out in steps, watched by a deployment. */
  public boolean isRolling() {
    return maxParallel > 0;
  }
}
