package dev.caravan.scheduler.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.AllocatedResources;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.CheckHealth;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.DesiredStatus;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.PlacementMetrics;
import dev.caravan.core.model.TaskRole;
import dev.caravan.core.model.TaskState;
import dev.caravan.core.model.TaskState.Phase;
import dev.caravan.core.model.UpdateStrategy;
import dev.caravan.core.model.UpdateStrategy.HealthCheck;
import dev.caravan.scheduler.engine.HealthRules.Verdict;
import dev.caravan.scheduler.testkit.TestCluster;
import dev.caravan.scheduler.testkit.TestJobs;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Healthy after 10 s, given up after 60 s. */
class HealthRulesTest {
  private static final HealthTerms TERMS = terms(TestJobs.ONE_BY_ONE);
  private static final HealthTerms CHECKED =
      new HealthTerms(HealthCheck.CHECKS, true, TERMS.minHealthyTime(), TERMS.healthyDeadline());
  private static final Instant JOINED = TestCluster.START;

  private static HealthTerms terms(UpdateStrategy update) {
    return new HealthTerms(
        update.healthCheck(), false, update.minHealthyTime(), update.healthyDeadline());
  }

  private static Instant at(int second) {
    return JOINED.plusSeconds(second);
  }

  private static Allocation allocation(
      DesiredStatus desired, ClientStatus client, Map<String, TaskState> tasks) {
    return allocation(desired, client, tasks, null);
  }

  private static Allocation allocation(
      DesiredStatus desired,
      ClientStatus client,
      Map<String, TaskState> tasks,
      @Nullable CheckHealth checks) {
    return new Allocation(
        new AllocationId("allocation"),
        new EvaluationId("evaluation"),
        "example.cache[0]",
        JobId.of("example"),
        0,
        TestJobs.GROUP,
        new NodeId("node"),
        "node",
        new AllocatedResources(Map.of(), 0, List.of()),
        null,
        false,
        null,
        null,
        null,
        null,
        List.of(),
        null,
        List.of(),
        null,
        null,
        desired,
        "",
        client,
        "",
        null,
        null,
        tasks,
        checks,
        PlacementMetrics.NONE,
        JOINED,
        JOINED,
        1,
        1);
  }

  private static TaskState task(Phase phase, boolean failed, @Nullable Instant startedAt) {
    return new TaskState(phase, failed, 0, startedAt, null, null, List.of());
  }

  private static TaskState runningSince(int second) {
    return task(Phase.RUNNING, false, at(second));
  }

  @Test
  void eachTaskThatIsToBlameIsNamed() {
    Allocation allocation =
        allocation(
            DesiredStatus.RUN,
            ClientStatus.RUNNING,
            Map.of(
                "a", task(Phase.DEAD, true, at(1)),
                "b", task(Phase.PENDING, false, null),
                "c", task(Phase.DEAD, false, at(1)),
                "d", runningSince(55),
                "e", runningSince(1)));

    assertThat(HealthRules.reasons(allocation, TERMS, Map.of(), at(60)))
        .containsOnly(
            Map.entry("a", "Unhealthy because of failed task"),
            Map.entry("b", "Task not running by deadline"),
            Map.entry("c", "Unhealthy because of dead task"),
            Map.entry("d", "Task not running for min_healthy_time of 10s by deadline"));
  }

  @Test
  void servicesWhoseChecksFailAreNamed() {
    Allocation allocation = checked(new CheckHealth(at(5), Map.of("a", List.of("cache", "web"))));

    assertThat(HealthRules.reasons(allocation, CHECKED, Map.of(), at(60)))
        .containsOnly(Map.entry("a", "Services not healthy by deadline: cache, web"));
  }

  @Test
  void checksMustPassAsLongAsTasksMustRun() {
    Map<String, TaskRole> roles = Map.of("a", TaskRole.MAIN);
    Allocation passing = checked(new CheckHealth(at(5), Map.of()));

    assertThat(HealthRules.judge(passing, CHECKED, roles, JOINED, at(14)))
        .isEqualTo(new Verdict(null, at(15)));
    assertThat(HealthRules.judge(passing, CHECKED, roles, JOINED, at(15)).healthy()).isTrue();
    assertThat(HealthRules.judge(checked(null), CHECKED, roles, JOINED, at(15)))
        .isEqualTo(new Verdict(null, at(60)));
  }

  private static Allocation checked(@Nullable CheckHealth checks) {
    return allocation(
        DesiredStatus.RUN, ClientStatus.RUNNING, Map.of("a", runningSince(1)), checks);
  }

