package dev.caravan.scheduler.feasibility;

import dev.caravan.core.model.AllocatedResources;
import dev.caravan.core.model.TaskGroup;
import org.jspecify.annotations.Nullable;

/** What the allocations of a task group get: one and the same, unless they have ports. */
public final class GroupResources {
  private final TaskGroup group;
  private final ResourceAsk ask;
  private @Nullable AllocatedResources withoutPorts;

  /** For allocations of this group. */
  public GroupResources(TaskGroup group) {
    this.group = group;
    this.ask = ResourceAsk.of(group);
  }

  /** As {@link ResourceAssigner#assign} says. */
  public AllocatedResources assign(NodeRoom room, String seed) {
    if (ask.hasPorts()) {
      return ResourceAssigner.assign(group, ask, room, seed);
    }
    if (withoutPorts == null) {
      withoutPorts = ResourceAssigner.assign(group, ask, room, seed);
    }
    return withoutPorts;
  }
}
