package dev.caravan.scheduler.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShrinkingTest {
  private static final List<Integer> MANY = IntStream.range(0, 30).boxed().toList();

  @Test
  void leavesWhatItTakesToFail() {
    assertThat(Shrinking.shrink(MANY, some -> some.containsAll(List.of(3, 17, 18))))
        .containsExactly(3, 17, 18);
  }

  @Test
  void leavesNothingOfWhatFailsInAnyCase() {
    assertThat(Shrinking.shrink(MANY, some -> true)).isEmpty();
  }

  @Test
  void leavesAllOfWhatFailsOnlyAsAWhole() {
    assertThat(Shrinking.shrink(MANY, some -> some.size() == 30)).isEqualTo(MANY);
  }
}
