package dev.caravan.scheduler.runner;

import static dev.caravan.scheduler.runner.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.Template.Wait;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class QuiescenceTest {
  private static final Wait WAIT = new Wait(Duration.ofSeconds(5), Duration.ofSeconds(20));

  @Test
  void withoutWaitAChangeIsWrittenAtOnce() {
    assertThat(Quiescence.after(null, "a", NOON).isOver(null, NOON)).isTrue();
  }

  @Test
  void aChangeWaitsUntilNothingMoreHasChangedForTheLeastTime() {
    Quiescence change = Quiescence.after(null, "a", NOON);
    Quiescence same = Quiescence.after(change, "a", NOON.plusSeconds(4));
    Quiescence other = Quiescence.after(change, "b", NOON.plusSeconds(4));

    assertThat(same.isOver(WAIT, NOON.plusSeconds(4))).isFalse();
    assertThat(same.isOver(WAIT, NOON.plusSeconds(5))).isTrue();
    assertThat(other.isOver(WAIT, NOON.plusSeconds(8))).isFalse();
    assertThat(other.isOver(WAIT, NOON.plusSeconds(9))).isTrue();
  }

  @Test
  void aChangeThatKeepsChangingWaitsNoLongerThanTheLongestTime() {
    Quiescence change = Quiescence.after(null, "a", NOON);
    Quiescence other = Quiescence.after(change, "b", NOON.plusSeconds(19));

    assertThat(other.isOver(WAIT, NOON.plusSeconds(19))).isFalse();
    assertThat(other.isOver(WAIT, NOON.plusSeconds(20))).isTrue();
  }
}
