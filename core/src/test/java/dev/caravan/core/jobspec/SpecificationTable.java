package dev.caravan.core.jobspec;

import static dev.caravan.core.jobspec.SpecificationTable.Effect.KEPT;
import static dev.caravan.core.jobspec.SpecificationTable.Effect.REFUSED;
import static dev.caravan.core.jobspec.SpecificationTable.Effect.SUPPORTED;

import dev.caravan.core.model.Job;
import dev.caravan.core.model.LogConfig;
import dev.caravan.core.model.MigrateStrategy;
import dev.caravan.core.model.ReschedulePolicy;
import dev.caravan.core.model.Resources;
import dev.caravan.core.model.RestartPolicy;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.model.UpdateStrategy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Every key of a job file that is read: the defaults that tests check, and what the page prints.
 */
public final class SpecificationTable {

  /** What comes of a key. */
  enum Effect {
    SUPPORTED("yes"),
    KEPT("kept without effect"),
    REFUSED("read; refused when the job is registered");

    final String words;

    Effect(String words) {
      this.words = words;
    }
  }

  /**
   * A key.
   *
   * @param block the block that it stands in
   * @param type what it holds
   * @param fallback what it means if it is left out; a word where that is no value
   * @param value takes the value from a job of one group with one task; null where there is none
   */
  record Row(
      String block,
      String key,
      String type,
      @Nullable Object fallback,
      Effect effect,
      @Nullable Function<Job, @Nullable Object> value) {}

  static final String TEXT = "string";
  static final String TEXTS = "list of strings";
  static final String NUMBER = "number";
  static final String FLAG = "boolean";
  static final String DURATION = "duration";
  static final String PAIRS = "map";
  static final String BLOCK = "block";
  static final String BLOCKS = "blocks";

  private final List<Row> rows = new ArrayList<>();

  private SpecificationTable() {}

  static List<Row> rows() {
    SpecificationTable table = new SpecificationTable();
    table.job();
    table.group();
    table.task();
    new TaskBlockRows(table).add();
    table.launches();
    table.volume();
    table.scaling();
    table.disconnect();
    table.disk();
    table.restart();
    table.reschedule();
    table.update();
    table.migrate();
    table.placement();
    table.network();
    table.resources();
    table.logs();
    table.service();
    table.check();
    table.opaque("job", OpaqueKeys.JOB);
    table.opaque("group", OpaqueKeys.GROUP);
    table.opaque("task", OpaqueKeys.TASK);
    table.opaque("resources", OpaqueKeys.RESOURCES);
    table.opaque("network", OpaqueKeys.NETWORK);
    table.opaque("service", OpaqueKeys.SERVICE);
    table.opaque("check", OpaqueKeys.CHECK);
    return List.copyOf(table.rows);
  }

  /** All of them, as {@code block > key}; of a path, its last block. */
  public static Set<String> keys() {
    return rows().stream()
        .map(row -> row.block().replaceFirst(".* > ", "") + " > " + row.key())
        .collect(Collectors.toSet());
  }

  private void job() {
    row("job", "name", TEXT, SUPPORTED, "the label");
    value("job", "namespace", TEXT, SUPPORTED, job -> job.id().namespace(), "default");
    value("job", "region", TEXT, SUPPORTED, Job::region, "global");
    value("job", "type", TEXT, SUPPORTED, job -> job.type().word(), "service");
    value("job", "priority", NUMBER, SUPPORTED, Job::priority, 50);
    row("job", "id", TEXT, SUPPORTED, "the label");
    row("job", "datacenters", TEXTS, SUPPORTED, "required");
    value("job", "all_at_once", FLAG, KEPT, Job::allAtOnce, false);
    row("job", "meta", PAIRS, SUPPORTED, "");
    row("job", "constraint", BLOCKS, SUPPORTED, "");
    row("job", "affinity", BLOCKS, SUPPORTED, "");
    row("job", "spread", BLOCKS, SUPPORTED, "");
    row("job", "update", BLOCK, SUPPORTED, "for all groups");
    row("job", "reschedule", BLOCK, SUPPORTED, "for all groups");
    row("job", "migrate", BLOCK, SUPPORTED, "for all groups");
    row("job", "depends_on", "list of strings", SUPPORTED, "");
    row("job", "periodic", BLOCK, SUPPORTED, "at once");
    row("job", "parameterized", BLOCK, SUPPORTED, "at once");
    row("job", "group", BLOCKS, SUPPORTED, "required");
    row("job", "task", "blocks with a label", SUPPORTED, "a group of its name");
    row("job", "vault", BLOCK, KEPT, "for tasks without one");
  }

