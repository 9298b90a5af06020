package dev.caravan.scheduler.reconcile;

import dev.caravan.core.model.AllocatedResources;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.DeploymentId;
import dev.caravan.core.model.DesiredStatus;
import dev.caravan.core.model.DesiredTransition;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.PlacementMetrics;
import dev.caravan.core.model.PlacementMetrics.NodeScore;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.model.RegisteredJob.JobVersion;
import dev.caravan.core.model.RescheduleEvent;
import dev.caravan.core.model.TaskState;
import dev.caravan.scheduler.testkit.TestCluster;
import dev.caravan.scheduler.testkit.TestJobs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Jobs with a past, and allocations of them, for the rules of this package. */
final class Allocations {
  static final NodeId UP = new NodeId("node-up");
  static final NodeId DOWN = new NodeId("node-down");
  static final NodeId SILENT = new NodeId("node-silent");

  private Allocations() {}

  /** A job with these declarations, oldest first. */
  static RegisteredJob registered(Job... declarations) {
    List<JobVersion> versions = new ArrayList<>();
    for (int version = 0; version < declarations.length; version++) {
      versions.add(
          0, new JobVersion(version, declarations[version], TestCluster.START, false, false));
    }
    JobVersion newest = versions.get(0);
    return new RegisteredJob(
        newest.job(), newest.version(), false, false, TestCluster.START, 1, 1, versions, null);
  }

  /** What the reconciler looks at, at the time at which the allocations were placed. */
  static ReconcileRequest request(
      @Nullable RegisteredJob job, @Nullable Deployment deployment, Allocation... allocations) {
    return new ReconcileRequest(
        job,
        List.of(allocations),
        deployment,
        DOWN::equals,
        SILENT::equals,
        allocation -> true,
        new EvaluationId("evaluation"),
        evaluation -> false,
        TestCluster.START);
  }

  /** A running allocation of this index and version. */
  static Builder allocation(int index, long version) {
    return new Builder(index, version);
  }

  static final class Builder {
    private final int index;
    private final long version;
    private final String id;
    private ClientStatus client = ClientStatus.RUNNING;
    private DesiredStatus desired = DesiredStatus.RUN;
    private NodeId node = UP;
    private @Nullable DeploymentId deployment;
    private @Nullable Boolean healthy;
    private boolean canary;
    private List<RescheduleEvent> rescheduleEvents = List.of();
    private @Nullable DesiredTransition transition;
    private @Nullable EvaluationId followUp;
    private @Nullable Instant disconnectedAt;
    private @Nullable AllocationId previous;
    private String desiredDescription = "";
    private Map<String, TaskState> tasks = Map.of();
    private PlacementMetrics metrics = PlacementMetrics.NONE;

    private Builder(int index, long version) {
      this(index, version, "allocation-" + index + "-" + version);
    }

    /** One of this id, beside others of its name and version. */
    Builder(int index, long version, String id) {
      this.index = index;
      this.version = version;
      this.id = id;
    }

    Builder client(ClientStatus status) {
      client = status;
      return this;
    }

    Builder stopped() {
      desired = DesiredStatus.STOP;
      return this;
    }

    /** It was asked to end for this reason. */
    Builder stopped(String reason) {
      desiredDescription = reason;
      return stopped();
    }

    /** Its task started then. */
    Builder startedAt(Instant time) {
      tasks =
          Map.of(
              TestJobs.TASK,
              new TaskState(TaskState.Phase.RUNNING, false, 0, time, null, null, List.of()));
      return this;
    }

    /** Its task failed then. */
    Builder endedAt(Instant time) {
      tasks =
          Map.of(
              TestJobs.TASK,
              new TaskState(TaskState.Phase.DEAD, true, 0, time, time, null, List.of()));
      return this;
    }

    /** Its node was worth this when it was placed. */
    Builder scored(double score) {
      metrics = PlacementMetrics.NONE.withScores(List.of(new NodeScore(node, Map.of(), score)));
      return this;
    }

    Builder preempted() {
      desired = DesiredStatus.EVICT;
      return this;
    }

    Builder on(NodeId where) {
      node = where;
      return this;
    }

    Builder in(DeploymentId id, @Nullable Boolean verdict) {
      deployment = id;
      healthy = verdict;
      return this;
    }

    Builder canary() {
      canary = true;
      return this;
    }

    /** It replaces others that failed. */
    Builder after(List<RescheduleEvent> events) {
      rescheduleEvents = events;
      return this;
    }

    Builder with(DesiredTransition wanted) {
      transition = wanted;
      return this;
    }

    Builder waitingFor(EvaluationId evaluation) {
      followUp = evaluation;
      return this;
    }

    /** Its node was not heard of since then. */
    Builder disconnectedAt(Instant time) {
      disconnectedAt = time;
      return this;
    }

    /** It has taken the place of another one. */
    Builder replacing(AllocationId other) {
      previous = other;
      return this;
    }

    AllocationId id() {
      return new AllocationId(id);
    }

    Allocation build() {
      JobId job = JobId.of("example");
      return new Allocation(
          id(),
          new EvaluationId("evaluation"),
          Allocation.name(job, TestJobs.GROUP, index),
          job,
          version,
          TestJobs.GROUP,
          node,
          node.value(),
          new AllocatedResources(Map.of(), 0, List.of()),
          deployment,
          canary,
          healthy,
          null,
          previous,
          null,
          List.of(),
          null,
          rescheduleEvents,
          followUp,
          transition,
          desired,
          desiredDescription,
          client,
          "",
          null,
          disconnectedAt,
          tasks,
          null,
          metrics,
          TestCluster.START,
          TestCluster.START,
          10,
          10);
    }
  }
}
