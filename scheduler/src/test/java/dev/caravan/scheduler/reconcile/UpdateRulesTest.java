package dev.caravan.scheduler.reconcile;

import static dev.caravan.scheduler.testkit.TestJobs.service;
import static dev.caravan.scheduler.testkit.TestJobs.withGroup;
import static dev.caravan.scheduler.testkit.TestJobs.withTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.caravan.core.diff.JobDiff;
import dev.caravan.core.diff.JobDiffAnnotator;
import dev.caravan.core.diff.JobDiffer;
import dev.caravan.core.model.Affinity;
import dev.caravan.core.model.Artifact;
import dev.caravan.core.model.Constraint;
import dev.caravan.core.model.EphemeralDisk;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.LogConfig;
import dev.caravan.core.model.Network;
import dev.caravan.core.model.Port;
import dev.caravan.core.model.RestartPolicy;
import dev.caravan.core.model.ScalingPolicy;
import dev.caravan.core.model.Service;
import dev.caravan.core.model.Spread;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.TaskLifecycle;
import dev.caravan.core.model.TaskLifecycle.Hook;
import dev.caravan.core.model.Template;
import dev.caravan.core.model.VolumeMount;
import dev.caravan.core.model.VolumeRequest;
import dev.caravan.scheduler.testkit.TestJobs;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
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
  private static final List<Artifact> ARTIFACTS = List.of(Artifact.of("http://127.0.0.1/a"));
  private static final List<Template> TEMPLATES = List.of(Template.of("text", "local/file"));
  private static final List<VolumeMount> MOUNTS = List.of(VolumeMount.of("data", "/data"));
  private static final List<VolumeRequest> VOLUMES = List.of(VolumeRequest.host("data", "disk"));
  private static final List<Service> SERVICES = List.of(Service.of("web", "http"));
  private static final LogConfig NO_LOGS = new LogConfig(10, 10, true);
  private static final RestartPolicy RESTART = RestartPolicy.defaultFor(JobType.BATCH);
  private static final ScalingPolicy SCALING =
      new ScalingPolicy("horizontal", 1, 5L, true, Map.of());
  private static final Map<String, Object> ROLE = Map.of("Role", "reader");
  private static final Duration NINE = Duration.ofSeconds(9);

  /** Changes of what the only task declares, by the component that differs. */
  static Stream<Arguments> replacingATask() {
    return Stream.of(
        arguments("config", TestJobs.withImage(BEFORE, "redis:4.0")),
        arguments("driver", withTask(BEFORE, task -> task.driver("docker"))),
        arguments("user", withTask(BEFORE, task -> task.user("nobody"))),
        arguments("env", withTask(BEFORE, task -> task.env(Map.of("A", "1")))),
        arguments("meta", withTask(BEFORE, task -> task.meta(Map.of("a", "1")))),
        arguments("affinities", withTask(BEFORE, task -> task.affinities(AFFINITIES))),
        arguments("resources", withTask(BEFORE, task -> task.resources(501, 256))),
        arguments("resources: memory", withTask(BEFORE, task -> task.resources(500, 257))),
        arguments("resources: ports", withTask(BEFORE, task -> task.resources(500, 256, NETWORK))),
        arguments("artifacts", withTask(BEFORE, task -> task.artifacts(ARTIFACTS))),
        arguments("templates", withTask(BEFORE, task -> task.templates(TEMPLATES))),
        arguments("volumeMounts", withTask(BEFORE, task -> task.volumeMounts(MOUNTS))),
        arguments("logs: disabled", withTask(BEFORE, task -> task.logs(NO_LOGS))),
        arguments("opaque", withTask(BEFORE, task -> task.opaque(Map.of("Vault", ROLE)))));
  }

  static Stream<Arguments> replacingMore() {
    return Stream.of(
        arguments("group meta", withGroup(BEFORE, group -> group.meta(Map.of("a", "1")))),
        arguments("job meta", BEFORE.toBuilder().meta(Map.of("a", "1")).build()),
        arguments("group ports", withGroup(BEFORE, group -> group.networks(NETWORK))),
        arguments(
            "disk",
            withGroup(BEFORE, group -> group.ephemeralDisk(new EphemeralDisk(301, false, false)))),
        arguments("affinity", BEFORE.toBuilder().affinities(AFFINITIES).build()),
        arguments("spread", withGroup(BEFORE, group -> group.spreads(SPREADS))),
        arguments("volumes", withGroup(BEFORE, group -> group.volumes(VOLUMES))),
        arguments("consul", withGroup(BEFORE, group -> group.opaque(Map.of("Consul", ROLE)))),
        arguments("connect", withGroup(BEFORE, group -> group.services(List.of(connected())))),
        arguments("another task", withGroup(BEFORE, group -> group.tasks(otherTask()))),
        arguments(
            "one task more",
            withGroup(
                BEFORE,
                group -> group.tasks(BEFORE.taskGroups().get(0).tasks().get(0), otherTask()))));
  }

  /** Changes of what the only task declares, by the component that differs. */
  static Stream<Arguments> takenOverByATask() {
    return Stream.of(
        arguments("constraints", withTask(BEFORE, task -> task.constraints(CONSTRAINTS))),
        arguments("logs", withTask(BEFORE, task -> task.logs(new LogConfig(3, 3)))),
        arguments("services", withTask(BEFORE, task -> task.services(SERVICES))),
        arguments("killTimeout", withTask(BEFORE, task -> task.killTimeout(NINE))),
        arguments("killSignal", withTask(BEFORE, task -> task.killSignal("SIGINT"))),
        arguments("shutdownDelay", withTask(BEFORE, task -> task.shutdownDelay(NINE))),
        arguments("leader", withTask(BEFORE, task -> task.leader(true))),
        arguments("restart", withTask(BEFORE, task -> task.restart(RESTART))),
        arguments(
            "lifecycle",
            withTask(BEFORE, task -> task.lifecycle(new TaskLifecycle(Hook.POSTSTART, true)))),
        arguments("payloadFile", withTask(BEFORE, task -> task.payloadFile("input"))),
        arguments("scaling", withTask(BEFORE, task -> task.scaling(List.of(SCALING)))));
  }

  static Stream<Arguments> takenOver() {
    return Stream.of(
        arguments("nothing", BEFORE),
        arguments("count", service(3)),
        arguments("priority", BEFORE.toBuilder().priority(80).build()),
        arguments("datacenters", BEFORE.toBuilder().datacenters("dc1", "dc2").build()),
        arguments("job constraint", BEFORE.toBuilder().constraints(CONSTRAINTS).build()),
        arguments("group constraint", withGroup(BEFORE, group -> group.constraints(CONSTRAINTS))),
        arguments("update", TestJobs.withUpdate(BEFORE, TestJobs.rolling(2))),
        arguments("restart of the group", withGroup(BEFORE, group -> group.restart(RESTART))),
        arguments("services of the group", withGroup(BEFORE, group -> group.services(SERVICES))),
        arguments("scaling of the group", withGroup(BEFORE, group -> group.scaling(SCALING))),
        arguments("lost nodes", withGroup(BEFORE, group -> group.maxClientDisconnect(NINE))));
  }

  private static Service connected() {
    Service web = SERVICES.get(0);
    return new Service(
        web.name(),
        web.portLabel(),
        web.addressMode(),
        web.tags(),
        web.canaryTags(),
        web.enableTagOverride(),
        web.meta(),
        web.task(),
        web.onUpdate(),
        web.checks(),
        web.provider(),
        web.canaryMeta(),
        Map.of("Connect", Map.of("Native", true)));
  }

  private static Task otherTask() {
    return Task.builder("other", "docker").build();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"replacingATask", "replacingMore"})
  void whatATaskWouldNotNoticeWhileItRunsForcesANewOne(String change, Job after) {
    assertThat(UpdateRules.forcesReplacement(BEFORE, after, TestJobs.GROUP)).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"takenOverByATask", "takenOver"})
  void allElseIsTakenOver(String change, Job after) {
    assertThat(UpdateRules.forcesReplacement(BEFORE, after, TestJobs.GROUP)).isFalse();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("replacingATask")
  void aPlanSaysThatTheTaskIsReplaced(String change, Job after) {
    assertThat(annotationsOf(after)).containsExactly("forces create/destroy update");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("takenOverByATask")
  void aPlanSaysThatTheTaskTakesItOver(String change, Job after) {
    assertThat(annotationsOf(after)).containsExactly("forces in-place update");
  }

  @Test
  void everyComponentOfATaskIsOnOneOfTheLists() {
    Stream<String> listed =
        Stream.concat(replacingATask(), takenOverByATask())
            .map(arguments -> ((String) arguments.get()[0]).replaceFirst(":.*", ""));
    Stream<String> components =
        Arrays.stream(Task.class.getRecordComponents()).map(RecordComponent::getName);

    assertThat(listed.distinct())
        .containsExactlyInAnyOrderElementsOf(
            components.filter(component -> !component.equals("name")).toList());
  }

  private static List<String> annotationsOf(Job after) {
    JobDiff diff = JobDiffAnnotator.annotate(JobDiffer.diff(BEFORE, after), Map.of());
    return diff.taskGroups().get(0).tasks().get(0).annotations();
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