  private void group() {
    group("group", "count", NUMBER, SUPPORTED, TaskGroup::count, 1);
    group("group", "shutdown_delay", DURATION, SUPPORTED, TaskGroup::shutdownDelay, null);
    row("group", "meta", PAIRS, SUPPORTED, "");
    row("group", "constraint", BLOCKS, SUPPORTED, "");
    row("group", "affinity", BLOCKS, SUPPORTED, "");
    row("group", "spread", BLOCKS, SUPPORTED, "");
    row("group", "network", BLOCKS, SUPPORTED, "");
    row("group", "ephemeral_disk", BLOCK, SUPPORTED, "");
    row("group", "restart", BLOCK, SUPPORTED, "");
    row("group", "reschedule", BLOCK, SUPPORTED, "as in the job");
    row("group", "update", BLOCK, SUPPORTED, "as in the job");
    row("group", "migrate", BLOCK, SUPPORTED, "as in the job");
    row("group", "service", BLOCKS, SUPPORTED, "");
    row("group", "volume", "blocks with a label", SUPPORTED, "");
    row("group", "scaling", BLOCK, KEPT, "");
    row("group", "disconnect", BLOCK, SUPPORTED, "");
    String longest = "max_run_duration";
    group("group", longest, DURATION, SUPPORTED, TaskGroup::maxRunDuration, null);
    String unknown = "max_client_disconnect";
    group("group", unknown, DURATION, SUPPORTED, TaskGroup::maxClientDisconnect, null);
    String stop = "stop_after_client_disconnect";
    group("group", stop, DURATION, SUPPORTED, TaskGroup::stopAfterClientDisconnect, null);
    String lost = "prevent_reschedule_on_lost";
    group("group", lost, FLAG, SUPPORTED, TaskGroup::preventRescheduleOnLost, false);
    row("group", "task", BLOCKS, SUPPORTED, "required");
    row("group", "vault", BLOCK, KEPT, "as in the job");
  }

  private void task() {
    row("task", "driver", TEXT, SUPPORTED, "required");
    task("task", "user", TEXT, SUPPORTED, Task::user, null);
    task("task", "kill_signal", TEXT, SUPPORTED, Task::killSignal, null);
    task("task", "kill_timeout", DURATION, SUPPORTED, Task::killTimeout, Duration.ofSeconds(5));
    task("task", "shutdown_delay", DURATION, SUPPORTED, Task::shutdownDelay, Duration.ZERO);
    task("task", "leader", FLAG, SUPPORTED, Task::leader, false);
    row("task", "config", "the driver's", SUPPORTED, "");
    row("task", "env", PAIRS, SUPPORTED, "");
    row("task", "meta", PAIRS, SUPPORTED, "");
    row("task", "constraint", BLOCKS, SUPPORTED, "");
    row("task", "affinity", BLOCKS, SUPPORTED, "");
    row("task", "resources", BLOCK, SUPPORTED, "");
    row("task", "service", BLOCKS, SUPPORTED, "");
    row("task", "logs", BLOCK, SUPPORTED, "");
  }

  private void launches() {
    row("periodic", "cron", TEXT, SUPPORTED, "required, or crons");
    row("periodic", "crons", "list of strings", SUPPORTED, "required, or cron");
    row("periodic", "time_zone", TEXT, SUPPORTED, "UTC");
    row("periodic", "prohibit_overlap", FLAG, SUPPORTED, false);
    row("periodic", "enabled", FLAG, SUPPORTED, true);
    row("parameterized", "payload", TEXT, SUPPORTED, "optional");
    row("parameterized", "meta_required", "list of strings", SUPPORTED, "");
    row("parameterized", "meta_optional", "list of strings", SUPPORTED, "");
    row("parameterized", "max_concurrent", NUMBER, SUPPORTED, "any number");
  }

