package dev.caravan.scheduler.ranking;

import dev.caravan.scheduler.feasibility.PropertyUse;

/**
 * A spread without targets: as many allocations on each value of the attribute. The rule is Nomad's
 * ({@code evenSpreadScoreBoost} in {@code scheduler/spread.go}): a value is compared with the least
 * and the most used ones of those in use. As there, the weight plays no part.
 */
final class EvenSpread implements SpreadRule {
  private final PropertyUse use;
  private int least;
  private int most;

  EvenSpread(PropertyUse use) {
    this.use = use;
  }

  @Override
  public PropertyUse use() {
    return use;
  }

  @Override
  public boolean refresh() {
    int leastBefore = least;
    int mostBefore = most;
    least = 0;
    most = 0;
    for (int value = 0; value < use.values().size(); value++) {
      int uses = use.uses(value);
      if (uses > 0) {
        least = least == 0 ? uses : Math.min(least, uses);
        most = Math.max(most, uses);
      }
    }
    return least != leastBefore || most != mostBefore;
  }

  @Override
  public double score(int value) {
    if (most == 0) {
      return 0;
    }
    if (value == PropertyUse.UNSET) {
      return WORST;
    }
    int uses = use.uses(value);
    if (uses != least) {
      return (double) (least - uses) / least;
    }
    return least == most ? WORST : (double) (most - least) / least;
  }
}
