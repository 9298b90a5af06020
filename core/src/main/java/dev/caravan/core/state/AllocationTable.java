package dev.caravan.core.state;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.NodeId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/** The allocations, which of them belong to a job, and what they hold of nodes. */
record AllocationTable(
    PSortedMap<AllocationId, Allocation> all, Index<JobId, AllocationId> byJob, NodeUses uses) {

  static final AllocationTable EMPTY =
      new AllocationTable(TreePMap.empty(), Index.empty(), NodeUses.EMPTY);

  /** There may be very many: they are sorted once, and not added one by one. */
  static AllocationTable of(Collection<Allocation> allocations) {
    SortedMap<AllocationId, Allocation> byId = new TreeMap<>();
    SortedMap<JobId, SortedSet<AllocationId>> byJob = new TreeMap<>();
    for (Allocation allocation : allocations) {
      byId.put(allocation.id(), allocation);
      byJob.computeIfAbsent(allocation.jobId(), job -> new TreeSet<>()).add(allocation.id());
    }
    PSortedMap<AllocationId, Allocation> all = TreePMap.fromSortedMap(byId);
    return new AllocationTable(all, Index.of(byJob), NodeUses.of(all));
  }

  AllocationTable with(Allocation allocation) {
    AllocationId id = allocation.id();
    PSortedMap<AllocationId, Allocation> after = all.plus(id, allocation);
    return new AllocationTable(
        after, byJob.plus(allocation.jobId(), id), uses.with(all.get(id), allocation, after));
  }

  /** Forgets one that has ended, so that nothing is held for it. */
  AllocationTable without(Allocation allocation) {
    AllocationId id = allocation.id();
    return new AllocationTable(all.minus(id), byJob.minus(allocation.jobId(), id), uses);
  }

  /** Oldest first, by the log: ids may lag behind. */
  List<Allocation> of(JobId job) {
    return byJob.of(job).stream()
        .map(all::get)
        .sorted(Comparator.comparingLong(Allocation::createIndex))
        .toList();
  }

  List<Allocation> activeOn(NodeId node) {
    return uses.of(node).active().stream().map(all::get).toList();
  }
}
