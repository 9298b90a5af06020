package dev.caravan.scheduler.ranking;

import dev.caravan.core.model.Job;
import dev.caravan.core.model.Spread;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.scheduler.feasibility.NodeRoom;
import dev.caravan.scheduler.feasibility.PropertyUse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

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

  /** Buckets in which something came or went, or of which nothing is said yet. */
  private final BitSet touched = new BitSet();

  /** Buckets of which something else is said than whoever asks for them knows. */
  private final BitSet changed = new BitSet();

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
    touched.set(0, buckets());
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
    if (!rules.isEmpty()) {
      rules.forEach(rule -> rule.use().add(node, howMany));
      touched.set(bucketOf[node]);
    }
  }

  /** What one more allocation on a node of a bucket is worth; 0 for nothing. */
  double score(int bucket) {
    refresh();
    return scores[bucket];
  }

  /** The same of all buckets, in the units of {@link Score}. */
  long[] units() {
    refresh();
    return units;
  }

  /** Names the buckets of which something else is said than when this was last asked. */
  void takeChanged(IntConsumer action) {
    refresh();
    for (int bucket = changed.nextSetBit(0); bucket >= 0; bucket = changed.nextSetBit(bucket + 1)) {
      action.accept(bucket);
    }
    changed.clear();
  }

  private void refresh() {
    if (touched.isEmpty()) {
      return;
    }
    // With one rule a bucket is a value, and another value is told of only if the rule says so.
    boolean all = rules.size() > 1;
    for (int i = 0; i < rules.size(); i++) {
      all |= rules.get(i).refresh();
    }
    if (all) {
      touched.set(0, buckets());
    }
    for (int bucket = touched.nextSetBit(0); bucket >= 0; bucket = touched.nextSetBit(bucket + 1)) {
      refresh(bucket);
    }
    touched.clear();
  }

  private void refresh(int bucket) {
    double score = sum(valuesOfBuckets.get(bucket));
    if (score != scores[bucket]) {
      scores[bucket] = score;
      units[bucket] = Score.of(score);
      changed.set(bucket);
    }
  }

  private double sum(int[] values) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += rules.get(i).score(values[i]);
    }
    return sum;
  }
}
