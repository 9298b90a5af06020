package dev.caravan.scheduler.ranking;

import dev.caravan.scheduler.feasibility.PropertyUse;

/** What one {@code spread} block says of the values of its attribute. */
interface SpreadRule {
  /** The worst that is said of a node where nothing is to be: Nomad's greatest penalty. */
  double WORST = -1;

  /** Where allocations are now. */
  PropertyUse use();

  /**
   * What one more allocation on a node of this value, or of {@link PropertyUse#UNSET}, is worth.
   */
  double score(int value);

  /**
   * Looks again at where allocations are, after some came or went.
   *
   * @return whether something else may be said of values of which nothing came or went, too
   */
  boolean refresh();
}
