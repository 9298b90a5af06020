package dev.caravan.core.jobspec;

import dev.caravan.core.model.Artifact;
import dev.caravan.core.model.ScalingPolicy;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.TaskLifecycle;
import dev.caravan.core.model.Template;
import dev.caravan.core.model.VolumeMount;
import dev.caravan.core.model.VolumeRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Valid blocks of tasks, with everything in them that they can have. */
final class RandomTaskBlocks {
  private final Random random;

  RandomTaskBlocks(Random random) {
    this.random = random;
  }

  /**
   * Gives a task of a group with these volumes some of each kind; one that is not a main task is no
   * leader.
   */
  void addTo(Task.Builder task, List<VolumeRequest> volumes) {
    if (random.nextBoolean()) {
      task.leader(false).lifecycle(lifecycle());
    }
    task.payloadFile(random.nextBoolean() ? null : pick("payload", "a/b", "../x"));
    task.artifacts(random.nextBoolean() ? List.of() : List.of(artifact(), artifact()));
    task.templates(random.nextBoolean() ? List.of() : List.of(template("a"), template("b")));
    task.volumeMounts(
        random.nextBoolean() ? List.of() : volumes.stream().map(this::mount).toList());
    task.scaling(
        random.nextBoolean()
            ? List.of()
            : List.of(scaling("vertical_mem"), scaling("vertical_cpu")));
  }

  private TaskLifecycle lifecycle() {
    return new TaskLifecycle(pick(TaskLifecycle.Hook.values()), random.nextBoolean());
  }

  private Artifact artifact() {
    return new Artifact(
        pick("https://127.0.0.1/a.tgz", "git::git@127.0.0.1:a?ref=b", "${meta.a}"),
        pick("local/", "local/a b", "/secrets/é", "${NOMAD_ALLOC_DIR}"),
        pick(Artifact.Mode.values()),
        random.nextBoolean()
            ? Map.of()
            : Map.of("checksum", pick("md5:" + "0a".repeat(16), "sha256:" + "1F".repeat(32))),
        random.nextBoolean() ? Map.of() : Map.of("X-A", pick("", "a: \"b\"")),
        random.nextBoolean(),
        random.nextBoolean());
  }

  private ScalingPolicy scaling(String type) {
    return new ScalingPolicy(
        type,
        random.nextInt(3),
        3L + random.nextInt(Integer.MAX_VALUE - 3),
        random.nextBoolean(),
        random.nextBoolean()
            ? Map.of()
            : Map.of("cooldown", "1m", "check", List.of(Map.of("a", List.of(Map.of("n", 1.5))))));
  }

  private VolumeMount mount(VolumeRequest volume) {
    return new VolumeMount(
        volume.name(),
        pick("", "/a b", "${NOMAD_TASK_DIR}/é"),
        random.nextBoolean(),
        pick("private", "host-to-task", "bidirectional"),
        pick("", "Z"));
  }

  private Template template(String name) {
    Template.ChangeMode mode = pick(Template.ChangeMode.values());
    boolean script = mode == Template.ChangeMode.SCRIPT || random.nextBoolean();
    return new Template(
        pick("", "local/a.tpl"),
        pick("{{ env \"A\" }}\n${x}\t\"\\", "A=b"),
        "local/" + name,
        mode,
        mode == Template.ChangeMode.SIGNAL ? pick("SIGUSR1", "SIGHUP") : pick("", "SIGINT"),
        script ? script() : null,
        Duration.ofNanos(random.nextInt(Integer.MAX_VALUE)),
        pick("0644", "600", "4755"),
        pick("{{", "[["),
        pick("}}", "]]"),
        mode != Template.ChangeMode.SIGNAL && random.nextBoolean(),
        owner(),
        owner(),
        random.nextBoolean() ? null : waiting(),
        random.nextBoolean(),
        random.nextBoolean(),
        Duration.ofSeconds(random.nextInt(3)));
  }

  private Template.ChangeScript script() {
    return new Template.ChangeScript(
        "/bin/" + pick("a", "b c"),
        random.nextBoolean() ? List.of() : List.of("", "-a", "${x}"),
        Duration.ofMillis(random.nextInt(10_000)),
        random.nextBoolean());
  }

  private Template.Wait waiting() {
    return new Template.Wait(
        Duration.ofMillis(random.nextInt(1_000)), Duration.ofMillis(1_000 + random.nextInt(1_000)));
  }

  private @Nullable Integer owner() {
    return random.nextBoolean() ? null : random.nextInt(70_000);
  }

  @SafeVarargs
  private <T> T pick(T... values) {
    return values[random.nextInt(values.length)];
  }
}
