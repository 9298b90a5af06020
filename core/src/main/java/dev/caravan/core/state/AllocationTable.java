package dev.caravan.core.state;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.NodeId;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/** The allocations, which of them belong to a job, and what they hold of nodes. */
record AllocationTable(
    PSortedMap<AllocationId, Allocation> all,
    ByJob<AllocationId, Allocation> byJob,
    NodeUses uses) {

  private static final ByJob.Kind<AllocationId, Allocation> KIND =
      new ByJob.Kind<>(Allocation::jobId, Allocation::id, Allocation::createIndex);

  static final AllocationTable EMPTY =
      new AllocationTable(TreePMap.empty(), ByJob.empty(KIND), NodeUses.EMPTY);

  /** There may be very many: they are sorted once, and not added one by one. */
  static AllocationTable of(Collection<Allocation> allocations) {
    SortedMap<AllocationId, Allocation> byId = new TreeMap<>();
    allocations.forEach(allocation -> byId.put(allocation.id(), allocation));
    PSortedMap<AllocationId, Allocation> all = TreePMap.fromSortedMap(byId);
    return new AllocationTable(all, ByJob.of(KIND, allocations), NodeUses.of(all));
  }

  AllocationTable with(Allocation allocation) {
    AllocationId id = allocation.id();
    PSortedMap<AllocationId, Allocation> after = all.plus(id, allocation);
    return new AllocationTable(
        after, byJob.with(allocation), uses.with(all.get(id), allocation, after));
  }

  /** Forgets one that has ended, so that nothing is held for it. */
  AllocationTable without(Allocation allocation) {
    AllocationId id = allocation.id();
    return new AllocationTable(all.minus(id), byJob.without(allocation), uses);
  }

  /** Oldest first. */
  List<Allocation> of(JobId job) {
    return byJob.of(job);
  }

  List<Allocation> activeOn(NodeId node) {
    return uses.of(node).active().stream().map(all::get).toList();
  }
}
