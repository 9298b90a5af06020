package dev.caravan.core.state;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.NodeId;
import java.util.Comparator;
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

  /** Oldest first, by the log: ids may lag behind. */
  List<Allocation> of(JobId job) {
    return byJob.of(job).stream()
        .map(all::get)
        .sorted(Comparator.comparingLong(Allocation::createIndex))
        .toList();
  }

  List<Allocation> activeOn(NodeId node) {
    return activeByNode.of(node).stream().map(all::get).toList();
  }
}
