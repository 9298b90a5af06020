package dev.caravan.core.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a node is being emptied.
 *
 * @param spec what was asked for
 * @param startedAt since when; kept when something else is asked for meanwhile
 * @param forceDeadline when all that is left there is ended; null for never
 */
public record DrainStrategy(DrainSpec spec, Instant startedAt, @Nullable Instant forceDeadline) {

  /** Whether the time is over in which allocations are moved one after the other. */
  public boolean isOverdue(Instant now) {
    return forceDeadline != null && !forceDeadline.isAfter(now);
  }
}
