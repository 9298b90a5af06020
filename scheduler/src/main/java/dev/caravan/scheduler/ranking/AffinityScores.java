package dev.caravan.scheduler.ranking;

import dev.caravan.core.model.Affinity;
import dev.caravan.core.model.ComputedClass;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.scheduler.feasibility.ConstraintCheck;
import dev.caravan.scheduler.feasibility.NodeRoom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the affinities of a job, group and tasks say of nodes: the weights of those that hold,
 * divided by the sum of all weights without their signs. The rule is Nomad's ({@code
 * scheduler/rank.go}).
 */
final class AffinityScores {
  private final List<Affinity> affinities;
  private final List<ConstraintCheck> checks;
  private final double sumOfWeights;
  private final boolean differsWithinClasses;
  private final Map<ComputedClass, Double> byClass = new HashMap<>();

  AffinityScores(Job job, TaskGroup group) {
    this.affinities = new ArrayList<>(job.affinities());
    affinities.addAll(group.affinities());
    group.tasks().forEach(task -> affinities.addAll(task.affinities()));
    this.checks = affinities.stream().map(ConstraintCheck::new).toList();
    this.sumOfWeights =
        affinities.stream().mapToDouble(affinity -> Math.abs(affinity.weight())).sum();
    this.differsWithinClasses = checks.stream().anyMatch(ConstraintCheck::isUniqueToNodes);
  }

  boolean isEmpty() {
    return affinities.isEmpty();
  }

  /** From -1 to 1; 0 if they have nothing to say. */
  double of(NodeRoom room) {
    if (affinities.isEmpty()) {
      return 0;
    }
    return differsWithinClasses
        ? score(room)
        : byClass.computeIfAbsent(room.computedClass(), any -> score(room));
  }

  private double score(NodeRoom room) {
    double sum = 0;
    for (int i = 0; i < checks.size(); i++) {
      if (checks.get(i).holds(room.node())) {
        sum += affinities.get(i).weight();
      }
    }
    return sum / sumOfWeights;
  }
}