  @Test
  void healthByHandIsNeverJudged() {
    Allocation failed = allocation(DesiredStatus.RUN, ClientStatus.FAILED, Map.of());
    UpdateStrategy manual = TestJobs.judgedBy(TestJobs.ONE_BY_ONE, HealthCheck.MANUAL);

    assertThat(HealthRules.judge(failed, terms(manual), mainTasks(1), JOINED, at(90)))
        .isEqualTo(new Verdict(null, null));
  }

  private static Verdict judge(Allocation allocation, int tasks, int now) {
    return judge(allocation, mainTasks(tasks), now);
  }

  private static Verdict judge(Allocation allocation, Map<String, TaskRole> roles, int now) {
    return HealthRules.judge(allocation, TERMS, roles, JOINED, at(now));
  }

  private static Map<String, TaskRole> mainTasks(int count) {
    Map<String, TaskRole> roles = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      roles.put("task" + i, TaskRole.MAIN);
    }
    return roles;
  }

  private static Verdict running(int now, TaskState... states) {
    Map<String, TaskState> tasks = new TreeMap<>();
    for (int i = 0; i < states.length; i++) {
      tasks.put("task" + i, states[i]);
    }
    return judge(allocation(DesiredStatus.RUN, ClientStatus.RUNNING, tasks), states.length, now);
  }

  @ParameterizedTest(name = "running since {0} s, at {1} s: healthy {2}, again at {3} s")
  @CsvSource({
    "0, 9, , 10",
    "0, 10, true, ",
    "-50, 9, , 10",
    "5, 14, , 15",
    "5, 15, true, ",
    "50, 59, , 60",
    "50, 60, true, ",
    "55, 59, , 60",
    "55, 60, false, ",
    "0, 500, true, "
  })
  void healthFollowsFromHowLongItRuns(
      int since, int now, @Nullable Boolean healthy, @Nullable Integer again) {
    assertThat(running(now, runningSince(since)))
        .isEqualTo(new Verdict(healthy, again == null ? null : at(again)));
  }

  @Test
  void theTaskThatStartedLastCounts() {
    assertThat(running(12, runningSince(0), runningSince(5)).healthy()).isNull();
    assertThat(running(15, runningSince(0), runningSince(5)).healthy()).isTrue();
  }

  @Test
  void aTaskThatDoesNotRunKeepsItFromBeingHealthy() {
    TaskState pending = task(Phase.PENDING, false, null);

    assertThat(running(59, runningSince(0), pending)).isEqualTo(new Verdict(null, at(60)));
    assertThat(running(60, runningSince(0), pending).healthy()).isFalse();
  }

  @Test
  void aTaskThatIsNotKnownYetDoesNotRun() {
    Allocation allocation =
        allocation(DesiredStatus.RUN, ClientStatus.RUNNING, Map.of("one", runningSince(0)));

    assertThat(judge(allocation, 2, 30).healthy()).isNull();
  }

  @Test
  void aFailedTaskMakesItUnhealthyAtOnce() {
    assertThat(running(1, runningSince(0), task(Phase.DEAD, true, at(0))).healthy()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = TaskRole.class,
      names = {"PRESTART", "POSTSTART"})
  void aTaskThatHasDoneItsWorkKeepsNobodyFromBeingHealthy(TaskRole role) {
    assertThat(healthyBeside(role, task(Phase.DEAD, false, at(0)))).isTrue();
    assertThat(healthyBeside(role, task(Phase.PENDING, false, null))).isNull();
  }

  @Test
  void whatComesAfterTheMainTasksIsNotWaitedFor() {
    assertThat(healthyBeside(TaskRole.POSTSTOP, task(Phase.PENDING, false, null))).isTrue();
  }

  @Test
  void aSidecarHasToRunOn() {
    assertThat(healthyBeside(TaskRole.PRESTART_SIDECAR, task(Phase.DEAD, false, at(0)))).isNull();
  }

  /** Of a main task that runs long enough, and another one. */
  private static @Nullable Boolean healthyBeside(TaskRole role, TaskState other) {
    Allocation allocation =
        allocation(
            DesiredStatus.RUN,
            ClientStatus.RUNNING,
            Map.of("main", runningSince(0), "other", other));
    return judge(allocation, Map.of("main", TaskRole.MAIN, "other", role), 15).healthy();
  }

  @ParameterizedTest
  @CsvSource({"COMPLETE", "FAILED", "LOST"})
  void whatIsOverIsUnhealthy(ClientStatus status) {
    assertThat(judge(allocation(DesiredStatus.RUN, status, Map.of()), 1, 1).healthy()).isFalse();
  }

  @Test
  void ofWhatIsBeingStoppedNothingIsSaid() {
    Allocation stopped =
        allocation(DesiredStatus.STOP, ClientStatus.RUNNING, Map.of("one", runningSince(0)));

    assertThat(judge(stopped, 1, 500)).isEqualTo(new Verdict(null, null));
  }
}
