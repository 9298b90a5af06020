package dev.caravan.scheduler.ranking;

import dev.caravan.core.model.Job;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.scheduler.feasibility.Datacenters;
import dev.caravan.scheduler.feasibility.Distinct;
import dev.caravan.scheduler.feasibility.NodeFilter;
import dev.caravan.scheduler.feasibility.NodeRoom;
import dev.caravan.scheduler.feasibility.PlacedAllocations;
import dev.caravan.scheduler.feasibility.Rejection;
import dev.caravan.scheduler.feasibility.ResourceAsk;
import java.util.List;
import java.util.Map;
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

  /** Whether a node accepts placements and is in one of the job's datacenters. */
  private final boolean[] considered;

  private final boolean[] ofRightKind;
  private final @Nullable Rejection[] rejections;
  private final Map<String, Integer> available = new TreeMap<>();
  private final Rejections filtered = new Rejections();
  private final Rejections exhausted = new Rejections();
  private int evaluated;

  Candidates(
      Job job, TaskGroup group, NodeFilter filter, List<NodeRoom> nodes, PlacedAllocations placed) {
    this.ask = ResourceAsk.of(group);
    this.filter = filter;
    this.distinct = new Distinct(job, group, nodes, placed);
    this.nodes = nodes;
    this.considered = new boolean[nodes.size()];
    this.ofRightKind = new boolean[nodes.size()];
    this.rejections = new Rejection[nodes.size()];
    Datacenters datacenters = new Datacenters(job.datacenters());
    datacenters.named().forEach(datacenter -> available.put(datacenter, 0));
    for (NodeRoom room : nodes) {
      String datacenter = room.node().spec().datacenter();
      if (room.node().acceptsPlacements() && datacenters.contain(datacenter)) {
        considered[room.index()] = true;
        evaluated++;
        available.merge(datacenter, 1, Integer::sum);
        filter(room);
      }
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

  private void reject(NodeRoom room, @Nullable Rejection rejection) {
    Rejection before = rejections[room.index()];
    if (before != rejection) {
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

  /** Why an allocation cannot be placed on a node, as it was last judged; null if it can. */
  @Nullable Rejection rejection(int node) {
    return rejections[node];
  }

  /** How many nodes are considered at all. */
  int evaluated() {
    return evaluated;
  }

  /** How many nodes are considered, by datacenter. */
  Map<String, Integer> available() {
    return available;
  }

  /** Those of the wrong kind. */
  Rejections.Counts filtered() {
    return filtered.counts();
  }

  /** Those that lack something. */
  Rejections.Counts exhausted() {
    return exhausted.counts();
  }
}
