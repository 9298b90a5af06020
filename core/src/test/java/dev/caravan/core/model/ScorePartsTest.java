package dev.caravan.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ScorePartsTest {
  private static final String[] NAMES = {"binpack", "node-affinity"};

  @Test
  void isAMapInTheOrderOfItsNames() {
    ScoreParts parts = ScoreParts.of(NAMES, 0.5, -1);

    assertThat(parts).isEqualTo(Map.of("binpack", 0.5, "node-affinity", -1.0));
    assertThat(parts.keySet()).containsExactly(NAMES);
    assertThat(parts.get("other")).isNull();
  }

  @Test
  void aCopyOfAnyMapIsTheSame() {
    Map<String, Double> map = Map.of("binpack", 0.5);

    assertThat(ScoreParts.copyOf(map)).isEqualTo(map);
  }
}
