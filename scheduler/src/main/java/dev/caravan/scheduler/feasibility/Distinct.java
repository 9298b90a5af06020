package dev.caravan.scheduler.feasibility;

import dev.caravan.core.model.Constraint;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.TaskGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * The constraints that keep allocations apart from each other: {@code distinct_hosts} and {@code
 * distinct_property}. Those of the job count all its allocations, those of a group only its own.
 */
public final class Distinct {
  private static final String HOSTS = "distinct_hosts";
  private static final String PROPERTY = "distinct_property";
  private static final Optional<Rejection> SAME_HOST = Optional.of(new Rejection.Filtered(HOSTS));

  private final String group;
  private final PlacedAllocations placed;
  private final boolean hostsOfJob;
  private final boolean hostsOfGroup;
  private final List<DistinctProperty> ofJob;
  private final List<DistinctProperty> ofGroup;
  private final boolean isAsked;

  /**
   * What a job and a group ask for.
   *
   * @param nodes all nodes of the cluster
   * @param placed what is placed already; whoever changes it says so by {@link #add}
   */
  public Distinct(Job job, TaskGroup group, List<NodeRoom> nodes, PlacedAllocations placed) {
    this.group = group.name();
    this.placed = placed;
    this.hostsOfJob = job.constraints().stream().anyMatch(Distinct::asksForHosts);
    this.hostsOfGroup = group.constraints().stream().anyMatch(Distinct::asksForHosts);
    this.ofJob = properties(job.constraints(), nodes);
    this.ofGroup = properties(group.constraints(), nodes);
    ofJob.forEach(property -> property.addAll(placed.ofJob()));
    ofGroup.forEach(property -> property.addAll(placed.of(group.name())));
    this.isAsked = hostsOfJob || hostsOfGroup || !ofJob.isEmpty() || !ofGroup.isEmpty();
  }

  /** Whether a constraint is one of these. */
  static boolean isAsked(Constraint constraint) {
    return constraint.operator().equals(HOSTS) || constraint.operator().equals(PROPERTY);
  }

  private static boolean asksForHosts(Constraint constraint) {
    return constraint.operator().equals(HOSTS) && !constraint.value().equals("false");
  }

  private static List<DistinctProperty> properties(
      List<Constraint> constraints, List<NodeRoom> nodes) {
    List<DistinctProperty> properties = new ArrayList<>();
    for (Constraint constraint : constraints) {
      if (constraint.operator().equals(PROPERTY)) {
        properties.add(new DistinctProperty(constraint, nodes));
      }
    }
    return properties;
  }

  /** Why one more allocation of the group may not be placed on a node, if so. */
  public Optional<Rejection> check(int node) {
    if (!isAsked) {
      return Optional.empty();
    }
    if ((hostsOfJob && placed.ofJob()[node] > 0) || (hostsOfGroup && placed.of(group)[node] > 0)) {
      return SAME_HOST;
    }
    Optional<Rejection> rejection = check(ofJob, node);
    return rejection.isPresent() ? rejection : check(ofGroup, node);
  }

  private static Optional<Rejection> check(List<DistinctProperty> properties, int node) {
    for (DistinctProperty property : properties) {
      Optional<Rejection> rejection = property.check(node);
      if (rejection.isPresent()) {
        return rejection;
      }
    }
    return Optional.empty();
  }

  /**
   * Takes note that so many more, or less, allocations of a group are on a node.
   *
   * @param changed is told the nodes of which something else may be said now, but for that node
   */
  public void add(String ofWhich, int node, int howMany, IntConsumer changed) {
    ofJob.forEach(property -> property.add(node, howMany, changed));
    if (ofWhich.equals(group)) {
      ofGroup.forEach(property -> property.add(node, howMany, changed));
    }
  }
}
