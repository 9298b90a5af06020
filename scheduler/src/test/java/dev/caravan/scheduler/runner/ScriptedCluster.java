package dev.caravan.scheduler.runner;

import dev.caravan.core.command.AllocationCommand.ReportAllocationStatus;
import dev.caravan.core.event.AllocationEvent.AllocationChecksReported;
import dev.caravan.core.event.AllocationEvent.AllocationPlaced;
import dev.caravan.core.event.AllocationEvent.AllocationStatusReported;
import dev.caravan.core.event.AllocationEvent.AllocationStopRequested;
import dev.caravan.core.event.AllocationEvent.AllocationUpdatedInPlace;
import dev.caravan.core.event.Event;
import dev.caravan.core.event.JobEvent.JobPurged;
import dev.caravan.core.event.JobEvent.JobRegistered;
import dev.caravan.core.event.NodeEvent.NodeRegistered;
import dev.caravan.core.event.RecordedEvent;
import dev.caravan.core.model.AllocatedPort;
import dev.caravan.core.model.AllocatedResources;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.PlacementMetrics;
import dev.caravan.core.model.TaskEvent;
import dev.caravan.core.model.TaskState;
import dev.caravan.core.state.ClusterState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A log in memory: takes what a scheduler would decide, and what a node reports. */
final class ScriptedCluster implements StatusReporter {
  private static final EvaluationId EVALUATION = new EvaluationId("e0");

  private ClusterState state = ClusterState.EMPTY;
  private final List<List<ReportAllocationStatus>> batches = new ArrayList<>();
  private int allocations;
  private long version = -1;
  private int failuresToCome;

  synchronized ClusterState state() {
    return state;
  }

  synchronized List<List<ReportAllocationStatus>> batches() {
    return List.copyOf(batches);
  }

  /** The next reports cannot be stored. */
  synchronized void failReports(int count) {
    failuresToCome = count;
  }

  synchronized int failuresToCome() {
    return failuresToCome;
  }

  @Override
  public synchronized void report(List<ReportAllocationStatus> reports) {
    if (failuresToCome > 0) {
      failuresToCome--;
      throw new IllegalStateException("storage is away");
    }
    batches.add(reports);
    for (ReportAllocationStatus report : reports) {
      if (state.allocation(report.allocationId()).isPresent()) {
        append(
            new AllocationStatusReported(
                report.allocationId(),
                report.clientStatus(),
                report.clientDescription(),
                report.tasks()));
        if (report.failingChecks() != null) {
          append(new AllocationChecksReported(report.allocationId(), report.failingChecks()));
        }
      }
    }
  }

  synchronized ScriptedCluster register(Job job) {
    append(new JobRegistered(job.id(), ++version, job));
    return this;
  }

  synchronized void purge(JobId job) {
    append(new JobPurged(job));
    version = -1;
  }

  synchronized void registerNode() {
    append(new NodeRegistered(Fixtures.NODE, Fixtures.SPEC));
  }

  AllocationId place(Job job, AllocatedPort... ports) {
    return place(job, null, ports);
  }

  AllocationId place(Job job, AllocatedResources resources) {
    return place(job, null, resources);
  }

  AllocationId place(Job job, @Nullable AllocationId previous, AllocatedPort... ports) {
    return place(job, previous, Fixtures.resources(job, ports));
  }

  private synchronized AllocationId place(
      Job job, @Nullable AllocationId previous, AllocatedResources resources) {
    // Ids fall, so that nothing that relies on their order passes.
    int number = 99_999_999 - ++allocations;
    AllocationId id = new AllocationId("%08d-0000-0000-0000-000000000000".formatted(number));
    append(
        new AllocationPlaced(
            id,
            EVALUATION,
            Allocation.name(job.id(), "work", 0),
            job.id(),
            version,
            "work",
            Fixtures.NODE,
            Fixtures.SPEC.name(),
            resources,
            null,
            false,
            previous,
            PlacementMetrics.NONE));
    return id;
  }

  synchronized void updateInPlace(AllocationId id) {
    append(new AllocationUpdatedInPlace(id, EVALUATION, version, allocation(id).resources(), null));
  }

  synchronized void stop(AllocationId id) {
    append(new AllocationStopRequested(id, EVALUATION, "alloc not needed due to job update", null));
  }

  synchronized void lose(AllocationId id) {
    append(new AllocationStatusReported(id, ClientStatus.LOST, "node is down", List.of()));
  }

  Allocation allocation(AllocationId id) {
    return state().allocation(id).orElseThrow();
  }

  TaskState task(AllocationId id, String task) {
    return allocation(id).taskStates().getOrDefault(task, TaskState.PENDING);
  }

  List<String> events(AllocationId id, String task) {
    return task(id, task).events().stream().map(event -> event.type().word()).toList();
  }

  List<String> messages(AllocationId id, String task) {
    return task(id, task).events().stream().map(TaskEvent::message).toList();
  }

  private void append(Event event) {
    long position = state.position() + 1;
    state = state.fold(new RecordedEvent(position, Fixtures.NOON, "test", "test", position, event));
  }
}
