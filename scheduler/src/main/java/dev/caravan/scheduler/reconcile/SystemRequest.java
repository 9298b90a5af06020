package dev.caravan.scheduler.reconcile;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.model.TaskGroup;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * What the reconciler of system and sysbatch jobs looks at.
 *
 * @param job the job, which is to run
 * @param allocations all allocations of the job, oldest first
 * @param nodes all nodes
 * @param nodeIsDown whether what ran on a node is lost
 * @param standing what a node, there or not, is to a task group
 * @param hasRoomForUpdate whether the node of an allocation has room for its next version, once the
 *     allocation has ended
 * @param updateGoesOn whether another evaluation will go on with an update that this one leaves
 *     unfinished
 * @param now the time
 */
public record SystemRequest(
    RegisteredJob job,
    List<Allocation> allocations,
    List<NodeId> nodes,
    Predicate<NodeId> nodeIsDown,
    BiFunction<NodeId, TaskGroup, NodeStanding> standing,
    Predicate<Allocation> hasRoomForUpdate,
    boolean updateGoesOn,
    Instant now) {

  public SystemRequest {
    allocations = List.copyOf(allocations);
    nodes = List.copyOf(nodes);
  }
}
