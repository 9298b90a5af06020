package dev.caravan.example.output;

import dev.caravan.core.diff.TextStyle.Paint;
import dev.caravan.example.api.Plan.Preempted;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a plan would preempt: the allocations, or if they are many, how many of which jobs. */
final class PreemptionText {
  /** From how many on they are counted instead of listed. */
  private static final int MANY = 10;

  private PreemptionText() {}

  /** Nothing if nothing would be preempted. */
  static List<String> sections(List<Preempted> preempted, View view) {
    return preempted.isEmpty()
        ? List.of()
        : List.of(
            view.style().paint("Preemptions:", Paint.BOLD, Paint.YELLOW), table(preempted, view));
  }

  private static String table(List<Preempted> preempted, View view) {
    if (preempted.size() < MANY) {
      return listed(preempted, view);
    }
    Map<OfJob, Long> byJob = counted(preempted, OfJob::of);
    return byJob.size() < MANY ? byJob(byJob) : byType(counted(preempted, Preempted::jobType));
  }

  private static String listed(List<Preempted> preempted, View view) {
    Table table = Table.of("Alloc ID", "Job ID", "Task Group");
    for (Preempted one : preempted) {
      table.row(view.id(one.id()), one.jobId(), one.taskGroup());
    }
    return table.render();
  }

  private static String byJob(Map<OfJob, Long> counts) {
    Table table = Table.of("Job ID", "Namespace", "Job Type", "Preemptions");
    counts.forEach((job, count) -> table.row(job.id(), job.namespace(), job.type(), count));
    return table.render();
  }

  private static String byType(Map<String, Long> counts) {
    Table table = Table.of("Job Type", "Preemptions");
    counts.forEach((type, count) -> table.row(type, count));
    return table.render();
  }

  private static <K> Map<K, Long> counted(List<Preempted> preempted, Function<Preempted, K> key) {
    return preempted.stream()
        .collect(Collectors.groupingBy(key, TreeMap::new, Collectors.counting()));
  }

  private record OfJob(String id, String namespace, String type) implements Comparable<OfJob> {
    static OfJob of(Preempted one) {
      return new OfJob(one.jobId(), one.namespace(), one.jobType());
    }

    @Override
    public int compareTo(OfJob other) {
      return (namespace + "/" + id).compareTo(other.namespace + "/" + other.id);
    }
  }
}
