package dev.caravan.core.jobspec;

import dev.caravan.core.model.EphemeralDisk;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.RestartPolicy;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.model.UpdateStrategy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Binds {@code group} blocks, for a job of one type with one {@code update} block or none. */
final class GroupBinder {
  private final JobType type;
  private final Optional<BlockReader> jobUpdate;
  private final UpdateStrategy inherited;

  GroupBinder(JobType type, Optional<BlockReader> jobUpdate) {
    this.type = type;
    this.jobUpdate = jobUpdate;
    this.inherited =
        jobUpdate
            .map(block -> UpdateBinder.bind(block, UpdateStrategy.DEFAULT))
            .orElse(UpdateStrategy.DEFAULT);
  }

  TaskGroup bind(BlockReader block) {
    TaskGroup group =
        new TaskGroup(
            block.label(),
            block.integer("count").orElse(1),
            block.labelled("task").stream().map(TaskBinder::bind).toList(),
            ConstraintBinder.bind(block.plain("constraint")),
            block.plain("network").stream().map(NetworkBinder::bind).toList(),
            block.only("ephemeral_disk").map(GroupBinder::disk).orElse(EphemeralDisk.DEFAULT),
            restart(block.only("restart")),
            update(block),
            block.strings("meta"));
    block.finish();
    return group;
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

  private RestartPolicy restart(Optional<BlockReader> block) {
    RestartPolicy standard = RestartPolicy.defaultFor(type);
    return block.map(present -> RestartBinder.bind(present, standard)).orElse(standard);
  }

  /**
   * What the group says goes before what the job says. Batch jobs have no strategy; one that a file
   * gives them all the same is kept, to be found by validation.
   */
  private @Nullable UpdateStrategy update(BlockReader group) {
    Optional<BlockReader> own = group.only("update");
    if (own.isPresent()) {
      return UpdateBinder.bind(own.get(), inherited);
    }
    if (jobUpdate.isEmpty()) {
      return type == JobType.BATCH ? null : UpdateStrategy.DEFAULT;
    }
    jobUpdate.get().lendPositionsTo(group.place().only("update"));
    return inherited;
  }
}
