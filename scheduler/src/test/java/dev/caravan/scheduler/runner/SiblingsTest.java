package dev.caravan.scheduler.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.TaskRole;
import dev.caravan.core.model.TaskState;
import dev.caravan.scheduler.runner.Siblings.Cause;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SiblingsTest {
  private static final TaskState PENDING = TaskState.PENDING;
  private static final TaskState LIVE = state(TaskState.Phase.RUNNING, false, Fixtures.NOON);
  private static final TaskState RESTARTING = state(TaskState.Phase.PENDING, false, Fixtures.NOON);
  private static final TaskState DONE = state(TaskState.Phase.DEAD, false, Fixtures.NOON);
  private static final TaskState FAILED = state(TaskState.Phase.DEAD, true, Fixtures.NOON);
  private static final TaskState NEVER_RAN = state(TaskState.Phase.DEAD, false, null);

  private static final Siblings EQUALS =
      new Siblings(
          Map.of("a", TaskRole.MAIN, "b", TaskRole.MAIN, "c", TaskRole.MAIN), Optional.empty());
  private static final Siblings HOOKS =
      new Siblings(
          Map.of(
              "init", TaskRole.PRESTART,
              "proxy", TaskRole.PRESTART_SIDECAR,
              "main", TaskRole.MAIN,
              "announce", TaskRole.POSTSTART,
              "shipper", TaskRole.POSTSTART_SIDECAR,
              "cleanup", TaskRole.POSTSTOP),
          Optional.empty());

  @Test
  void liveOnWhenOneIsDone() {
    assertThat(EQUALS.causeToEnd(Map.of("a", DONE, "b", LIVE, "c", LIVE))).isEmpty();
  }

  @Test
  void endWhenOneHasFailed() {
    assertThat(EQUALS.causeToEnd(Map.of("a", FAILED, "b", LIVE, "c", DONE)))
        .contains(new Cause.SiblingFailed("a"));
  }

  @Test
  void endWhenTheLeaderIsDone() {
    assertThat(led().causeToEnd(Map.of("a", DONE, "b", LIVE, "c", FAILED)))
        .contains(new Cause.LeaderDead());
  }

  @Test
  void aFailedLeaderIsAFailedSibling() {
    assertThat(led().causeToEnd(Map.of("a", FAILED, "b", LIVE, "c", LIVE)))
        .contains(new Cause.SiblingFailed("a"));
  }

  @Test
  void nobodyIsLeftToEnd() {
    assertThat(led().causeToEnd(Map.of("a", FAILED, "b", DONE, "c", DONE))).isEmpty();
  }

  @Test
  void sidecarsEndWhenNothingElseIsLeft() {
    assertThat(
            HOOKS.causeToEnd(Map.of("init", DONE, "proxy", LIVE, "main", DONE, "announce", DONE)))
        .contains(new Cause.MainTasksDead());
    assertThat(
            HOOKS.causeToEnd(Map.of("init", DONE, "proxy", LIVE, "main", DONE, "announce", LIVE)))
        .isEmpty();
  }

  @Test
  void whatComesLastNeitherEndsOthersNorIsEnded() {
    Siblings withLast =
        new Siblings(Map.of("main", TaskRole.MAIN, "cleanup", TaskRole.POSTSTOP), Optional.empty());

    assertThat(withLast.causeToEnd(Map.of("main", FAILED, "cleanup", LIVE))).isEmpty();
    assertThat(withLast.causeToEnd(Map.of("main", LIVE, "cleanup", FAILED))).isEmpty();
    assertThat(withLast.inOrderOfEnd()).doesNotContain(Set.of("cleanup"));
  }

  @Test
  void mainTasksWaitForTheEndOfThoseBeforeThemAndForTheStartOfSidecars() {
    assertThat(HOOKS.mayStart("init", Map.of())).isTrue();
    assertThat(HOOKS.mayStart("proxy", Map.of())).isTrue();
    assertThat(HOOKS.mayStart("main", Map.of("init", LIVE, "proxy", LIVE))).isFalse();
    assertThat(HOOKS.mayStart("main", Map.of("init", DONE, "proxy", PENDING))).isFalse();
    assertThat(HOOKS.mayStart("main", Map.of("init", DONE, "proxy", LIVE))).isTrue();
  }

  @Test
  void whatBeginsAnewWaitsForTheEndOfTheMainTasks() {
    assertThat(HOOKS.mayStart("init", Map.of("main", LIVE))).isFalse();
    assertThat(HOOKS.mayStart("proxy", Map.of("main", LIVE))).isFalse();
    assertThat(HOOKS.mayStart("proxy", Map.of("main", LIVE, "proxy", RESTARTING))).isTrue();
    assertThat(HOOKS.mayStart("init", Map.of("main", PENDING))).isTrue();
  }

  @Test
  void aSidecarThatRestartsHoldsUpNobody() {
    assertThat(HOOKS.mayStart("main", Map.of("init", DONE, "proxy", RESTARTING))).isTrue();
  }

  @Test
  void mainTasksDoNotStartAfterAFailureBeforeThem() {
    assertThat(HOOKS.mayStart("main", Map.of("init", FAILED, "proxy", LIVE))).isFalse();
  }

  @Test
  void whatComesAfterTheStartWaitsForAllMainTasks() {
    assertThat(HOOKS.mayStart("announce", Map.of("main", PENDING))).isFalse();
    assertThat(HOOKS.mayStart("announce", Map.of("main", NEVER_RAN))).isFalse();
    assertThat(HOOKS.mayStart("shipper", Map.of("main", DONE))).isTrue();
  }

  @Test
  void whatComesLastWaitsForTheEndOfTheMainTasksHoweverTheyEnded() {
    assertThat(HOOKS.mayStart("cleanup", Map.of("main", LIVE))).isFalse();
    assertThat(HOOKS.mayStart("cleanup", Map.of("main", FAILED))).isTrue();
    assertThat(HOOKS.mayStart("cleanup", Map.of("main", NEVER_RAN))).isTrue();
  }

  @Test
  void theLeaderEndsFirstAndSidecarsLast() {
    Siblings led = new Siblings(HOOKS.roles(), Optional.of("main"));

    assertThat(led.inOrderOfEnd())
        .containsExactly(Set.of("main"), Set.of("init", "announce"), Set.of("proxy", "shipper"));
  }

  private static Siblings led() {
    return new Siblings(EQUALS.roles(), Optional.of("a"));
  }

  private static TaskState state(TaskState.Phase phase, boolean failed, @Nullable Instant start) {
    return new TaskState(phase, failed, 0, start, null, null, List.of());
  }
}
