package dev.caravan.core.view;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.view.JobStatus.GroupSummary;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts the allocations of a job, of all versions, by group and by what became of them. */
final class GroupSummaries {
  private GroupSummaries() {}

  /** The groups in the order of the job; then those that it had once. */
  static List<GroupSummary> of(Job job, List<Allocation> allocations, Map<String, Integer> queued) {
    Map<String, Map<ClientStatus, Integer>> counts = new LinkedHashMap<>();
    for (TaskGroup group : job.taskGroups()) {
      counts.put(group.name(), new EnumMap<>(ClientStatus.class));
    }
    for (Allocation allocation : allocations) {
      counts
          .computeIfAbsent(allocation.taskGroup(), name -> new EnumMap<>(ClientStatus.class))
          .merge(allocation.clientStatus(), 1, Integer::sum);
    }
    List<GroupSummary> summaries = new ArrayList<>();
    counts.forEach(
        (group, count) -> summaries.add(summary(group, queued.getOrDefault(group, 0), count)));
    return summaries;
  }

  private static GroupSummary summary(String group, int queued, Map<ClientStatus, Integer> counts) {
    return new GroupSummary(
        group,
        queued,
        counts.getOrDefault(ClientStatus.PENDING, 0),
        counts.getOrDefault(ClientStatus.RUNNING, 0),
        counts.getOrDefault(ClientStatus.FAILED, 0),
        counts.getOrDefault(ClientStatus.COMPLETE, 0),
        counts.getOrDefault(ClientStatus.LOST, 0),
        counts.getOrDefault(ClientStatus.UNKNOWN, 0));
  }
}
