package dev.caravan.scheduler.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CpuSetTest {

  @Test
  void coresInARowAreARange() {
    assertThat(CpuSet.format(List.of(7, 0, 2, 1, 4))).isEqualTo("0-2,4,7");
    assertThat(CpuSet.format(List.of())).isEmpty();
  }
}
