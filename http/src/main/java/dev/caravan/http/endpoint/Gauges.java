package dev.caravan.http.endpoint;

import dev.caravan.core.driver.TaskUsage;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.Evaluation.Status;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.NodeResources;
import dev.caravan.core.state.ClusterState;
import dev.caravan.core.view.JobStatus;
import dev.caravan.core.view.JobStatus.GroupSummary;
import dev.caravan.core.view.JobStatus.Phase;
import dev.caravan.core.view.Views;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What can be measured of a state, under the names that Nomad gives it. */
final class Gauges {
  private final List<Gauge> all = new ArrayList<>();

  private Gauges() {}

  /**
   * A number.
   *
   * @param name Nomad's name of it, with dots
   * @param labels what it is of
   */
  record Gauge(String name, Map<String, String> labels, long value) {
    Gauge {
      labels = Map.copyOf(labels);
    }
  }

  static List<Gauge> of(ClusterState state) {
    Gauges gauges = new Gauges();
    List<JobStatus> jobs = Views.jobStatuses(state);
    gauges.jobs(jobs);
    jobs.forEach(gauges::summary);
    gauges.evaluations(state);
    state.nodes().forEach(node -> gauges.node(node, state.activeAllocationsOn(node.id())));
    return gauges.all;
  }

  private void jobs(List<JobStatus> jobs) {
    for (Phase phase : Phase.values()) {
      add(
          "nomad.nomad.job_status." + phase.word(),
          Map.of(),
          jobs.stream().filter(job -> job.phase() == phase).count());
    }
  }

  private void summary(JobStatus job) {
    for (GroupSummary group : job.summary()) {
      Map<String, String> labels =
          Map.of(
              "exported_job", job.id().value(),
              "namespace", job.id().namespace(),
              "task_group", group.taskGroup());
      add("nomad.nomad.job_summary.queued", labels, group.queued());
      add("nomad.nomad.job_summary.starting", labels, group.starting());
      add("nomad.nomad.job_summary.running", labels, group.running());
      add("nomad.nomad.job_summary.failed", labels, group.failed());
      add("nomad.nomad.job_summary.complete", labels, group.complete());
      add("nomad.nomad.job_summary.lost", labels, group.lost());
    }
  }

  private void evaluations(ClusterState state) {
    add("nomad.nomad.broker.total_ready", Map.of(), count(state, Status.PENDING));
    add("nomad.nomad.blocked_evals.total_blocked", Map.of(), count(state, Status.BLOCKED));
  }

  private static long count(ClusterState state, Status status) {
    return state.openEvaluations().stream().map(Evaluation::status).filter(status::equals).count();
  }

  private void node(Node node, List<Allocation> active) {
    Map<String, String> labels =
        Map.of(
            "node_id", node.id().value(),
            "datacenter", node.spec().datacenter(),
            "node_class", node.spec().nodeClass(),
            "node_status", node.status().word());
    NodeResources has = node.spec().resources();
    int cpu = active.stream().mapToInt(one -> one.resources().cpuMhz()).sum();
    int memory = active.stream().mapToInt(one -> one.resources().memoryMb()).sum();
    int disk = active.stream().mapToInt(one -> one.resources().diskMb()).sum();
    add("nomad.client.allocated.cpu", labels, cpu);
    add("nomad.client.unallocated.cpu", labels, has.cpuMhz() - cpu);
    add("nomad.client.allocated.memory", labels, memory);
    add("nomad.client.unallocated.memory", labels, has.memoryMb() - memory);
    add("nomad.client.allocated.disk", labels, disk);
    add("nomad.client.unallocated.disk", labels, has.diskMb() - disk);
    for (ClientStatus status : List.of(ClientStatus.PENDING, ClientStatus.RUNNING)) {
      add(
          "nomad.client.allocations." + status.word(),
          labels,
          active.stream().filter(one -> one.clientStatus() == status).count());
    }
  }

  /** What a task uses now; its labels are Nomad's. */
  static List<Gauge> task(Allocation allocation, String task, TaskUsage usage) {
    Map<String, String> labels =
        Map.of(
            "alloc_id", allocation.id().value(),
            "job", allocation.jobId().value(),
            "namespace", allocation.jobId().namespace(),
            "task_group", allocation.taskGroup(),
            "task", task);
    return List.of(
        new Gauge("nomad.client.allocs.cpu.total_percent", labels, Math.round(usage.cpuPercent())),
        new Gauge("nomad.client.allocs.cpu.total_ticks", labels, Math.round(usage.cpuMhz())),
        new Gauge("nomad.client.allocs.memory.rss", labels, usage.memoryBytes()),
        new Gauge("nomad.client.allocs.memory.usage", labels, usage.memoryBytes()));
  }

  private void add(String name, Map<String, String> labels, long value) {
    all.add(new Gauge(name, labels, value));
  }
}
