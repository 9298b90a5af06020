package dev.caravan.core.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a node is to be emptied: what is Nomad's {@code DrainSpec}.
 *
 * @param deadline after which time all that is left there is ended; zero for at once, null for as
 *     long as it takes
 * @param ignoreSystemJobs whether what system jobs run there stays
 */
public record DrainSpec(@Nullable Duration deadline, boolean ignoreSystemJobs) {

  public DrainSpec {
    if (deadline != null && deadline.isNegative()) {
      throw new IllegalArgumentException(
          "the deadline of a drain is " + deadline + "; it must not be negative");
    }
  }

  /** Moves allocations as their {@code migrate} blocks say, and ends what is left at a deadline. */
  public static DrainSpec within(Duration deadline) {
    return new DrainSpec(deadline, false);
  }

  /** Moves allocations as their {@code migrate} blocks say, however long it takes. */
  public static DrainSpec withoutDeadline() {
    return new DrainSpec(null, false);
  }

  /** Ends everything at once, whatever {@code migrate} blocks say. */
  public static DrainSpec forced() {
    return new DrainSpec(Duration.ZERO, false);
  }

  /** The same, but what system jobs run there stays. */
  public DrainSpec ignoringSystemJobs() {
    return new DrainSpec(deadline, true);
  }
}
