package dev.caravan.scheduler.ranking;

import static dev.caravan.scheduler.testkit.TestJobs.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.caravan.core.model.Node;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.NodeResources;
import dev.caravan.core.model.NodeSpec;
import dev.caravan.core.model.PlacementMetrics.NodeScore;
import dev.caravan.scheduler.feasibility.NodeRoom;
import dev.caravan.scheduler.feasibility.ResourceAsk;
import dev.caravan.scheduler.feasibility.ResourceShare;
import dev.caravan.scheduler.testkit.TestCluster;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NodeRankingTest {
  private static final ResourceAsk HALF_CPU_QUARTER_MEMORY =
      new ResourceAsk(500, 256, 0, List.of(), 0);

  private static NodeRoom room(String id, int cpu, int memory) {
    NodeSpec spec =
        new NodeSpec(
            id,
            "dc1",
            "",
            "127.0.0.1",
            Map.of(),
            Map.of(),
            NodeResources.of(cpu, memory, 100_000),
            List.of(TestCluster.DRIVER));
    return new NodeRoom(Node.registered(new NodeId(id), spec, Instant.EPOCH, 1));
  }

  private static NodeChoice choose(int count, Map<String, Integer> ofSameGroup, NodeRoom... rooms) {
    return new NodeRanking(service(count), service(count).taskGroups().get(0), List.of(rooms))
        .best(node -> ofSameGroup.getOrDefault(node.value(), 0), Set.of());
  }

  private static @Nullable String chosen(NodeChoice choice) {
    return choice.room() == null ? null : choice.room().node().id().value();
  }

  @Test
  void binPackingIsTwentyLessTheTensOfWhatIsLeftFree() {
    NodeScore score =
        new NodeScorer(HALF_CPU_QUARTER_MEMORY, 1).score(room("a", 1_000, 1_024), 0, false);

    // (20 - (10^0.5 + 10^0.75)) / 18 = (20 - 3.162278 - 5.623413) / 18
    assertThat(score.parts()).containsOnlyKeys(NodeScorer.BIN_PACKING);
    assertThat(score.normalized()).isCloseTo(0.623017, within(1e-6));
  }

  @Test
  void aNodeFilledToTheBrimScoresBest() {
    NodeScore score =
        new NodeScorer(HALF_CPU_QUARTER_MEMORY, 1).score(room("a", 500, 256), 0, false);

    assertThat(score.normalized()).isEqualTo(1.0);
  }

  @Test
  void allocationsOfTheGroupOnTheNodeCountAgainstIt() {
    NodeScore score =
        new NodeScorer(HALF_CPU_QUARTER_MEMORY, 4).score(room("a", 500, 256), 1, false);

    assertThat(score.parts()).containsEntry(NodeScorer.JOB_ANTI_AFFINITY, -0.5);
    assertThat(score.normalized()).isEqualTo((1.0 - 0.5) / 2);
  }

  @Test
  void aFailureOnTheNodeCountsAgainstIt() {
    NodeScore score =
        new NodeScorer(HALF_CPU_QUARTER_MEMORY, 4).score(room("a", 500, 256), 0, true);

    assertThat(score.parts()).containsEntry(NodeScorer.RESCHEDULE_PENALTY, -1.0);
    assertThat(score.normalized()).isEqualTo((1.0 - 1.0) / 2);
  }

  @Test
  void theFullerNodeIsBetter() {
    NodeRoom full = room("full", 4_000, 8_192);
    full.take(new ResourceShare(2_000, 4_096, 0, Set.of()));

    assertThat(chosen(choose(1, Map.of(), room("empty", 4_000, 8_192), full))).isEqualTo("full");
  }

  @Test
  void allocationsOfAGroupAreSpread() {
    assertThat(chosen(choose(2, Map.of("a", 1), room("a", 4_000, 8_192), room("b", 4_000, 8_192))))
        .isEqualTo("b");
  }

  @Test
  void ofEqualNodesTheOldestIsTaken() {
    NodeChoice choice = choose(1, Map.of(), room("b", 1_000, 1_024), room("a", 1_000, 1_024));

    assertThat(chosen(choice)).isEqualTo("a");
    assertThat(choice.metrics().scores())
        .extracting(score -> score.nodeId().value())
        .containsExactly("a", "b");
  }

  @Test
  void withoutANodeTheReasonsAreCounted() {
    NodeChoice choice = choose(1, Map.of(), room("a", 100, 1_024), room("b", 1_000, 100));

    assertThat(chosen(choice)).isNull();
    assertThat(choice.metrics().dimensionExhausted()).isEqualTo(Map.of("cpu", 1, "memory", 1));
    assertThat(choice.metrics().nodesEvaluated()).isEqualTo(2);
    assertThat(choice.metrics().nodesExhausted()).isEqualTo(2);
    assertThat(choice.metrics().nodesAvailable()).isEqualTo(Map.of("dc1", 2));
  }
}
