package dev.caravan.scheduler.ranking;

import dev.caravan.core.model.ComputedClass;
import dev.caravan.core.model.Immutable;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.NodeSpec;
import dev.caravan.core.model.PlacementMetrics;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.scheduler.feasibility.Distinct;
import dev.caravan.scheduler.feasibility.NodeFilter;
import dev.caravan.scheduler.feasibility.NodeRoom;
import dev.caravan.scheduler.feasibility.NodeScope;
import dev.caravan.scheduler.feasibility.PlacedAllocations;
import dev.caravan.scheduler.feasibility.Rejection;
import dev.caravan.scheduler.feasibility.ResourceAsk;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** On which nodes an allocation of a task group can be placed now, and why not on the others. */
final class Candidates {
  private final ResourceAsk ask;
  private final NodeFilter filter;
  private final Distinct distinct;
  private final List<NodeRoom> nodes;

  /** Whether a node accepts placements and is where the job may be. */
  private final boolean[] considered;

  private final boolean[] ofRightKind;
  private final @Nullable Rejection[] rejections;
  private final Map<String, Integer> available;
  private final Rejections filtered = new Rejections();
  private final Rejections exhausted = new Rejections();
  private int evaluated;
  private @Nullable PlacementMetrics metrics;
  private int changesSaid;

  Candidates(
      Job job, TaskGroup group, NodeFilter filter, List<NodeRoom> nodes, PlacedAllocations placed) {
    this.ask = ResourceAsk.of(group);
    this.filter = filter;
    this.distinct = new Distinct(job, group, nodes, placed);
    this.nodes = nodes;
    this.considered = new boolean[nodes.size()];
    this.ofRightKind = new boolean[nodes.size()];
    this.rejections = new Rejection[nodes.size()];
    this.available = consider(new NodeScope(job));
  }

  /** Looks at all nodes; says how many the job may use by datacenter. */
  private Map<String, Integer> consider(NodeScope scope) {
    Map<ComputedClass, NodesOfClass> classes = new HashMap<>();
    for (NodeRoom room : nodes) {
      if (room.acceptsPlacements()) {
        NodesOfClass alike = classes.get(room.computedClass());
        if (alike == null) {
          alike = new NodesOfClass(room.node().spec(), scope);
          classes.put(room.computedClass(), alike);
        }
        if (alike.areInScope) {
          alike.count++;
          evaluated++;
          considered[room.index()] = true;
          filter(room);
        }
      }
    }
    Map<String, Integer> byDatacenter = new TreeMap<>();
    scope.datacenters().named().forEach(datacenter -> byDatacenter.put(datacenter, 0));
    for (NodesOfClass alike : classes.values()) {
      if (alike.areInScope) {
        byDatacenter.merge(alike.datacenter, alike.count, Integer::sum);
      }
    }
    return Immutable.ordered(byDatacenter);
  }

  /** Nodes that accept placements and that are in the same datacenter and pool. */
  private static final class NodesOfClass {
    private final String datacenter;
    private final boolean areInScope;
    private int count;

    NodesOfClass(NodeSpec one, NodeScope scope) {
      this.datacenter = one.datacenter();
      this.areInScope = scope.contains(one);
    }
  }

  /**
   * Asks again of what kind the nodes are. The answer is the same, but what is said of those that
   * are of the wrong kind is not: the first of a class is told by the constraint that rules it out,
   * later ones by their class.
   */
  void filterAgain() {
    for (NodeRoom room : nodes) {
      if (considered[room.index()] && !ofRightKind[room.index()]) {
        filter(room);
      }
    }
  }

  private void filter(NodeRoom room) {
    Optional<Rejection> rejection = filter.check(room.node(), room.computedClass());
    ofRightKind[room.index()] = rejection.isEmpty();
    reject(room, rejection.orElse(null));
  }

  /** Looks again at a node; tells whether an allocation can be placed there. */
  boolean judge(int node) {
    if (!ofRightKind[node]) {
      return false;
    }
    NodeRoom room = nodes.get(node);
    Optional<Rejection> rejection = distinct.check(node);
    reject(room, (rejection.isPresent() ? rejection : room.check(ask)).orElse(null));
    return rejections[node] == null;
  }

  /** Whether a node is of the right kind and lacks room, as it was last judged. */
  boolean lacksRoom(int node) {
    return rejections[node] instanceof Rejection.Exhausted;
  }

  private void reject(NodeRoom room, @Nullable Rejection rejection) {
    Rejection before = rejections[room.index()];
    if (!Objects.equals(before, rejection)) {
      if (before != null) {
        counter(before).remove(room.node(), before);
      }
      if (rejection != null) {
        counter(rejection).add(room.node(), rejection);
      }
      rejections[room.index()] = rejection;
    }
  }

  private Rejections counter(Rejection rejection) {
    return rejection instanceof Rejection.Filtered ? filtered : exhausted;
  }

  /**
   * Takes note that so many more, or less, allocations of a group are on a node.
   *
   * @param changed is told the nodes to judge again, but for that node
   */
  void add(String group, int node, int howMany, IntConsumer changed) {
    distinct.add(group, node, howMany, changed);
  }

  /** What is to be said of all nodes, but for scores: one object as long as nothing changes. */
  PlacementMetrics metrics() {
    int changes = filtered.changes() + exhausted.changes();
    if (metrics == null || changes != changesSaid) {
      metrics = metrics(evaluated, filtered.counts(), exhausted.counts());
      changesSaid = changes;
    }
    return metrics;
  }

  /** What is to be said of one node looked at alone, but for its score. */
  PlacementMetrics metricsOf(NodeRoom room) {
    Rejections itsFiltered = new Rejections();
    Rejections itsExhausted = new Rejections();
    Rejection rejection = rejections[room.index()];
    if (rejection != null) {
      boolean isFiltered = rejection instanceof Rejection.Filtered;
      (isFiltered ? itsFiltered : itsExhausted).add(room.node(), rejection);
    }
    return metrics(1, itsFiltered.counts(), itsExhausted.counts());
  }

  private PlacementMetrics metrics(
      int nodesEvaluated, Rejections.Counts ruledOut, Rejections.Counts lacking) {
    return new PlacementMetrics(
        nodesEvaluated,
        ruledOut.nodes(),
        lacking.nodes(),
        available,
        ruledOut.byReason(),
        lacking.byReason(),
        List.of(),
        ruledOut.byClass(),
        lacking.byClass(),
        0);
  }
}
