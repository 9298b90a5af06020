package dev.caravan.scheduler.ranking;

import static dev.caravan.scheduler.testkit.TestJobs.GROUP;
import static dev.caravan.scheduler.testkit.TestJobs.registered;
import static dev.caravan.scheduler.testkit.TestJobs.service;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.caravan.core.model.Job;
import dev.caravan.core.model.PlacementMetrics.NodeScore;
import dev.caravan.core.model.ResourceShare;
import dev.caravan.core.model.SchedulerAlgorithm;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.scheduler.feasibility.Eligibility;
import dev.caravan.scheduler.feasibility.NodeRoom;
import dev.caravan.scheduler.feasibility.PlacedAllocations;
import dev.caravan.scheduler.feasibility.ResourceAsk;
import dev.caravan.scheduler.testkit.TestNodes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NodeRankingTest {
  private static final ResourceAsk HALF_CPU_QUARTER_MEMORY =
      new ResourceAsk(500, 256, 0, List.of(), 0);

  private static NodeRoom room(int cpu, int memory) {
    return NodeRoom.empty(TestNodes.node("a", cpu, memory));
  }

  private static NodeScorer scorer(int count) {
    return new NodeScorer(HALF_CPU_QUARTER_MEMORY, count, PlacementOptions.DEFAULT);
  }

  private static NodeRanking ranking(Job job, List<NodeRoom> rooms, PlacedAllocations placed) {
    TaskGroup group = job.taskGroups().get(0);
    return new NodeRanking(
        job,
        group,
        new Eligibility(registered(job)).of(group, 0),
        rooms,
        placed,
        PlacementOptions.DEFAULT);
  }

  private static NodeChoice choose(int count, List<NodeRoom> rooms) {
    return ranking(service(count), rooms, new PlacedAllocations(rooms.size())).best(Set.of());
  }

  private static @Nullable String chosen(NodeChoice choice) {
    return choice.room() == null ? null : choice.room().node().id().value();
  }

  @Test
  void binPackingIsTwentyLessTheTensOfWhatIsLeftFree() {
    // (20 - (10^0.5 + 10^0.75)) / 18 = (20 - 3.162278 - 5.623413) / 18
    assertThat(scorer(1).fit(room(1_000, 1_024))).isCloseTo(0.623017, within(1e-6));
  }

  @Test
  void spreadingIsTheTensOfWhatIsLeftFreeLessTwo() {
    PlacementOptions spread = new PlacementOptions(SchedulerAlgorithm.SPREAD, true);

    // (10^0.5 + 10^0.75 - 2) / 18
    assertThat(new NodeScorer(HALF_CPU_QUARTER_MEMORY, 1, spread).fit(room(1_000, 1_024)))
        .isCloseTo(0.376983, within(1e-6));
  }

  @Test
  void aNodeFilledToTheBrimFitsBest() {
    assertThat(scorer(1).fit(room(500, 256))).isEqualTo(1.0);
  }

  @Test
  void allocationsOfTheGroupOnTheNodeCountAgainstIt() {
    assertThat(scorer(4).antiAffinity(1)).isEqualTo(-0.5);
    assertThat(scorer(4).antiAffinity(0)).isZero();
  }

  @Test
  void aFailureOnTheNodeCountsAgainstIt() {
    List<NodeRoom> rooms =
        TestNodes.rooms(TestNodes.node("a", 500, 256), TestNodes.node("b", 1_000, 1_024));

    NodeChoice choice = ranking(service(4), rooms, new PlacedAllocations(2)).best(Set.of(0));

    assertThat(chosen(choice)).isEqualTo("b");
    NodeScore failed = choice.metrics().scores().get(1);
    assertThat(failed.parts()).containsEntry(NodeScores.RESCHEDULE_PENALTY, -1.0);
    assertThat(failed.normalized()).isEqualTo((1.0 - 1.0) / 2);
  }

  @Test
  void theFullerNodeIsBetter() {
    List<NodeRoom> rooms =
        TestNodes.rooms(
            TestNodes.node("empty", 4_000, 8_192), TestNodes.node("full", 4_000, 8_192));
    rooms.get(1).take(new ResourceShare(2_000, 4_096, 0, Set.of()));

    assertThat(chosen(choose(1, rooms))).isEqualTo("full");
  }

  @Test
  void allocationsOfAGroupAreSpread() {
    List<NodeRoom> rooms =
        TestNodes.rooms(TestNodes.node("a", 4_000, 8_192), TestNodes.node("b", 4_000, 8_192));
    PlacedAllocations placed = new PlacedAllocations(2);
    placed.add(GROUP, 0, 1);

    assertThat(chosen(ranking(service(2), rooms, placed).best(Set.of()))).isEqualTo("b");
  }

  @Test
  void ofEqualNodesTheOldestIsTaken() {
    NodeChoice choice =
        choose(
            1,
            TestNodes.rooms(TestNodes.node("a", 1_000, 1_024), TestNodes.node("b", 1_000, 1_024)));

    assertThat(chosen(choice)).isEqualTo("a");
    assertThat(choice.metrics().scores())
        .extracting(score -> score.nodeId().value())
        .containsExactly("a", "b");
  }

  @Test
  void withoutANodeTheReasonsAreCounted() {
    NodeChoice choice =
        choose(
            1, TestNodes.rooms(TestNodes.node("a", 100, 1_024), TestNodes.node("b", 1_000, 100)));

    assertThat(chosen(choice)).isNull();
    assertThat(choice.metrics().dimensionExhausted()).isEqualTo(Map.of("cpu", 1, "memory", 1));
    assertThat(choice.metrics().nodesEvaluated()).isEqualTo(2);
    assertThat(choice.metrics().nodesExhausted()).isEqualTo(2);
    assertThat(choice.metrics().nodesAvailable()).isEqualTo(Map.of("dc1", 2));
  }

  @Test
  void rulesThatSayNothingAreNamedAndDoNotCount() {
    NodeScore score =
        choose(1, TestNodes.rooms(TestNodes.node("a", 500, 256))).metrics().scores().get(0);

    assertThat(score.normalized()).isEqualTo(1.0);
    assertThat(score.parts())
        .isEqualTo(
            Map.of(
                NodeScores.BIN_PACKING,
                1.0,
                NodeScores.JOB_ANTI_AFFINITY,
                0.0,
                NodeScores.RESCHEDULE_PENALTY,
                0.0,
                NodeScores.AFFINITY,
                0.0));
  }
}
