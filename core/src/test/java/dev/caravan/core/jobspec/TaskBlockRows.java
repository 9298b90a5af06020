package dev.caravan.core.jobspec;

import static dev.caravan.core.jobspec.SpecificationTable.BLOCK;
import static dev.caravan.core.jobspec.SpecificationTable.BLOCKS;
import static dev.caravan.core.jobspec.SpecificationTable.DURATION;
import static dev.caravan.core.jobspec.SpecificationTable.Effect.KEPT;
import static dev.caravan.core.jobspec.SpecificationTable.Effect.REFUSED;
import static dev.caravan.core.jobspec.SpecificationTable.Effect.SUPPORTED;
import static dev.caravan.core.jobspec.SpecificationTable.FLAG;
import static dev.caravan.core.jobspec.SpecificationTable.NUMBER;
import static dev.caravan.core.jobspec.SpecificationTable.PAIRS;
import static dev.caravan.core.jobspec.SpecificationTable.TEXT;
import static dev.caravan.core.jobspec.SpecificationTable.TEXTS;

import dev.caravan.core.jobspec.SpecificationTable.Effect;
import dev.caravan.core.model.Artifact;
import dev.caravan.core.model.ScalingPolicy;
import dev.caravan.core.model.Template;
import dev.caravan.core.model.Template.ChangeScript;
import dev.caravan.core.model.VolumeMount;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The keys of the blocks that a task has of its own. */
final class TaskBlockRows {

  /** In the group of a task with {@link #BLOCKS_OF_A_TASK}. */
  static final String VOLUME_OF_ITS_GROUP =
      """
      volume "data" {
        type   = "host"
        source = "data"
      }
      """;

  /**
   * In a task, what the defaults of these keys are looked up in: each block, with what it must
   * have.
   */
  static final String BLOCKS_OF_A_TASK =
      """
      artifact {
        source = "https://127.0.0.1/a.tgz"
      }
      template {
        data        = "a"
        destination = "local/a"
        change_mode = "script"
        change_script {
          command = "/bin/true"
        }
      }
      lifecycle {
        hook = "prestart"
      }
      volume_mount {
        volume = "data"
      }
      scaling "cpu" {
        max = 100
      }
      resources {
        device "gpu" {
        }
      }
      """;

  private final SpecificationTable table;

  TaskBlockRows(SpecificationTable table) {
    this.table = table;
  }

  void add() {
    task();
    lifecycle();
    artifact();
    template();
    changeScript();
    volumeMount();
    device();
    scaling();
    table.row("dispatch_payload", "file", TEXT, SUPPORTED, "");
  }

  private void task() {
    table.row("task", "restart", BLOCK, SUPPORTED, "as in the group");
    table.row("task", "lifecycle", BLOCK, SUPPORTED, "");
    table.row("task", "dispatch_payload", BLOCK, SUPPORTED, "");
    table.row("task", "artifact", BLOCKS, SUPPORTED, "");
    table.row("task", "template", BLOCKS, SUPPORTED, "");
    table.row("task", "volume_mount", BLOCKS, SUPPORTED, "");
  }

  private void lifecycle() {
    table.row("lifecycle", "hook", TEXT, SUPPORTED, "required");
    table.task(
        "lifecycle",
        "sidecar",
        FLAG,
        SUPPORTED,
        task -> Objects.requireNonNull(task.lifecycle()).sidecar(),
        false);
  }

  private void artifact() {
    table.row("artifact", "source", TEXT, SUPPORTED, "required");
    artifact("destination", TEXT, SUPPORTED, Artifact::destination, "local/");
    artifact("mode", TEXT, SUPPORTED, artifact -> artifact.mode().word(), "any");
    table.row("artifact", "options", PAIRS, SUPPORTED, "");
    table.row("artifact", "headers", PAIRS, SUPPORTED, "");
    artifact("insecure", FLAG, SUPPORTED, Artifact::insecure, false);
    artifact("chown", FLAG, SUPPORTED, Artifact::chown, false);
  }

