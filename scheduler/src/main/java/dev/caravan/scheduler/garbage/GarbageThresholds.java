package dev.caravan.scheduler.garbage;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * How long things are kept in the live state after they have ended. Their names and defaults are
 * those of Nomad's {@code server} block. Zero is at once; {@link #FOREVER} never.
 *
 * @param jobs dead jobs with all that was done for them ({@code job_gc_threshold}, 4 hours)
 * @param evaluations evaluations that are over, with their allocations ({@code eval_gc_threshold},
 *     1 hour)
 * @param batchEvaluations the same of batch and sysbatch jobs ({@code batch_eval_gc_threshold}, 24
 *     hours)
 * @param deployments deployments that are over ({@code deployment_gc_threshold}, 1 hour)
 * @param nodes nodes that are down ({@code node_gc_threshold}, 24 hours)
 * @param interval how often is looked for what can go ({@code job_gc_interval}, 5 minutes)
 */
public record GarbageThresholds(
    Duration jobs,
    Duration evaluations,
    Duration batchEvaluations,
    Duration deployments,
    Duration nodes,
    Duration interval) {

  /** Longer than any log. */
  public static final Duration FOREVER = ChronoUnit.FOREVER.getDuration();

  private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);

  /** Nomad's defaults. */
  public static final GarbageThresholds DEFAULT =
      new GarbageThresholds(
          Duration.ofHours(4),
          Duration.ofHours(1),
          Duration.ofHours(24),
          Duration.ofHours(1),
          Duration.ofHours(24),
          Duration.ofMinutes(5));

  /** Nothing goes by itself. */
  public static final GarbageThresholds NEVER = allAfter(FOREVER);

  /** All goes that nobody needs, however young. */
  public static final GarbageThresholds AT_ONCE = allAfter(Duration.ZERO);

  /**
   * Thresholds.
   *
   * @throws IllegalArgumentException if one of them is negative, or the interval shorter than a
   *     second
   */
  public GarbageThresholds {
    requireNotNegative("jobs", jobs);
    requireNotNegative("evaluations", evaluations);
    requireNotNegative("batchEvaluations", batchEvaluations);
    requireNotNegative("deployments", deployments);
    requireNotNegative("nodes", nodes);
    if (interval.compareTo(SHORTEST_INTERVAL) < 0) {
      throw new IllegalArgumentException(
          "garbage cannot be looked for each " + interval + "; give it at least a second");
    }
  }

  private static void requireNotNegative(String name, Duration threshold) {
    if (threshold.isNegative()) {
      throw new IllegalArgumentException(
          "the threshold of %s is %s; it cannot be negative".formatted(name, threshold));
    }
  }

  /** The same threshold for all, with the default interval. */
  public static GarbageThresholds allAfter(Duration threshold) {
    return new GarbageThresholds(
        threshold, threshold, threshold, threshold, threshold, Duration.ofMinutes(5));
  }

  /** The same with another threshold of jobs. */
  public GarbageThresholds withJobs(Duration threshold) {
    return new GarbageThresholds(
        threshold, evaluations, batchEvaluations, deployments, nodes, interval);
  }

  /** The same with other thresholds of evaluations. */
  public GarbageThresholds withEvaluations(Duration threshold, Duration ofBatchJobs) {
    return new GarbageThresholds(jobs, threshold, ofBatchJobs, deployments, nodes, interval);
  }

  /** The same with another threshold of deployments. */
  public GarbageThresholds withDeployments(Duration threshold) {
    return new GarbageThresholds(jobs, evaluations, batchEvaluations, threshold, nodes, interval);
  }

  /** The same with another threshold of nodes. */
  public GarbageThresholds withNodes(Duration threshold) {
    return new GarbageThresholds(
        jobs, evaluations, batchEvaluations, deployments, threshold, interval);
  }

  /** The same with another interval. */
  public GarbageThresholds withInterval(Duration other) {
    return new GarbageThresholds(jobs, evaluations, batchEvaluations, deployments, nodes, other);
  }
}
