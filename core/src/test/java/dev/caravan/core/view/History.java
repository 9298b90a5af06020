package dev.caravan.core.view;

import dev.caravan.core.event.AllocationEvent.AllocationPlaced;
import dev.caravan.core.event.AllocationEvent.AllocationStatusReported;
import dev.caravan.core.event.AllocationEvent.AllocationStopRequested;
import dev.caravan.core.event.EvaluationEvent.EvaluationCompleted;
import dev.caravan.core.event.EvaluationEvent.EvaluationCreated;
import dev.caravan.core.event.Event;
import dev.caravan.core.event.JobEvent.JobRegistered;
import dev.caravan.core.event.JobEvent.JobStopped;
import dev.caravan.core.event.RecordedEvent;
import dev.caravan.core.model.AllocatedResources;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.Evaluation.Trigger;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.PlacementMetrics;
import dev.caravan.core.state.ClusterState;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Writes what happened to one job, and gives the state that comes of it. */
final class History {
  private static final EvaluationId REGISTRATION = new EvaluationId("e0");

  private final Job job;
  private ClusterState state = ClusterState.EMPTY;
  private long version;

  private History(Job job) {
    this.job = job;
  }

  static History of(Job job) {
    return new History(job).registered(job);
  }

  ClusterState state() {
    return state;
  }

  JobStatus jobStatus() {
    return Views.jobStatus(state, state.job(job.id()).orElseThrow());
  }

  History registered(Job declared) {
    return append(new JobRegistered(job.id(), version++, declared));
  }

  History stopped() {
    return append(new JobStopped(job.id()));
  }

  History evaluationPending(String id) {
    return evaluation(id, false, Map.of());
  }

  History evaluationBlocked(String id, Map<String, PlacementMetrics> failures) {
    return evaluation(id, true, failures);
  }

  private History evaluation(String id, boolean blocked, Map<String, PlacementMetrics> failures) {
    return append(
        new EvaluationCreated(
            new EvaluationId(id),
            job.id(),
            job.type(),
            job.priority(),
            Trigger.JOB_REGISTER,
            1,
            blocked,
            null,
            null,
            failures));
  }

  History evaluationCompleted(String id, Map<String, Integer> queued) {
    return append(new EvaluationCompleted(new EvaluationId(id), null, null, queued, Map.of()));
  }

  History placed(String id, String group) {
    return append(
        new AllocationPlaced(
            new AllocationId(id),
            REGISTRATION,
            Allocation.name(job.id(), group, 0),
            job.id(),
            version - 1,
            group,
            new NodeId("n0"),
            "solo",
            new AllocatedResources(Map.of(), 300, List.of()),
            null,
            false,
            null,
            PlacementMetrics.NONE));
  }

  History became(String id, ClientStatus status) {
    return append(new AllocationStatusReported(new AllocationId(id), status, "", List.of()));
  }

  History stopRequested(String id) {
    return append(
        new AllocationStopRequested(new AllocationId(id), REGISTRATION, "not needed", null));
  }

  private History append(Event event) {
    long position = state.position() + 1;
    state =
        state.fold(
            new RecordedEvent(
                position, Instant.EPOCH.plusSeconds(position), "test", "test", 0, event));
    return this;
  }
}