  private void volume() {
    row("volume", "type", TEXT, SUPPORTED, "required");
    row("volume", "source", TEXT, SUPPORTED, "required");
    row("volume", "read_only", FLAG, SUPPORTED, false);
    row("volume", "access_mode", TEXT, REFUSED, "required of csi");
    row("volume", "attachment_mode", TEXT, REFUSED, "required of csi");
    row("volume", "per_alloc", FLAG, REFUSED, false);
    row("volume", "sticky", FLAG, REFUSED, false);
    row("volume", "mount_options", BLOCK, REFUSED, "");
    row("mount_options", "fs_type", TEXT, REFUSED, "");
    row("mount_options", "mount_flags", "list of strings", REFUSED, "");
  }

  private void scaling() {
    String block = "group > scaling";
    row(block, "min", NUMBER, KEPT, "the count");
    row(block, "max", NUMBER, KEPT, "required");
    row(block, "enabled", FLAG, KEPT, true);
    row(block, "type", TEXT, KEPT, "horizontal");
    row(block, "policy", "map of any values", KEPT, "");
  }

  private void disconnect() {
    row("disconnect", "lost_after", DURATION, SUPPORTED, "");
    row("disconnect", "stop_on_client_after", DURATION, SUPPORTED, "");
    row("disconnect", "replace", FLAG, SUPPORTED, true);
    row("disconnect", "reconcile", TEXT, SUPPORTED, "best_score");
  }

  private void disk() {
    String block = "ephemeral_disk";
    group(block, "size", NUMBER, SUPPORTED, group -> group.ephemeralDisk().sizeMb(), 300);
    group(block, "sticky", FLAG, SUPPORTED, group -> group.ephemeralDisk().sticky(), false);
    group(block, "migrate", FLAG, SUPPORTED, group -> group.ephemeralDisk().migrate(), false);
  }

  private void restart() {
    restart("attempts", NUMBER, RestartPolicy::attempts, 2);
    restart("interval", DURATION, RestartPolicy::interval, Duration.ofMinutes(30));
    restart("delay", DURATION, RestartPolicy::delay, Duration.ofSeconds(15));
    restart("mode", TEXT, RestartPolicy::mode, RestartPolicy.Mode.FAIL);
    group(
        "restart",
        "render_templates",
        FLAG,
        SUPPORTED,
        group -> group.restart().renderTemplates(),
        false);
  }

  private void reschedule() {
    reschedule("attempts", NUMBER, ReschedulePolicy::attempts, 0);
    reschedule("interval", DURATION, ReschedulePolicy::interval, Duration.ZERO);
    reschedule("delay", DURATION, ReschedulePolicy::delay, Duration.ofSeconds(30));
    reschedule("delay_function", TEXT, policy -> policy.delayFunction().word(), "exponential");
    reschedule("max_delay", DURATION, ReschedulePolicy::maxDelay, Duration.ofHours(1));
    reschedule("unlimited", FLAG, ReschedulePolicy::unlimited, true);
  }

  private void update() {
    update("max_parallel", NUMBER, SUPPORTED, UpdateStrategy::maxParallel, 1);
    update("health_check", TEXT, SUPPORTED, update -> update.healthCheck().word(), "checks");
    update(
        "min_healthy_time",
        DURATION,
        SUPPORTED,
        UpdateStrategy::minHealthyTime,
        Duration.ofSeconds(10));
    update(
        "healthy_deadline",
        DURATION,
        SUPPORTED,
        UpdateStrategy::healthyDeadline,
        Duration.ofMinutes(5));
    update(
        "progress_deadline",
        DURATION,
        SUPPORTED,
        UpdateStrategy::progressDeadline,
        Duration.ofMinutes(10));
    update("auto_revert", FLAG, SUPPORTED, UpdateStrategy::autoRevert, false);
    update("auto_promote", FLAG, SUPPORTED, UpdateStrategy::autoPromote, false);
    update("canary", NUMBER, SUPPORTED, UpdateStrategy::canaries, 0);
    update("stagger", DURATION, SUPPORTED, UpdateStrategy::stagger, Duration.ofSeconds(30));
  }

  private void migrate() {
    migrate("max_parallel", NUMBER, MigrateStrategy::maxParallel, 1);
    migrate("health_check", TEXT, migrate -> migrate.healthCheck().word(), "checks");
    migrate("min_healthy_time", DURATION, MigrateStrategy::minHealthyTime, Duration.ofSeconds(10));
    migrate("healthy_deadline", DURATION, MigrateStrategy::healthyDeadline, Duration.ofMinutes(5));
  }

