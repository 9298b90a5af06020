package dev.caravan.scheduler.runner;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.EphemeralDisk;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.state.ClusterState;
import java.util.Optional;

/**
 * Whose files an allocation goes on with. A disk that is sticky or migrates is handed on within a
 * node, one that migrates also from node to node.
 *
 * @param heir the allocation
 * @param node where it is
 * @param disk what its group declares
 */
record DiskHandover(AllocationId heir, NodeId node, EphemeralDisk disk) {

  /**
   * The allocation whose files it gets. What was lost keeps them: nobody knows whether its tasks
   * have ended.
   */
  Optional<AllocationId> from(ClusterState state) {
    return previous(state)
        .filter(previous -> isHere(previous) ? disk.sticky() || disk.migrate() : canCome(previous))
        .map(Allocation::id);
  }

  private boolean canCome(Allocation previous) {
    return disk.migrate()
        && previous.isClientTerminal()
        && previous.clientStatus() != ClientStatus.LOST;
  }

  /** Whether its files will come from another node, where they are still in use. */
  boolean isYetToCome(ClusterState state) {
    return disk.migrate()
        && previous(state)
            .filter(previous -> !isHere(previous))
            .filter(previous -> previous.isToEnd() && !previous.isUnknown())
            .filter(previous -> !previous.isClientTerminal())
            .isPresent();
  }

  private boolean isHere(Allocation previous) {
    return previous.nodeId().equals(node);
  }

  /** A canary begins with nothing: it runs beside what it may replace. */
  private Optional<Allocation> previous(ClusterState state) {
    return state
        .allocation(heir)
        .filter(allocation -> !allocation.canary())
        .map(Allocation::previousAllocation)
        .flatMap(state::allocation);
  }
}
