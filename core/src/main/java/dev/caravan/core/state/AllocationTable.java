package dev.caravan.core.state;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.NodeId;
import java.util.Collection;
import java.util.List;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/** The allocations, and which of them belong to a job or hold resources on a node. */
record AllocationTable(
    PSortedMap<AllocationId, Allocation> all,
    Index<JobId, AllocationId> byJob,
    Index<NodeId, AllocationId> activeByNode) {

  static final AllocationTable EMPTY =
      new AllocationTable(TreePMap.empty(), Index.empty(), Index.empty());

  AllocationTable with(Allocation allocation) {
    AllocationId id = allocation.id();
    return new AllocationTable(
        all.plus(id, allocation),
        byJob.plus(allocation.jobId(), id),
        allocation.isClientTerminal()
            ? activeByNode.minus(allocation.nodeId(), id)
            : activeByNode.plus(allocation.nodeId(), id));
  }

  List<Allocation> of(JobId job) {
    return these(byJob.of(job));
  }

  List<Allocation> activeOn(NodeId node) {
    return these(activeByNode.of(node));
  }

  private List<Allocation> these(Collection<AllocationId> ids) {
    return ids.stream().map(all::get).toList();
  }
}
