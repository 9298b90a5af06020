package dev.caravan.core.jobspec;

import dev.caravan.core.model.EphemeralDisk;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.MigrateStrategy;
import dev.caravan.core.model.ReschedulePolicy;
import dev.caravan.core.model.RestartPolicy;
import dev.caravan.core.model.ScalingPolicy;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.model.UpdateStrategy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Binds {@code group} blocks, for a job of one type. */
final class GroupBinder {
  private final JobType type;
  private final String job;
  private final JobWide<UpdateStrategy> update;
  private final JobWide<ReschedulePolicy> reschedule;
  private final JobWide<MigrateStrategy> migrate;
  private final Map<String, Object> ofTasks;

  GroupBinder(JobType type, BlockReader job) {
    this.type = type;
    this.job = job.label();
    update = JobWide.of(job, "update", UpdateStrategy.DEFAULT, UpdateBinder::bind);
    reschedule =
        JobWide.of(job, "reschedule", ReschedulePolicy.defaultFor(type), RescheduleBinder::bind);
    migrate = JobWide.of(job, "migrate", MigrateStrategy.DEFAULT, MigrateBinder::bind);
    ofTasks = OpaqueBinder.bind(job, OpaqueKeys.OF_TASKS);
  }

  /** What the job says for all of its groups; null if nothing. */
  @Nullable UpdateStrategy updateOfJob() {
    return update.ofJob().isPresent() ? update.base() : null;
  }

  TaskGroup bind(BlockReader block) {
    TaskGroup.Builder group = TaskGroup.builder(block.label(), type);
    Optional<BlockReader> scaling = block.only("scaling");
    int count = count(block, scaling);
    group.count(count);
    scaling.map(inner -> scaling(inner, count)).ifPresent(group::scaling);
    String name = job + "-" + block.label();
    group.opaque(block.opaque(OpaqueKeys.GROUP));
    RestartPolicy restart = restart(block);
    group.restart(restart);
    Map<String, Object> ofAll = new LinkedHashMap<>(ofTasks);
    ofAll.putAll(OpaqueBinder.bind(block, OpaqueKeys.OF_TASKS));
    group.tasks(
        block.labelled("task").stream()
            .map(task -> TaskBinder.bind(task, name, restart, ofAll))
            .toList());
    group.services(ServiceBinder.bind(block.plain("service"), name));
    group.constraints(ConstraintBinder.bind(block.plain("constraint")));
    group.affinities(AffinityBinder.bind(block.plain("affinity")));
    group.spreads(SpreadBinder.bind(block.plain("spread")));
    group.networks(block.plain("network").stream().map(NetworkBinder::bind).toList());
    block.only("ephemeral_disk").map(GroupBinder::disk).ifPresent(group::ephemeralDisk);
    policies(block, group);
    block.read("shutdown_delay", Conversion.DURATION).ifPresent(group::shutdownDelay);
    group.meta(block.strings("meta"));
    group.volumes(block.labelled("volume").stream().map(VolumeBinder::bind).toList());
    disconnects(block, group);
    block
        .read("max_run_duration", Conversion.DURATION)
        .filter(duration -> !duration.isZero())
        .ifPresent(group::maxRunDuration);
    block.finish();
    return group.build();
  }

  /**
   * What the group says goes before what the job says. Batch jobs have no strategies; one that a
   * file gives them all the same is kept, to be found by validation.
   */
  private void policies(BlockReader block, TaskGroup.Builder group) {
    reschedule.of(block).filter(this::isMeant).ifPresent(group::reschedule);
    update.of(block).ifPresent(group::update);
    migrate.of(block).ifPresent(group::migrate);
  }

  private RestartPolicy restart(BlockReader block) {
    RestartPolicy standard = RestartPolicy.defaultFor(type);
    return block
        .only("restart")
        .map(restart -> RestartBinder.bind(restart, standard))
        .orElse(standard);
  }

  /** Servers write a policy that never reschedules for jobs that cannot be rescheduled. */
  private boolean isMeant(ReschedulePolicy policy) {
    return type.reschedules() || policy.unlimited() || policy.attempts() > 0;
  }

  /** A group that does not say how many there are has as few as it may be scaled to. */
  private static int count(BlockReader block, Optional<BlockReader> scaling) {
    return block
        .integer("count")
        .or(() -> scaling.flatMap(inner -> inner.integer("min")).filter(min -> min >= 0))
        .orElse(1);
  }

  private static ScalingPolicy scaling(BlockReader block, int count) {
    return ScalingBinder.bind(block, ServiceBinder.word(block, "type", "horizontal"), count);
  }

  private static void disconnects(BlockReader block, TaskGroup.Builder group) {
    block.only("disconnect").map(DisconnectBinder::bind).ifPresent(group::disconnect);
    block.read("max_client_disconnect", Conversion.DURATION).ifPresent(group::maxClientDisconnect);
    block
        .read("stop_after_client_disconnect", Conversion.DURATION)
        .ifPresent(group::stopAfterClientDisconnect);
    block.flag("prevent_reschedule_on_lost").ifPresent(group::preventRescheduleOnLost);
  }

  private static EphemeralDisk disk(BlockReader block) {
    EphemeralDisk standard = EphemeralDisk.DEFAULT;
    EphemeralDisk disk =
        new EphemeralDisk(
            block.integer("size").orElse(standard.sizeMb()),
            block.flag("sticky").orElse(standard.sticky()),
            block.flag("migrate").orElse(standard.migrate()));
    block.finish();
    return disk;
  }
}
