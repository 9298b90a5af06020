package dev.caravan.scheduler.ranking;

import dev.caravan.core.model.Spread;
import dev.caravan.scheduler.feasibility.PropertyUse;
import java.util.List;

/**
 * A spread with targets: so many percent of the group's allocations on this value of the attribute,
 * so many on that. The rule is Nomad's ({@code scheduler/spread.go}): {@code (wanted - used) /
 * wanted}, where the allocation to be placed counts as used, times the share of this spread in the
 * weights of all. What the targets leave over is wanted of each of the other values.
 */
final class TargetSpread implements SpreadRule {
  private static final double ALL = 100;

  private final PropertyUse use;
  private final double weight;
  private final double[] wanted;
  private double lowest;

  /**
   * @param count how many allocations the group is to have
   * @param weight the share of this spread in the weights of all
   */
  TargetSpread(PropertyUse use, List<Spread.Target> targets, int count, double weight) {
    this.use = use;
    this.weight = weight;
    this.wanted = new double[use.values().size()];
    double sum = targets.stream().mapToDouble(target -> count * target.percent() / ALL).sum();
    for (int value = 0; value < wanted.length; value++) {
      String name = use.values().get(value);
      wanted[value] =
          targets.stream()
              .filter(target -> target.value().equals(name))
              .findFirst()
              .map(target -> count * target.percent() / ALL)
              .orElse(sum > 0 ? Math.max(0, count - sum) : 0);
    }
  }

  @Override
  public PropertyUse use() {
    return use;
  }

  /** A value where nothing is wanted is never better than one that has too much already. */
  @Override
  public boolean refresh() {
    double lowestBefore = lowest;
    lowest = WORST;
    for (int value = 0; value < wanted.length; value++) {
      if (wanted[value] > 0) {
        lowest = Math.min(lowest, boost(value));
      }
    }
    return lowest != lowestBefore;
  }

  @Override
  public double score(int value) {
    return value == PropertyUse.UNSET || wanted[value] == 0 ? lowest : boost(value);
  }

  private double boost(int value) {
    return (wanted[value] - (use.uses(value) + 1)) / wanted[value] * weight;
  }
}
