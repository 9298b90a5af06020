package dev.caravan.scheduler.ranking;

import dev.caravan.core.model.Job;
import dev.caravan.core.model.Spread;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.scheduler.feasibility.NodeRoom;
import dev.caravan.scheduler.feasibility.PropertyUse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the spreads of a job and group, taken together, say of nodes. Nodes that have the same
 * values in all of them are a bucket: all nodes of a bucket are worth the same.
 */
final class SpreadScores {
  private final List<SpreadRule> rules;
  private final int[] bucketOf;
  private List<int[]> valuesOfBuckets;
  private final double[] scores;
  private final long[] units;
  private boolean stale = true;

  /**
   * @param nodes all nodes of the cluster
   * @param placed how many allocations of the group are on each of them
   */
  SpreadScores(Job job, TaskGroup group, List<NodeRoom> nodes, int[] placed) {
    List<Spread> spreads = new ArrayList<>(job.spreads());
    spreads.addAll(group.spreads());
    double weights = spreads.stream().mapToDouble(Spread::weight).sum();
    this.rules =
        spreads.stream().map(spread -> rule(spread, group.count(), weights, nodes)).toList();
    rules.forEach(rule -> rule.use().addAll(placed));
    this.bucketOf = new int[nodes.size()];
    this.valuesOfBuckets = List.of(new int[0]);
    rules.forEach(this::divide);
    this.scores = new double[buckets()];
    this.units = new long[buckets()];
  }

  private static SpreadRule rule(Spread spread, int count, double weights, List<NodeRoom> nodes) {
    PropertyUse use = new PropertyUse(spread.attribute(), nodes);
    return spread.targets().isEmpty()
        ? new EvenSpread(use)
        : new TargetSpread(use, spread.targets(), count, spread.weight() / weights);
  }

  /** Divides the buckets by the values of one more rule. */
  private void divide(SpreadRule rule) {
    List<int[]> divided = new ArrayList<>();
    Map<Long, Integer> numbers = new HashMap<>();
    for (int node = 0; node < bucketOf.length; node++) {
      int value = rule.use().valueOf(node);
      int[] before = valuesOfBuckets.get(bucketOf[node]);
      long bucketAndValue = ((long) bucketOf[node] << Integer.SIZE) + value;
      bucketOf[node] =
          numbers.computeIfAbsent(
              bucketAndValue,
              any -> {
                divided.add(with(before, value));
                return divided.size() - 1;
              });
    }
    valuesOfBuckets = divided;
  }

  private static int[] with(int[] values, int added) {
    int[] more = Arrays.copyOf(values, values.length + 1);
    more[values.length] = added;
    return more;
  }

  int buckets() {
    return valuesOfBuckets.size();
  }

  int bucketOf(int node) {
    return bucketOf[node];
  }

  /** Counts so many more, or less, allocations of the group on a node. */
  void add(int node, int howMany) {
    rules.forEach(rule -> rule.use().add(node, howMany));
    stale |= !rules.isEmpty();
  }

  /** What one more allocation on a node of a bucket is worth; 0 for nothing. */
  double score(int bucket) {
    if (stale) {
      refresh();
    }
    return scores[bucket];
  }

  /** The same of all buckets, in the units of {@link Score}. */
  long[] units() {
    if (stale) {
      refresh();
    }
    return units;
  }

  private void refresh() {
    rules.forEach(SpreadRule::refresh);
    for (int bucket = 0; bucket < scores.length; bucket++) {
      double score = sum(valuesOfBuckets.get(bucket));
      if (score != scores[bucket]) {
        scores[bucket] = score;
        units[bucket] = Score.of(score);
      }
    }
    stale = false;
  }

  private double sum(int[] values) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += rules.get(i).score(values[i]);
    }
    return sum;
  }
}
