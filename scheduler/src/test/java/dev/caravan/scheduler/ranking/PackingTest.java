package dev.caravan.scheduler.ranking;

import static dev.caravan.scheduler.testkit.TestJobs.registered;
import static dev.caravan.scheduler.testkit.TestJobs.service;
import static dev.caravan.scheduler.testkit.TestJobs.withTask;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.Job;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.NodeResources;
import dev.caravan.core.model.ResourceShare;
import dev.caravan.core.model.SchedulerAlgorithm;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.scheduler.feasibility.Eligibility;
import dev.caravan.scheduler.feasibility.GroupResources;
import dev.caravan.scheduler.feasibility.NodeRoom;
import dev.caravan.scheduler.feasibility.PlacedAllocations;
import dev.caravan.scheduler.testkit.TestNodes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** 100,000 allocations of 100 MHz and 128 MiB on 5,000 nodes of 32,000 MHz and 131,072 MiB. */
class PackingTest {
  private static final int NODES = 5_000;
  private static final int JOBS = 100;
  private static final int PER_JOB = 1_000;
  private static final int FIT_ON_A_NODE = 320;

  private final List<NodeRoom> nodes = TestNodes.rooms(nodes());
  private final Set<Integer> used = new HashSet<>();

  private static List<Node> nodes() {
    NodeResources resources = NodeResources.of(32_000, 131_072, 1_000_000);
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < NODES; i++) {
      nodes.add(TestNodes.node("node-%04d".formatted(i), "dc1", "", Map.of(), resources));
    }
    return nodes;
  }

  private void place(Job job, PlacementOptions options) {
    TaskGroup group = job.taskGroups().get(0);
    GroupResources resources = new GroupResources(group, false);
    PlacedAllocations placed = new PlacedAllocations(NODES);
    NodeRanking ranking =
        new NodeRanking(
            job, group, new Eligibility(registered(job)).of(group, 0), nodes, placed, options);
    for (int i = 0; i < PER_JOB; i++) {
      NodeRoom chosen = Objects.requireNonNull(ranking.best(Set.of()).room());
      chosen.take(ResourceShare.of(resources.assign(chosen, "seed")));
      placed.add(group.name(), chosen.index(), 1);
      ranking.counted(group.name(), chosen.index(), 1);
      used.add(chosen.index());
    }
  }

  private void placeAll(PlacementOptions options) {
    Job job = withTask(service(PER_JOB), task -> task.resources(100, 128));
    for (int i = 0; i < JOBS; i++) {
      place(job, options);
    }
  }

  @Test
  void withoutAntiAffinityNodesAreFilledToTheBrim() {
    placeAll(new PlacementOptions(SchedulerAlgorithm.BINPACK, false));

    int least = (JOBS * PER_JOB + FIT_ON_A_NODE - 1) / FIT_ON_A_NODE;
    assertThat(used.size()).isBetween(least, least * 105 / 100);
  }

  @Test
  void byDefaultEachJobKeepsItsAllocationsApart() {
    place(withTask(service(PER_JOB), task -> task.resources(100, 128)), PlacementOptions.DEFAULT);

    // What 999 other nodes lose by being empty is less than what a second allocation costs.
    assertThat(used).hasSizeGreaterThan(PER_JOB / 2);
  }
}
