package dev.caravan.core.event;

import java.time.Instant;

/**
 * What a plan was made on, so that it can be made again: together with the ids that it gave out,
 * which its events have, that is all it depends on.
 *
 * @param position position in the log of the last event that the planner knew of
 * @param now the planner's time
 * @param jobAntiAffinity whether allocations of one group were to keep away from each other
 */
public record PlanBasis(long position, Instant now, boolean jobAntiAffinity) {
  /** Stands for the last position before the unit that carries out the plan. */
  public static final long RIGHT_BEFORE = -1;

  /** The same, with the position known. */
  public PlanBasis before(long unitsFirst) {
    return position == RIGHT_BEFORE ? new PlanBasis(unitsFirst - 1, now, jobAntiAffinity) : this;
  }
}
