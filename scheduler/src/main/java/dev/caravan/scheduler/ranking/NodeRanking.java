package dev.caravan.scheduler.ranking;

import dev.caravan.core.model.Job;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.PlacementMetrics;
import dev.caravan.core.model.PlacementMetrics.NodeScore;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.scheduler.feasibility.Datacenters;
import dev.caravan.scheduler.feasibility.NodeFilter;
import dev.caravan.scheduler.feasibility.NodeRoom;
import dev.caravan.scheduler.feasibility.Rejection;
import dev.caravan.scheduler.feasibility.ResourceAsk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/** Chooses the best of all nodes for the allocations of one task group. */
public final class NodeRanking {
  private static final int SCORES_KEPT = 5;

  /** The better score first; of equal ones the node that came first to the cluster. */
  private static final Comparator<NodeScore> BEST_FIRST =
      Comparator.comparingDouble(NodeScore::normalized).reversed().thenComparing(NodeScore::nodeId);

  private final ResourceAsk ask;
  private final Map<NodeId, NodeRoom> rightKind = new TreeMap<>();
  private final Map<String, Integer> available = new TreeMap<>();
  private final Rejections filtered = new Rejections();
  private final NodeScorer scorer;

  /**
   * @param rooms the nodes that accept placements, of whatever datacenter
   */
  public NodeRanking(Job job, TaskGroup group, List<NodeRoom> rooms) {
    this.ask = ResourceAsk.of(group);
    this.scorer = new NodeScorer(ask, group.count());
    Datacenters datacenters = new Datacenters(job.datacenters());
    datacenters.named().forEach(datacenter -> available.put(datacenter, 0));
    NodeFilter filter = new NodeFilter(job, group);
    for (NodeRoom room : rooms) {
      String datacenter = room.node().spec().datacenter();
      if (datacenters.contain(datacenter)) {
        available.merge(datacenter, 1, Integer::sum);
        filter
            .check(room.node())
            .ifPresentOrElse(
                rejection -> filtered.add(room.node(), rejection),
                () -> rightKind.put(room.node().id(), room));
      }
    }
  }

  /**
   * The best node for one more allocation.
   *
   * @param ofSameGroup how many allocations of the group are, or will be, on a node
   * @param failedOn where the allocation that it replaces, and those before, have failed
   */
  public NodeChoice best(ToIntFunction<NodeId> ofSameGroup, Set<NodeId> failedOn) {
    Rejections exhausted = new Rejections();
    List<NodeScore> scores = new ArrayList<>();
    for (NodeRoom room : rightKind.values()) {
      Optional<Rejection> rejection = room.check(ask);
      if (rejection.isPresent()) {
        exhausted.add(room.node(), rejection.get());
      } else {
        NodeId node = room.node().id();
        scores.add(scorer.score(room, ofSameGroup.applyAsInt(node), failedOn.contains(node)));
      }
    }
    scores.sort(BEST_FIRST);
    NodeRoom best = scores.isEmpty() ? null : rightKind.get(scores.get(0).nodeId());
    return new NodeChoice(best, metrics(exhausted, scores));
  }

  private PlacementMetrics metrics(Rejections exhausted, List<NodeScore> scores) {
    return new PlacementMetrics(
        filtered.nodes() + rightKind.size(),
        filtered.nodes(),
        exhausted.nodes(),
        available,
        filtered.byReason(),
        exhausted.byReason(),
        scores.subList(0, Math.min(SCORES_KEPT, scores.size())),
        filtered.byClass(),
        exhausted.byClass(),
        0);
  }
}