  private void placement() {
    row("constraint", "attribute", TEXT, SUPPORTED, "");
    row("constraint", "operator", TEXT, SUPPORTED, "=");
    row("constraint", "value", TEXT, SUPPORTED, "");
    row("constraint", "regexp", TEXT, SUPPORTED, "");
    row("constraint", "set_contains", TEXT, SUPPORTED, "");
    row("constraint", "set_contains_all", TEXT, SUPPORTED, "");
    row("constraint", "set_contains_any", TEXT, SUPPORTED, "");
    row("constraint", "version", TEXT, SUPPORTED, "");
    row("constraint", "semver", TEXT, SUPPORTED, "");
    row("constraint", "distinct_hosts", FLAG, SUPPORTED, "");
    row("constraint", "distinct_property", TEXT, SUPPORTED, "");
    row("affinity", "attribute", TEXT, SUPPORTED, "required");
    row("affinity", "operator", TEXT, SUPPORTED, "=");
    row("affinity", "value", TEXT, SUPPORTED, "");
    ConstraintBinder.KEYS.forEach(key -> row("affinity", key, TEXT, SUPPORTED, ""));
    row("affinity", "weight", NUMBER, SUPPORTED, 50);
    row("spread", "attribute", TEXT, SUPPORTED, "required");
    row("spread", "weight", NUMBER, SUPPORTED, 50);
    row("spread", "target", BLOCKS, SUPPORTED, "evenly");
    row("target", "percent", NUMBER, KEPT, 0);
  }

  private void network() {
    row("network", "mode", TEXT, KEPT, "");
    row("network", "mbits", NUMBER, KEPT, 0);
    row("network", "port", BLOCKS, SUPPORTED, "");
    row("port", "static", NUMBER, SUPPORTED, "a free one");
    row("port", "to", NUMBER, SUPPORTED, "as on the host");
    row("port", "host_network", TEXT, KEPT, "default");
    row("port", "ignore_collision", FLAG, KEPT, false);
    row("network", "hostname", TEXT, KEPT, "");
    row("network", "dns", BLOCK, KEPT, "as on the node");
    row("dns", "servers", "list of strings", KEPT, "");
    row("dns", "searches", "list of strings", KEPT, "");
    row("dns", "options", "list of strings", KEPT, "");
  }

  private void resources() {
    resources("cpu", SUPPORTED, Resources::cpuMhz, 100);
    resources("cores", SUPPORTED, Resources::cores, 0);
    resources("memory", SUPPORTED, Resources::memoryMb, 300);
    resources("memory_max", SUPPORTED, Resources::memoryMaxMb, 0);
    row("resources", "network", BLOCKS, SUPPORTED, "");
  }

  private void logs() {
    logs("max_files", LogConfig::maxFiles, 10);
    logs("max_file_size", LogConfig::maxFileSizeMb, 10);
    task("logs", "disabled", FLAG, SUPPORTED, task -> task.logs().disabled(), false);
    row("logs", "enabled", FLAG, SUPPORTED, "true; the older form of disabled");
  }

  private void service() {
    row("service", "name", TEXT, SUPPORTED, "job-group or job-group-task");
    row("service", "port", TEXT, SUPPORTED, "");
    row("service", "address_mode", TEXT, KEPT, "auto");
    row("service", "tags", TEXTS, SUPPORTED, "");
    row("service", "canary_tags", TEXTS, SUPPORTED, "");
    row("service", "enable_tag_override", FLAG, KEPT, false);
    row("service", "meta", PAIRS, KEPT, "");
    row("service", "task", TEXT, SUPPORTED, "");
    row("service", "on_update", TEXT, SUPPORTED, "require_healthy");
    row("service", "provider", TEXT, SUPPORTED, "consul");
    row("service", "canary_meta", PAIRS, KEPT, "");
    row("service", "check", BLOCKS, SUPPORTED, "");
    row("service", "check_restart", BLOCK, SUPPORTED, "for all checks");
  }

