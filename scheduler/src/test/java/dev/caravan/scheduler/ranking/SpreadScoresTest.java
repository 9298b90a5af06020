package dev.caravan.scheduler.ranking;

import static dev.caravan.scheduler.testkit.TestJobs.service;
import static dev.caravan.scheduler.testkit.TestJobs.withGroup;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.caravan.core.model.Job;
import dev.caravan.core.model.Spread;
import dev.caravan.core.model.Spread.Target;
import dev.caravan.scheduler.feasibility.NodeRoom;
import dev.caravan.scheduler.testkit.TestNodes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** By Nomad's formulas, worked out by hand. */
class SpreadScoresTest {
  private static final int R1 = 0;
  private static final int ALSO_R1 = 1;
  private static final int R2 = 2;
  private static final int NO_RACK = 3;

  private final List<NodeRoom> nodes =
      TestNodes.rooms(
          TestNodes.node("a", Map.of("rack", "r1")),
          TestNodes.node("b", Map.of("rack", "r1")),
          TestNodes.node("c", Map.of("rack", "r2")),
          TestNodes.node("d", Map.of()));

  private SpreadScores scores(int count, int[] placed, Spread... spreads) {
    Job job = withGroup(service(count), group -> group.spreads(List.of(spreads)));
    return new SpreadScores(job, job.taskGroups().get(0), nodes, placed);
  }

  private static double of(SpreadScores scores, int node) {
    return scores.score(scores.bucketOf(node));
  }

  private static Spread even() {
    return new Spread("${meta.rack}", 50, List.of());
  }

  private static Spread targets(int weight, Target... targets) {
    return new Spread("${meta.rack}", weight, List.of(targets));
  }

  @Test
  void nodesOfOneValueAreOneBucket() {
    SpreadScores scores = scores(4, new int[4], even());

    assertThat(scores.bucketOf(R1)).isEqualTo(scores.bucketOf(ALSO_R1));
    assertThat(scores.buckets()).isEqualTo(3);
  }

  @Test
  void anEvenSpreadSaysNothingBeforeTheFirstAllocation() {
    assertThat(of(scores(4, new int[4], even()), R1)).isZero();
  }

  @Test
  void anEvenSpreadPrefersWhatIsUsedLess() {
    SpreadScores scores = scores(9, new int[] {2, 1, 1, 0}, even());

    // Three on r1 and one on r2: (1 - 3) / 1, and (3 - 1) / 1.
    assertThat(of(scores, R1)).isEqualTo(-2);
    assertThat(of(scores, R2)).isEqualTo(2);
    assertThat(of(scores, NO_RACK)).isEqualTo(-1);
  }

  @Test
  void anEvenSpreadThatIsEvenWantsNoneOfThem() {
    SpreadScores scores = scores(4, new int[] {1, 0, 1, 0}, even());

    assertThat(of(scores, R1)).isEqualTo(-1);
    assertThat(of(scores, R2)).isEqualTo(-1);
  }

  @Test
  void targetsAreSharesOfTheCount() {
    SpreadScores scores =
        scores(4, new int[] {1, 0, 0, 0}, targets(100, new Target("r1", 75), new Target("r2", 25)));

    // Three are wanted on r1, of which this would be the second; one on r2.
    assertThat(of(scores, R1)).isCloseTo(1.0 / 3, within(1e-9));
    assertThat(of(scores, R2)).isZero();
    assertThat(of(scores, NO_RACK)).isEqualTo(-1);
  }

  @Test
  void whatTargetsLeaveOverIsWantedOfOtherValues() {
    SpreadScores scores = scores(4, new int[4], targets(100, new Target("r1", 50)));

    assertThat(of(scores, R2)).isEqualTo(0.5);
  }

  @Test
  void whereNothingIsWantedIsNoBetterThanWhereThereIsTooMuch() {
    SpreadScores scores =
        scores(4, new int[] {9, 0, 0, 0}, targets(100, new Target("r1", 100), new Target("r2", 0)));

    // (4 - 10) / 4
    assertThat(of(scores, R1)).isEqualTo(-1.5);
    assertThat(of(scores, R2)).isEqualTo(-1.5);
  }

  @Test
  void severalSpreadsCountByTheirWeights() {
    Spread byClass = new Spread("${attr.kernel.name}", 25, List.of(new Target("linux", 100)));

    SpreadScores scores = scores(4, new int[4], targets(75, new Target("r1", 100)), byClass);

    // 3/4 of one and 1/4 of the other, each with one of four.
    assertThat(of(scores, R1)).isCloseTo(0.75 * 0.75 + 0.75 * 0.25, within(1e-9));
  }

  @Test
  void whatIsPlacedCountsAtOnce() {
    SpreadScores scores = scores(4, new int[] {1, 0, 0, 0}, even());
    assertThat(of(scores, R2)).isEqualTo(1);

    scores.add(R2, 1);

    assertThat(of(scores, R2)).isEqualTo(-1);
  }
}
