package dev.caravan.scheduler.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.AllocatedResources;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.ResourceShare;
import dev.caravan.core.model.SchedulerAlgorithm;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.scheduler.feasibility.Eligibility;
import dev.caravan.scheduler.feasibility.NodeRoom;
import dev.caravan.scheduler.feasibility.PlacedAllocations;
import dev.caravan.scheduler.feasibility.ResourceAssigner;
import dev.caravan.scheduler.testkit.TestJobs;
import dev.caravan.scheduler.testkit.TestNodes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The fast selection chooses what a full scan chooses. {@code -Dcaravan.placements=10000} tries
 * more clusters, {@code -Dcaravan.placements.seed=1} others.
 */
class SameNodesAsAFullScanTest {
  private static final int CLUSTERS = Integer.getInteger("caravan.placements", 300);
  private static final long SEED = Long.getLong("caravan.placements.seed", 0);
  private static final int STEPS = 25;

  static LongStream seeds() {
    return LongStream.range(SEED, SEED + CLUSTERS);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void choosesTheSameNodes(long seed) {
    new Comparison(new RandomPlacement(seed)).run();
  }

  /** One job on one cluster: places, and now and then takes something away again. */
  private static final class Comparison {
    private final RandomPlacement random;
    private final Job job;
    private final List<NodeRoom> nodes;
    private final PlacedAllocations placed;
    private final PlacementOptions options;
    private final Map<String, NodeRanking> rankings = new HashMap<>();
    private final List<Taken> taken = new ArrayList<>();

    Comparison(RandomPlacement random) {
      this.random = random;
      this.nodes = TestNodes.rooms(random.nodes());
      this.placed = new PlacedAllocations(nodes.size());
      this.job = random.job();
      this.options =
          new PlacementOptions(
              random.chance(7) ? SchedulerAlgorithm.BINPACK : SchedulerAlgorithm.SPREAD,
              random.chance(8));
      Eligibility eligibility = new Eligibility(TestJobs.registered(job));
      for (TaskGroup group : job.taskGroups()) {
        rankings.put(
            group.name(),
            new NodeRanking(job, group, eligibility.of(group, 0), nodes, placed, options));
      }
    }

    void run() {
      for (int step = 0; step < STEPS; step++) {
        if (!taken.isEmpty() && random.chance(2)) {
          giveBack(taken.remove(random.below(taken.size())));
        }
        place(job.taskGroup(random.group()).orElseThrow());
      }
    }

    private void place(TaskGroup group) {
      Set<Integer> failedOn = random.chance(2) ? Set.of(random.below(nodes.size())) : Set.of();
      int expected = new FullScan(job, group, nodes, placed, options).best(failedOn);

      NodeRoom chosen = rankings.get(group.name()).best(failedOn).room();

      assertThat(chosen == null ? -1 : chosen.index()).isEqualTo(expected);
      if (chosen != null) {
        AllocatedResources resources = ResourceAssigner.assign(group, chosen, "seed");
        take(new Taken(group.name(), chosen, ResourceShare.of(resources)));
      }
    }

    private void take(Taken what) {
      what.node().take(what.share());
      taken.add(what);
      count(what, 1);
    }

    private void giveBack(Taken what) {
      what.node().giveBack(what.share());
      count(what, -1);
    }

    private void count(Taken what, int howMany) {
      int node = what.node().index();
      placed.add(what.group(), node, howMany);
      rankings.values().forEach(ranking -> ranking.counted(what.group(), node, howMany));
    }
  }

  private record Taken(String group, NodeRoom node, ResourceShare share) {}
}
