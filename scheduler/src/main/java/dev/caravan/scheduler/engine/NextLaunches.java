package dev.caravan.scheduler.engine;

import dev.caravan.core.cron.LaunchTimes;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.Periodic;
import dev.caravan.core.model.RegisteredJob;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When periodic jobs are launched next. What was worked out is remembered, since it is asked for
 * with each step of the engine; what is remembered follows from the state alone. Not thread-safe.
 */
final class NextLaunches {
  private final Map<JobId, Known> known = new HashMap<>();

  /** The next launch of a declaration after this time; null for none. */
  private record Known(Periodic periodic, Instant after, @Nullable Instant next) {}

  /**
   * The first launch that was neither made nor left out; empty if there is none any more. A new
   * version of a job begins anew, as in Nomad.
   */
  Optional<Instant> of(RegisteredJob job) {
    Periodic periodic = Objects.requireNonNull(job.job().periodic(), "of periodic jobs");
    Instant after = after(job);
    Known last = known.get(job.job().id());
    if (last == null || !last.periodic().equals(periodic) || !last.after().equals(after)) {
      last = new Known(periodic, after, LaunchTimes.of(periodic).next(after).orElse(null));
      known.put(job.job().id(), last);
    }
    return Optional.ofNullable(last.next());
  }

  private static Instant after(RegisteredJob job) {
    Instant launched = job.lastLaunch();
    return launched == null || launched.isBefore(job.submittedAt()) ? job.submittedAt() : launched;
  }
}
