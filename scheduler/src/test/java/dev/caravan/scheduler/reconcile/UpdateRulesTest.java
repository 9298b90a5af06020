package dev.caravan.scheduler.reconcile;

import static dev.caravan.scheduler.testkit.TestJobs.service;
import static dev.caravan.scheduler.testkit.TestJobs.withGroup;
import static dev.caravan.scheduler.testkit.TestJobs.withTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.caravan.core.model.Affinity;
import dev.caravan.core.model.Constraint;
import dev.caravan.core.model.EphemeralDisk;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.Network;
import dev.caravan.core.model.Port;
import dev.caravan.core.model.RestartPolicy;
import dev.caravan.core.model.Spread;
import dev.caravan.core.model.Task;
import dev.caravan.scheduler.testkit.TestJobs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UpdateRulesTest {
  private static final Job BEFORE = service(1);
  private static final Network NETWORK = Network.of(Port.dynamic("db"));
  private static final List<Constraint> CONSTRAINTS =
      List.of(new Constraint("${attr.kernel.name}", "=", "linux"));

  private static final List<Affinity> AFFINITIES =
      List.of(new Affinity("${meta.rack}", "=", "r1", 70));
  private static final List<Spread> SPREADS =
      List.of(new Spread("${node.datacenter}", 40, List.of()));

  static Stream<Arguments> replacing() {
    return Stream.of(
        arguments("image", TestJobs.withImage(BEFORE, "redis:4.0")),
        arguments("driver", withTask(BEFORE, task -> task.driver("docker"))),
        arguments("user", withTask(BEFORE, task -> task.user("nobody"))),
        arguments("env", withTask(BEFORE, task -> task.env(Map.of("A", "1")))),
        arguments("task meta", withTask(BEFORE, task -> task.meta(Map.of("a", "1")))),
        arguments("group meta", withGroup(BEFORE, group -> group.meta(Map.of("a", "1")))),
        arguments("job meta", BEFORE.toBuilder().meta(Map.of("a", "1")).build()),
        arguments("cpu", withTask(BEFORE, task -> task.resources(501, 256))),
        arguments("memory", withTask(BEFORE, task -> task.resources(500, 257))),
        arguments("task ports", withTask(BEFORE, task -> task.resources(500, 256, NETWORK))),
        arguments("group ports", withGroup(BEFORE, group -> group.networks(NETWORK))),
        arguments(
            "disk",
            withGroup(BEFORE, group -> group.ephemeralDisk(new EphemeralDisk(301, false, false)))),
        arguments("affinity", BEFORE.toBuilder().affinities(AFFINITIES).build()),
        arguments("spread", withGroup(BEFORE, group -> group.spreads(SPREADS))),
        arguments("another task", withGroup(BEFORE, group -> group.tasks(otherTask()))),
        arguments(
            "one task more",
            withGroup(
                BEFORE,
                group -> group.tasks(BEFORE.taskGroups().get(0).tasks().get(0), otherTask()))));
  }

  static Stream<Arguments> takenOver() {
    return Stream.of(
        arguments("nothing", BEFORE),
        arguments("count", service(3)),
        arguments("priority", BEFORE.toBuilder().priority(80).build()),
        arguments("datacenters", BEFORE.toBuilder().datacenters("dc1", "dc2").build()),
        arguments("job constraint", BEFORE.toBuilder().constraints(CONSTRAINTS).build()),
        arguments("group constraint", withGroup(BEFORE, group -> group.constraints(CONSTRAINTS))),
        arguments("task constraint", withTask(BEFORE, task -> task.constraints(CONSTRAINTS))),
        arguments("update", TestJobs.withUpdate(BEFORE, TestJobs.rolling(2))),
        arguments(
            "restart",
            withGroup(BEFORE, group -> group.restart(RestartPolicy.defaultFor(JobType.BATCH)))),
        arguments(
            "kill timeout", withTask(BEFORE, task -> task.killTimeout(Duration.ofSeconds(9)))),
        arguments("kill signal", withTask(BEFORE, task -> task.killSignal("SIGINT"))));
  }

  private static Task otherTask() {
    return Task.builder("other", "docker").build();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("replacing")
  void whatATaskWouldNotNoticeWhileItRunsForcesANewOne(String change, Job after) {
    assertThat(UpdateRules.forcesReplacement(BEFORE, after, TestJobs.GROUP)).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("takenOver")
  void allElseIsTakenOver(String change, Job after) {
    assertThat(UpdateRules.forcesReplacement(BEFORE, after, TestJobs.GROUP)).isFalse();
  }

  @Test
  void metaThatATaskSeesUnchangedForcesNothing() {
    Job ofTask = withTask(BEFORE, task -> task.meta(Map.of("a", "1")));
    Job ofJob = BEFORE.toBuilder().meta(Map.of("a", "1")).build();

    assertThat(UpdateRules.forcesReplacement(ofTask, ofJob, TestJobs.GROUP)).isFalse();
  }

  @Test
  void aGroupThatWasNotThereIsNew() {
    assertThat(UpdateRules.forcesReplacement(BEFORE, BEFORE, "nowhere")).isTrue();
  }
}
