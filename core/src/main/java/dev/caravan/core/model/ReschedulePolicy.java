package dev.caravan.core.model;

import java.time.Duration;

/**
 * Whether and when an allocation that failed for good is replaced by another one.
 *
 * @param attempts how many replacements an interval allows, where they are limited
 * @param interval the window in which attempts are counted
 * @param delay how long to wait before the first replacement
 * @param delayFunction how the delay grows from one replacement to the next
 * @param maxDelay what the delay grows to at most; of no meaning where it is constant
 * @param unlimited whether there is no limit to the attempts
 */
public record ReschedulePolicy(
    int attempts,
    Duration interval,
    Duration delay,
    DelayFunction delayFunction,
    Duration maxDelay,
    boolean unlimited) {

  /** How the delay grows from one replacement to the next. */
  public enum DelayFunction {
    CONSTANT("constant"),
    /** It doubles. */
    EXPONENTIAL("exponential"),
    /** It is the sum of the two delays before. */
    FIBONACCI("fibonacci");

    private final String word;

    DelayFunction(String word) {
      this.word = word;
    }

    /** The word that job files use. */
    public String word() {
      return word;
    }
  }

  /** Nomad's default for a job of this type; system jobs go by none. */
  public static ReschedulePolicy defaultFor(JobType type) {
    return switch (type) {
      case SERVICE ->
          new ReschedulePolicy(
              0,
              Duration.ZERO,
              Duration.ofSeconds(30),
              DelayFunction.EXPONENTIAL,
              Duration.ofHours(1),
              true);
      case BATCH, SYSTEM, SYSBATCH ->
          new ReschedulePolicy(
              1,
              Duration.ofHours(24),
              Duration.ofSeconds(5),
              DelayFunction.CONSTANT,
              Duration.ZERO,
              false);
    };
  }
}