  private void check() {
    row("check", "name", TEXT, SUPPORTED, "service: \"…\" check");
    row("check", "type", TEXT, SUPPORTED, "required");
    row("check", "port", TEXT, SUPPORTED, "as the service");
    row("check", "address_mode", TEXT, SUPPORTED, "host");
    row("check", "path", TEXT, SUPPORTED, "");
    row("check", "method", TEXT, SUPPORTED, "");
    row("check", "protocol", TEXT, SUPPORTED, "");
    row("check", "header", PAIRS, SUPPORTED, "");
    row("check", "body", TEXT, SUPPORTED, "");
    row("check", "tls_skip_verify", FLAG, SUPPORTED, false);
    row("check", "command", TEXT, SUPPORTED, "");
    row("check", "args", TEXTS, SUPPORTED, "");
    row("check", "task", TEXT, SUPPORTED, "");
    row("check", "grpc_service", TEXT, KEPT, "");
    row("check", "grpc_use_tls", FLAG, KEPT, false);
    row("check", "interval", DURATION, SUPPORTED, "required");
    row("check", "timeout", DURATION, SUPPORTED, "required");
    row("check", "initial_status", TEXT, SUPPORTED, "");
    row("check", "on_update", TEXT, SUPPORTED, "as the service");
    row("check", "success_before_passing", NUMBER, SUPPORTED, 0);
    row("check", "failures_before_critical", NUMBER, SUPPORTED, 0);
    row("check", "expose", FLAG, KEPT, false);
    row("check", "check_restart", BLOCK, SUPPORTED, "");
    row("check_restart", "limit", NUMBER, SUPPORTED, 0);
    row("check_restart", "grace", DURATION, SUPPORTED, Duration.ofSeconds(1));
    row("check_restart", "ignore_warnings", FLAG, SUPPORTED, false);
  }

  /** What is in a block of these comes under the path to it. */
  private void opaque(String block, List<OpaqueKey> keys) {
    for (OpaqueKey key : keys) {
      boolean isPool = block.equals("job") && key.name().equals("node_pool");
      row(block, key.name(), key.kind().word(), isPool ? SUPPORTED : KEPT, isPool ? "default" : "");
    }
    keys.forEach(key -> opaque(block + " > " + key.name(), key.keys()));
  }

  void row(String block, String key, String type, Effect effect, Object fallback) {
    rows.add(new Row(block, key, type, fallback, effect, null));
  }

  private void value(
      String block,
      String key,
      String type,
      Effect effect,
      Function<Job, @Nullable Object> value,
      @Nullable Object fallback) {
    rows.add(new Row(block, key, type, fallback, effect, value));
  }

  private void group(
      String block,
      String key,
      String type,
      Effect effect,
      Function<TaskGroup, @Nullable Object> value,
      @Nullable Object fallback) {
    value(block, key, type, effect, job -> value.apply(job.taskGroups().get(0)), fallback);
  }

  void task(
      String block,
      String key,
      String type,
      Effect effect,
      Function<Task, @Nullable Object> value,
      @Nullable Object fallback) {
    group(block, key, type, effect, group -> value.apply(group.tasks().get(0)), fallback);
  }

  private void restart(
      String key, String type, Function<RestartPolicy, Object> value, Object fallback) {
    group("restart", key, type, SUPPORTED, group -> value.apply(group.restart()), fallback);
  }

  private void reschedule(
      String key, String type, Function<ReschedulePolicy, Object> value, Object fallback) {
    group("reschedule", key, type, SUPPORTED, group -> value.apply(group.reschedule()), fallback);
  }

  private void update(
      String key,
      String type,
      Effect effect,
      Function<UpdateStrategy, Object> value,
      Object fallback) {
    group("update", key, type, effect, group -> value.apply(group.update()), fallback);
  }

  private void migrate(
      String key, String type, Function<MigrateStrategy, Object> value, Object fallback) {
    group("migrate", key, type, SUPPORTED, group -> value.apply(group.migrate()), fallback);
  }

  private void resources(
      String key, Effect effect, Function<Resources, Object> value, Object fallback) {
    task("resources", key, NUMBER, effect, task -> value.apply(task.resources()), fallback);
  }

  private void logs(String key, Function<LogConfig, Object> value, Object fallback) {
    task("logs", key, NUMBER, SUPPORTED, task -> value.apply(task.logs()), fallback);
  }
}