  private void artifact(
      String key,
      String type,
      SpecificationTable.Effect effect,
      Function<Artifact, Object> value,
      Object fallback) {
    table.task(
        "artifact", key, type, effect, task -> value.apply(task.artifacts().get(0)), fallback);
  }

  private void template() {
    template("source", TEXT, Template::source, "");
    table.row("template", "data", TEXT, SUPPORTED, "");
    table.row("template", "destination", TEXT, SUPPORTED, "required");
    table.row("template", "change_mode", TEXT, SUPPORTED, "restart");
    table.row("template", "change_signal", TEXT, SUPPORTED, "SIGHUP where the mode is signal");
    table.row("template", "change_script", BLOCK, REFUSED, "");
    template("splay", DURATION, Template::splay, Duration.ofSeconds(5));
    template("perms", TEXT, Template::perms, "0644");
    template("left_delimiter", TEXT, Template::leftDelimiter, "{{");
    template("right_delimiter", TEXT, Template::rightDelimiter, "}}");
    template("env", FLAG, Template::env, false);
    template("uid", NUMBER, Template::uid, null);
    template("gid", NUMBER, Template::gid, null);
    table.row("template", "wait", BLOCK, SUPPORTED, "");
    template("error_on_missing_key", FLAG, Template::errorOnMissingKey, false);
    template("once", FLAG, Template::once, false);
    table.row("template", "vault_grace", DURATION, KEPT, Duration.ZERO);
    table.row("wait", "min", DURATION, SUPPORTED, Duration.ZERO);
    table.row("wait", "max", DURATION, SUPPORTED, "four times min");
  }

  private void template(
      String key,
      String type,
      Function<Template, @Nullable Object> value,
      @Nullable Object fallback) {
    table.task(
        "template", key, type, SUPPORTED, task -> value.apply(task.templates().get(0)), fallback);
  }

  private void changeScript() {
    table.row("change_script", "command", TEXT, REFUSED, "required");
    table.row("change_script", "args", TEXTS, REFUSED, "");
    script("timeout", DURATION, ChangeScript::timeout, Duration.ofSeconds(5));
    script("fail_on_error", FLAG, ChangeScript::failOnError, false);
  }

  private void script(
      String key, String type, Function<ChangeScript, Object> value, Object fallback) {
    table.task(
        "change_script",
        key,
        type,
        REFUSED,
        task -> value.apply(Objects.requireNonNull(task.templates().get(0).changeScript())),
        fallback);
  }

  private void volumeMount() {
    table.row("volume_mount", "volume", TEXT, SUPPORTED, "required");
    mount("destination", TEXT, SUPPORTED, VolumeMount::destination, "");
    mount("read_only", FLAG, SUPPORTED, VolumeMount::readOnly, false);
    mount("propagation_mode", TEXT, KEPT, VolumeMount::propagationMode, "private");
    mount("selinux_label", TEXT, KEPT, VolumeMount::selinuxLabel, "");
  }

  private void mount(
      String key,
      String type,
      Effect effect,
      Function<VolumeMount, Object> value,
      Object fallback) {
    table.task(
        "volume_mount",
        key,
        type,
        effect,
        task -> value.apply(task.volumeMounts().get(0)),
        fallback);
  }

  private void device() {
    table.row("resources", "device", BLOCKS, SUPPORTED, "");
    table.task(
        "device",
        "count",
        NUMBER,
        SUPPORTED,
        task -> task.resources().devices().get(0).count(),
        1L);
    table.row("device", "constraint", BLOCKS, SUPPORTED, "");
    table.row("device", "affinity", BLOCKS, SUPPORTED, "");
  }

  private void scaling() {
    table.row("task", "scaling", BLOCKS, KEPT, "");
    scaling("min", NUMBER, ScalingPolicy::min, 0L);
    table.row("scaling", "max", NUMBER, KEPT, "required");
    scaling("enabled", FLAG, ScalingPolicy::enabled, true);
    table.row("scaling", "policy", BLOCK, KEPT, "");
  }

  private void scaling(
      String key, String type, Function<ScalingPolicy, Object> value, Object fallback) {
    table.task("scaling", key, type, KEPT, task -> value.apply(task.scaling().get(0)), fallback);
  }
}
