package dev.caravan.example.output;

import dev.caravan.core.cron.LaunchTimes;
import dev.caravan.core.model.Periodic;
import dev.caravan.example.api.Job;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * When a periodic job is launched next, worked out from its declaration, as by Nomad's commands.
 */
public final class NextLaunchText {
  private NextLaunchText() {}

  /** The time, and how far ahead it is; empty if it is not launched any more. */
  public static Optional<String> of(Periodic periodic, Instant now) {
    try {
      return LaunchTimes.of(periodic).next(now).map(next -> RelativeTime.utcAndDistance(next, now));
    } catch (DateTimeException | IllegalArgumentException e) {
      // An older or newer server may know zones and expressions that are unknown here.
      return Optional.empty();
    }
  }

  /** As {@code job status} tells it. */
  static String ofStatus(Job job, Job.Periodic periodic, Instant now) {
    return job.stop() ? "none (job stopped)" : of(periodic.declared(), now).orElse("none");
  }
}
