package dev.caravan.scheduler.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.PlacementMetrics.NodeScore;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PreemptionScoreTest {

  @Test
  void oneOfLittlePriorityCostsLittle() {
    // 1 / (1 + e^(0.0048 * (10 + 10/10 - 2048)))
    assertThat(PreemptionScore.of(List.of(10))).isCloseTo(0.9999433, within(1e-7));
  }

  @Test
  void theFewerAndTheLessUrgentTheBetter() {
    double one = PreemptionScore.of(List.of(20));

    assertThat(one).isGreaterThan(PreemptionScore.of(List.of(20, 20)));
    assertThat(one).isGreaterThan(PreemptionScore.of(List.of(50)));
  }

  @Test
  void muchIsWorthNothing() {
    assertThat(PreemptionScore.of(Collections.nCopies(4_000, 50))).isLessThan(0.001);
  }

  @Test
  void itIsOneMorePartOfTheMean() {
    NodeScore score =
        new NodeScore(
            new NodeId("node"), Map.of(NodeScores.BIN_PACKING, 0.5, NodeScores.AFFINITY, 0.0), 0.5);

    NodeScore added = PreemptionScore.addedTo(score, List.of(10));

    assertThat(added.parts()).containsEntry("preemption", PreemptionScore.of(List.of(10)));
    assertThat(added.normalized())
        .isCloseTo((0.5 + PreemptionScore.of(List.of(10))) / 2, within(1e-9));
  }
}
