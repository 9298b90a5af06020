package dev.caravan.core.diff;

import dev.caravan.core.model.Affinity;
import dev.caravan.core.model.Artifact;
import dev.caravan.core.model.Constraint;
import dev.caravan.core.model.DeviceRequest;
import dev.caravan.core.model.DisconnectStrategy;
import dev.caravan.core.model.EphemeralDisk;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobOrigin;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.LogConfig;
import dev.caravan.core.model.MigrateStrategy;
import dev.caravan.core.model.Network;
import dev.caravan.core.model.NetworkDns;
import dev.caravan.core.model.Parameterized;
import dev.caravan.core.model.Periodic;
import dev.caravan.core.model.Port;
import dev.caravan.core.model.ReschedulePolicy;
import dev.caravan.core.model.Resources;
import dev.caravan.core.model.RestartPolicy;
import dev.caravan.core.model.ScalingPolicy;
import dev.caravan.core.model.Service;
import dev.caravan.core.model.ServiceCheck;
import dev.caravan.core.model.Spread;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.model.TaskLifecycle;
import dev.caravan.core.model.Template;
import dev.caravan.core.model.UpdateStrategy;
import dev.caravan.core.model.VolumeMount;
import dev.caravan.core.model.VolumeRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A job that says something wherever it can say something. Whether it makes sense is no matter. */
final class FullJob {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Map<String, String> WORDS = Map.of("key", "value");
  private static final List<Constraint> CONSTRAINTS =
      List.of(new Constraint("${meta.a}", "=", "b"));
  private static final List<Affinity> AFFINITIES = List.of(new Affinity("${meta.a}", "=", "b", 50));
  private static final List<Spread> SPREADS =
      List.of(new Spread("${meta.a}", 50, List.of(new Spread.Target("b", 100))));

  private FullJob() {}

  static Job get() {
    return Job.builder("full")
        .name("full")
        .datacenters("dc1")
        .constraints(CONSTRAINTS)
        .affinities(AFFINITIES)
        .spreads(SPREADS)
        .taskGroups(group())
        .meta(WORDS)
        .allAtOnce(true)
        .update(UpdateStrategy.DEFAULT)
        .dependsOn("migrate")
        .origin(new JobOrigin("parent", false, "aGVsbG8=", "token"))
        .periodic(Periodic.of("@daily"))
        .parameterized(
            new Parameterized(Parameterized.Payload.REQUIRED, List.of("must"), List.of("may"), 3))
        .opaque(Map.of("NodePool", "gpu"))
        .build();
  }

  private static TaskGroup group() {
    return TaskGroup.builder("group", JobType.SERVICE)
        .tasks(task())
        .constraints(CONSTRAINTS)
        .affinities(AFFINITIES)
        .spreads(SPREADS)
        .networks(network())
        .ephemeralDisk(new EphemeralDisk(300, true, true))
        .reschedule(ReschedulePolicy.defaultFor(JobType.SERVICE))
        .update(UpdateStrategy.DEFAULT)
        .migrate(MigrateStrategy.DEFAULT)
        .shutdownDelay(MINUTE)
        .services(List.of(service()))
        .meta(WORDS)
        .volumes(List.of(volume()))
        .scaling(scaling("horizontal"))
        .disconnect(
            new DisconnectStrategy(MINUTE, MINUTE, true, DisconnectStrategy.Reconcile.BEST_SCORE))
        .maxClientDisconnect(MINUTE)
        .stopAfterClientDisconnect(MINUTE)
        .preventRescheduleOnLost(true)
        .maxRunDuration(MINUTE)
        .opaque(Map.of("Consul", Map.of("Namespace", "team")))
        .build();
  }

  private static Task task() {
    return Task.builder("task", "docker")
        .user("nobody")
        .config(Map.of("image", "redis"))
        .env(WORDS)
        .meta(WORDS)
        .constraints(CONSTRAINTS)
        .affinities(AFFINITIES)
        .resources(
            new Resources(
                100,
                1,
                300,
                400,
                List.of(network()),
                List.of(new DeviceRequest("gpu", 1, CONSTRAINTS, AFFINITIES)),
                Map.of("IOPS", 7L)))
        .logs(new LogConfig(10, 10, true))
        .services(List.of(service()))
        .killSignal("SIGINT")
        .killTimeout(MINUTE)
        .shutdownDelay(MINUTE)
        .leader(true)
        .restart(new RestartPolicy(9, MINUTE, MINUTE, RestartPolicy.Mode.DELAY, true))
        .lifecycle(new TaskLifecycle(TaskLifecycle.Hook.PRESTART, true))
        .payloadFile("input")
        .artifacts(
            List.of(
                new Artifact(
                    "http://127.0.0.1/a", "local", Artifact.Mode.FILE, WORDS, WORDS, true, true)))
        .templates(List.of(template()))
        .volumeMounts(List.of(new VolumeMount("data", "/data", true, "private", "label")))
        .scaling(List.of(scaling("vertical_cpu")))
        .opaque(Map.of("Vault", Map.of("Role", "reader")))
        .build();
  }

  private static Template template() {
    return new Template(
        "local/source",
        "text",
        "local/file",
        Template.ChangeMode.SCRIPT,
        "SIGHUP",
        new Template.ChangeScript("/bin/reload", List.of("-x"), MINUTE, true),
        MINUTE,
        "0644",
        "{{",
        "}}",
        true,
        1000,
        100,
        new Template.Wait(MINUTE, MINUTE),
        true,
        true,
        MINUTE);
  }

  private static Network network() {
    return new Network(
        "bridge",
        10,
        List.of(new Port("http", 8080, 80, "public", true)),
        new NetworkDns(List.of("1.1.1.1"), List.of("local"), List.of("ndots:2")),
        "web",
        Map.of("CNI", Map.of("Args", WORDS)));
  }

  private static Service service() {
    return new Service(
        "web",
        "http",
        "auto",
        List.of("tag"),
        List.of("canary"),
        true,
        WORDS,
        "task",
        "ignore",
        List.of(check()),
        "nomad",
        WORDS,
        Map.of("Connect", Map.of("Native", true)));
  }

  private static ServiceCheck check() {
    return new ServiceCheck(
        "check",
        "http",
        "http",
        "host",
        new ServiceCheck.Http(
            "/", "GET", "https", Map.of("header", List.of("value")), "body", true),
        new ServiceCheck.Script("/bin/check", List.of("-x"), "task"),
        new ServiceCheck.Grpc("service", true),
        MINUTE,
        MINUTE,
        "passing",
        "ignore",
        1,
        1,
        true,
        new ServiceCheck.Restart(3, MINUTE, true),
        Map.of("Notes", "asks"));
  }

  private static VolumeRequest volume() {
    return new VolumeRequest(
        "data", "csi", "disk", true, "writer", "block", "ext4", List.of("noatime"), true, true);
  }

  private static ScalingPolicy scaling(String type) {
    return new ScalingPolicy(type, 1, 5L, true, Map.of("cooldown", "1m"));
  }
}
