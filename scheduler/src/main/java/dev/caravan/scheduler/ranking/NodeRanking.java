package dev.caravan.scheduler.ranking;

import dev.caravan.core.model.Job;
import dev.caravan.core.model.PlacementMetrics;
import dev.caravan.core.model.PlacementMetrics.NodeScore;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.scheduler.feasibility.NodeFilter;
import dev.caravan.scheduler.feasibility.NodeRoom;
import dev.caravan.scheduler.feasibility.PlacedAllocations;
import dev.caravan.scheduler.feasibility.ResourceAsk;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Chooses the best of all nodes for the allocations of one task group, one after the other. All
 * nodes are looked at once; after that only those are that a placement has changed, of which this
 * has to be told.
 */
public final class NodeRanking {
  private static final int SCORES_KEPT = 5;

  private final String group;
  private final ResourceAsk ask;
  private final List<NodeRoom> nodes;
  private final Candidates candidates;
  private final int[] ofSameGroup;
  private final SpreadScores spreads;
  private final NodeScores scores;
  private final ScoreBoard board;
  private int asked;

  /**
   * @param filter says which nodes are of the right kind
   * @param nodes all nodes of the cluster, each at its index
   * @param placed where allocations of the job are now
   */
  public NodeRanking(
      Job job,
      TaskGroup group,
      NodeFilter filter,
      List<NodeRoom> nodes,
      PlacedAllocations placed,
      PlacementOptions options) {
    this.group = group.name();
    this.ask = ResourceAsk.of(group);
    this.nodes = nodes;
    this.candidates = new Candidates(job, group, filter, nodes, placed);
    this.ofSameGroup = placed.of(group.name());
    this.spreads = new SpreadScores(job, group, nodes, ofSameGroup);
    this.scores =
        new NodeScores(
            new NodeScorer(ask, group.count(), options),
            new AffinityScores(job, group),
            nodes.size());
    this.board = new ScoreBoard(nodes.size(), SCORES_KEPT, spreads);
    for (int node = 0; node < nodes.size(); node++) {
      changed(node);
    }
  }

  /** Takes note that what is left on a node, or what of the group is there, has changed. */
  public void changed(int node) {
    boolean unused = refresh(node);
  }

  /** Brings a node to where it belongs now; tells whether an allocation can be placed there. */
  private boolean refresh(int node) {
    boolean fits = candidates.judge(node);
    if (fits) {
      scores.refresh(nodes.get(node), ofSameGroup[node]);
      board.put(node, scores.sum(node), scores.parts(node));
    } else {
      board.remove(node);
    }
    return fits;
  }

  /**
   * Takes note that so many more, or less, allocations of one of the job's groups are on a node.
   */
  public void counted(String ofWhich, int node, int howMany) {
    candidates.add(ofWhich, node, howMany, this::changed);
    if (ofWhich.equals(group)) {
      spreads.add(node, howMany);
    }
    changed(node);
  }

  /**
   * The best node for one more allocation.
   *
   * @param failedOn nodes on which the allocation that it replaces, and those before, have failed
   */
  public NodeChoice best(Set<Integer> failedOn) {
    asked++;
    if (asked == 2) {
      candidates.filterAgain();
    }
    failedOn.forEach(board::remove);
    BestNodes best = board.best();
    failedOn.forEach(node -> offerDespiteFailure(best, node));
    NodeRoom room = best.size() == 0 ? null : nodes.get(best.node(0));
    NodeChoice choice = new NodeChoice(room, metrics(best, failedOn));
    failedOn.forEach(this::changed);
    return choice;
  }

  /** What an allocation of the group asks of a node. */
  public ResourceAsk ask() {
    return ask;
  }

  /** The nodes of the right kind that lack room. */
  public List<NodeRoom> withoutRoom() {
    return nodes.stream().filter(room -> candidates.lacksRoom(room.index())).toList();
  }

  /** What comes of looking at one node alone, as is done for jobs that run on each node. */
  public NodeChoice only(NodeRoom room) {
    int node = room.index();
    boolean fits = refresh(node);
    List<NodeScore> score = fits ? List.of(explain(node, false)) : List.of();
    return new NodeChoice(fits ? room : null, candidates.metricsOf(room).withScores(score));
  }

  /** Whether one more allocation can be placed on a node. */
  public boolean fits(NodeRoom room) {
    return candidates.judge(room.index());
  }

  /** Whether one more allocation is rather placed on one of two nodes, on which it fits. */
  public boolean prefers(NodeRoom one, NodeRoom other) {
    long difference = score(one.index()) - score(other.index());
    return difference > 0 || (difference == 0 && one.index() < other.index());
  }

  private long score(int node) {
    return board.score(node, scores.sum(node), scores.parts(node));
  }

  private void offerDespiteFailure(BestNodes best, int node) {
    if (candidates.judge(node)) {
      long sum = scores.sum(node) + Score.of(NodeScorer.RESCHEDULE_PENALTY);
      long score = board.score(node, sum, scores.parts(node) + 1);
      best.offer(node, score, null, 0);
    }
  }

  private PlacementMetrics metrics(BestNodes best, Set<Integer> failedOn) {
    List<NodeScore> kept = new ArrayList<>(best.size());
    for (int rank = 0; rank < best.size(); rank++) {
      int node = best.node(rank);
      kept.add(explain(node, !failedOn.isEmpty() && failedOn.contains(node)));
    }
    return candidates.metrics().withScores(kept);
  }

  private NodeScore explain(int node, boolean failedHere) {
    double spread = spreads.score(spreads.bucketOf(node));
    NodeRoom room = nodes.get(node);
    return failedHere ? scores.explainDespiteFailure(room, spread) : scores.explain(room, spread);
  }
}
