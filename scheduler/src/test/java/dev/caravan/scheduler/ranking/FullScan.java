package dev.caravan.scheduler.ranking;

import dev.caravan.core.model.Job;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.scheduler.feasibility.Distinct;
import dev.caravan.scheduler.feasibility.Eligibility;
import dev.caravan.scheduler.feasibility.NodeRoom;
import dev.caravan.scheduler.feasibility.NodeScope;
import dev.caravan.scheduler.feasibility.PlacedAllocations;
import dev.caravan.scheduler.feasibility.ResourceAsk;
import dev.caravan.scheduler.testkit.TestJobs;
import java.util.List;
import java.util.Set;

/**
 * Chooses a node by looking at all of them each time, with nothing remembered: what the fast
 * selection is measured against.
 */
final class FullScan {
  private final Job job;
  private final TaskGroup group;
  private final List<NodeRoom> nodes;
  private final PlacedAllocations placed;
  private final PlacementOptions options;

  FullScan(
      Job job,
      TaskGroup group,
      List<NodeRoom> nodes,
      PlacedAllocations placed,
      PlacementOptions options) {
    this.job = job;
    this.group = group;
    this.nodes = nodes;
    this.placed = placed;
    this.options = options;
  }

  /** The place of the best node; -1 if none will do. */
  int best(Set<Integer> failedOn) {
    SpreadScores spreads = new SpreadScores(job, group, nodes, placed.of(group.name()));
    int best = -1;
    long bestScore = 0;
    for (NodeRoom room : nodes) {
      if (isCandidate(room)) {
        long score = score(room, spreads, failedOn.contains(room.index()));
        if (best < 0 || score > bestScore) {
          best = room.index();
          bestScore = score;
        }
      }
    }
    return best;
  }

  private boolean isCandidate(NodeRoom room) {
    return room.node().acceptsPlacements()
        && new NodeScope(job).contains(room.node().spec())
        && new Eligibility(TestJobs.registered(job))
            .of(group, 0)
            .check(room.node(), room.computedClass())
            .isEmpty()
        && new Distinct(job, group, nodes, placed).check(room.index()).isEmpty()
        && room.check(ResourceAsk.of(group)).isEmpty();
  }

  private long score(NodeRoom room, SpreadScores spreads, boolean failedHere) {
    NodeScorer scorer = new NodeScorer(ResourceAsk.of(group), group.count(), options);
    double[] parts = {
      scorer.antiAffinity(placed.of(group.name())[room.index()]),
      new AffinityScores(job, group).of(room),
      failedHere ? NodeScorer.RESCHEDULE_PENALTY : 0,
      spreads.score(spreads.bucketOf(room.index()))
    };
    long sum = Score.of(scorer.fit(room)) + Score.of(scorer.deviceAffinity(room));
    int said = scorer.prefersDevices() ? 2 : 1;
    for (double part : parts) {
      sum += Score.of(part);
      said += part == 0 ? 0 : 1;
    }
    return Score.mean(sum, said);
  }
}
