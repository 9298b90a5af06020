package dev.caravan.scheduler.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.TaskState;
import dev.caravan.scheduler.runner.Siblings.Cause;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SiblingsTest {
  private static final TaskState LIVE = state(TaskState.Phase.RUNNING, false);
  private static final TaskState DONE = state(TaskState.Phase.DEAD, false);
  private static final TaskState FAILED = state(TaskState.Phase.DEAD, true);

  @Test
  void liveOnWhenOneIsDone() {
    assertThat(Siblings.causeToEnd(Map.of("a", DONE, "b", LIVE), Optional.empty())).isEmpty();
  }

  @Test
  void endWhenOneHasFailed() {
    assertThat(Siblings.causeToEnd(Map.of("a", FAILED, "b", LIVE), Optional.empty()))
        .contains(new Cause.SiblingFailed("a"));
  }

  @Test
  void endWhenTheLeaderIsDone() {
    assertThat(Siblings.causeToEnd(Map.of("a", DONE, "b", LIVE, "c", FAILED), Optional.of("a")))
        .contains(new Cause.LeaderDead());
  }

  @Test
  void aFailedLeaderIsAFailedSibling() {
    assertThat(Siblings.causeToEnd(Map.of("a", FAILED, "b", LIVE), Optional.of("a")))
        .contains(new Cause.SiblingFailed("a"));
  }

  @Test
  void nobodyIsLeftToEnd() {
    assertThat(Siblings.causeToEnd(Map.of("a", FAILED, "b", DONE), Optional.of("b"))).isEmpty();
  }

  private static TaskState state(TaskState.Phase phase, boolean failed) {
    return new TaskState(phase, failed, 0, null, null, null, List.of());
  }
}
