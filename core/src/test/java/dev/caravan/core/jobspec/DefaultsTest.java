package dev.caravan.core.jobspec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.Affinity;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.MigrateStrategy;
import dev.caravan.core.model.ReschedulePolicy;
import dev.caravan.core.model.RestartPolicy;
import dev.caravan.core.model.Spread;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.model.UpdateStrategy;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a job file means by what it leaves out, key by key. */
class DefaultsTest {
  private static final String MINIMAL =
      """
      job "minimal" {
        %s
        datacenters = ["dc1"]
        group "g" {
          %s
          task "t" {
            driver = "mock"
            %s
          }
        }
      }
      """;

  static Stream<Arguments> defaults() {
    return Stream.of(
        job("name", Job::name, "minimal"),
        job("namespace", job -> job.id().namespace(), "default"),
        job("region", Job::region, "global"),
        job("type", job -> job.type().word(), "service"),
        job("priority", Job::priority, 50),
        group("count", TaskGroup::count, 1),
        group("ephemeral_disk size", group -> group.ephemeralDisk().sizeMb(), 300),
        group("ephemeral_disk sticky", group -> group.ephemeralDisk().sticky(), false),
        group("ephemeral_disk migrate", group -> group.ephemeralDisk().migrate(), false),
        group("restart attempts", group -> group.restart().attempts(), 2),
        group("restart interval", group -> group.restart().interval(), Duration.ofMinutes(30)),
        group("restart delay", group -> group.restart().delay(), Duration.ofSeconds(15)),
        group("restart mode", group -> group.restart().mode(), RestartPolicy.Mode.FAIL),
        reschedule("attempts", ReschedulePolicy::attempts, 0),
        reschedule("interval", ReschedulePolicy::interval, Duration.ZERO),
        reschedule("delay", ReschedulePolicy::delay, Duration.ofSeconds(30)),
        reschedule("delay_function", policy -> policy.delayFunction().word(), "exponential"),
        reschedule("max_delay", ReschedulePolicy::maxDelay, Duration.ofHours(1)),
        reschedule("unlimited", ReschedulePolicy::unlimited, true),
        migrate("max_parallel", MigrateStrategy::maxParallel, 1),
        migrate("health_check", migrate -> migrate.healthCheck().word(), "checks"),
        migrate("min_healthy_time", MigrateStrategy::minHealthyTime, Duration.ofSeconds(10)),
        migrate("healthy_deadline", MigrateStrategy::healthyDeadline, Duration.ofMinutes(5)),
        update("max_parallel", UpdateStrategy::maxParallel, 1),
        update("health_check", update -> update.healthCheck().word(), "checks"),
        update("min_healthy_time", UpdateStrategy::minHealthyTime, Duration.ofSeconds(10)),
        update("healthy_deadline", UpdateStrategy::healthyDeadline, Duration.ofMinutes(5)),
        update("progress_deadline", UpdateStrategy::progressDeadline, Duration.ofMinutes(10)),
        update("auto_revert", UpdateStrategy::autoRevert, false),
        update("auto_promote", UpdateStrategy::autoPromote, false),
        update("canary", UpdateStrategy::canaries, 0),
        update("stagger", UpdateStrategy::stagger, Duration.ofSeconds(30)),
        task("user", Task::user, null),
        task("kill_signal", Task::killSignal, null),
        task("kill_timeout", Task::killTimeout, Duration.ofSeconds(5)),
        task("leader", Task::leader, false),
        task("logs max_files", task -> task.logs().maxFiles(), 10),
        task("logs max_file_size", task -> task.logs().maxFileSizeMb(), 10),
        group("shutdown_delay", TaskGroup::shutdownDelay, null),
        task("shutdown_delay", Task::shutdownDelay, Duration.ZERO),
        task("resources cores", task -> task.resources().cores(), 0),
        task("resources memory_max", task -> task.resources().memoryMaxMb(), 0),
        task("resources cpu", task -> task.resources().cpuMhz(), 100),
        task("resources memory", task -> task.resources().memoryMb(), 300));
  }

  @ParameterizedTest(name = "{0} = {2}")
  @MethodSource("defaults")
  void fillsWhatIsLeftOut(String key, Function<Job, Object> value, Object expected) {
    assertThat(value.apply(parse("", "", ""))).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} = {2}")
  @MethodSource("defaults")
  void fillsEmptyBlocks(String key, Function<Job, Object> value, Object expected) {
    Job job =
        parse(
            "update {}\nreschedule {}\nmigrate {}",
            "restart {}\nephemeral_disk {}\nnetwork {}",
            "resources {}\nlogs {}");

    assertThat(value.apply(job)).isEqualTo(expected);
  }

  @Test
  void batchJobsHaveOtherPoliciesAndNoStrategies() {
    TaskGroup group = parse("type = \"batch\"", "", "").taskGroups().get(0);

    assertThat(group.update()).isNull();
    assertThat(group.migrate()).isNull();
    assertThat(group.reschedule())
        .isEqualTo(
            new ReschedulePolicy(
                1,
                Duration.ofHours(24),
                Duration.ofSeconds(5),
                ReschedulePolicy.DelayFunction.CONSTANT,
                Duration.ZERO,
                false));
    assertThat(group.restart())
        .isEqualTo(
            new RestartPolicy(
                3, Duration.ofHours(24), Duration.ofSeconds(15), RestartPolicy.Mode.FAIL));
  }

  @Test
  void constraintsCompareForEquality() {
    Job job = parse("constraint {\nattribute = \"${node.class}\"\nvalue = \"a\"\n}", "", "");

    assertThat(job.constraints().get(0).operator()).isEqualTo("=");
  }

  @Test
  void preferencesWeighFifty() {
    String attribute = "attribute = \"${node.class}\"";
    Job job =
        parse(
            "affinity {\n" + attribute + "\nvalue = \"a\"\n}\nspread {\n" + attribute + "\n}",
            "",
            "");

    assertThat(job.affinities()).containsExactly(new Affinity("${node.class}", "=", "a", 50));
    assertThat(job.spreads()).containsExactly(new Spread("${node.class}", 50, List.of()));
  }

  private static Job parse(String ofJob, String ofGroup, String ofTask) {
    return JobSpec.parse(MINIMAL.formatted(ofJob, ofGroup, ofTask), "minimal.nomad");
  }

  private static Arguments job(String key, Function<Job, Object> value, Object expected) {
    return Arguments.of(key, value, expected);
  }

  private static Arguments group(String key, Function<TaskGroup, Object> value, Object expected) {
    return job(key, job -> value.apply(job.taskGroups().get(0)), expected);
  }

  private static Arguments update(
      String key, Function<UpdateStrategy, Object> value, Object expected) {
    return group("update " + key, group -> value.apply(group.update()), expected);
  }

  private static Arguments reschedule(
      String key, Function<ReschedulePolicy, Object> value, Object expected) {
    return group("reschedule " + key, group -> value.apply(group.reschedule()), expected);
  }

  private static Arguments migrate(
      String key, Function<MigrateStrategy, Object> value, Object expected) {
    return group("migrate " + key, group -> value.apply(group.migrate()), expected);
  }

  private static Arguments task(String key, Function<Task, Object> value, Object expected) {
    return group(key, group -> value.apply(group.tasks().get(0)), expected);
  }
}
