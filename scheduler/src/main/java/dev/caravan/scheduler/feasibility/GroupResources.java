package dev.caravan.scheduler.feasibility;

import dev.caravan.core.model.AllocatedResources;
import dev.caravan.core.model.TaskGroup;
import org.jspecify.annotations.Nullable;

/**
 * What the allocations of a task group get: one and the same, unless they have ports, cores or
 * devices.
 */
public final class GroupResources {
  private final TaskGroup group;
  private final ResourceAsk ask;
  private final boolean memoryOversubscription;
  private @Nullable AllocatedResources always;

  /**
   * For allocations of this group.
   *
   * @param memoryOversubscription whether {@code memory_max} is granted
   */
  public GroupResources(TaskGroup group, boolean memoryOversubscription) {
    this.group = group;
    this.ask = ResourceAsk.of(group);
    this.memoryOversubscription = memoryOversubscription;
  }

  /** As {@link ResourceAssigner#assign} says. */
  public AllocatedResources assign(NodeRoom room, String seed) {
    if (ask.differsByNode()) {
      return ResourceAssigner.assign(group, ask, room, seed, memoryOversubscription);
    }
    if (always == null) {
      always = ResourceAssigner.assign(group, ask, room, seed, memoryOversubscription);
    }
    return always;
  }
}
