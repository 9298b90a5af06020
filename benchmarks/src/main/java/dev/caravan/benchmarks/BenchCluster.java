package dev.caravan.benchmarks;

import dev.caravan.core.event.AllocationEvent.AllocationPlaced;
import dev.caravan.core.event.AllocationEvent.AllocationStatusReported;
import dev.caravan.core.event.Event;
import dev.caravan.core.event.JobEvent.JobRegistered;
import dev.caravan.core.event.NodeEvent.NodeRegistered;
import dev.caravan.core.event.RecordedEvent;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.IdSource;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.NodeResources;
import dev.caravan.core.model.NodeSpec;
import dev.caravan.core.model.TaskEvent;
import dev.caravan.core.model.TaskState;
import dev.caravan.core.model.TaskUpdate;
import dev.caravan.core.state.ClusterState;
import dev.caravan.scheduler.plan.Plan;
import dev.caravan.scheduler.plan.Plan.Placement;
import dev.caravan.scheduler.plan.Planner;
import dev.caravan.scheduler.ranking.PlacementOptions;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The state of a cluster of equal nodes, without a log, threads or real nodes. */
public final class BenchCluster {
  /** The driver that all nodes have. */
  static final String DRIVER = "bench";

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final EvaluationId EVALUATION = new EvaluationId("bench");
  private static final int RACKS = 50;

  private final PlacementOptions options;
  private ClusterState state = ClusterState.EMPTY;
  private long ids;

  /** A cluster of so many nodes of 32,000 MHz and 131,072 MiB, in 50 racks. */
  public BenchCluster(int nodes, PlacementOptions options) {
    this.options = options;
    for (int i = 0; i < nodes; i++) {
      fold(new NodeRegistered(new NodeId(nextId()), spec(i)));
    }
  }

  static NodeSpec spec(int number) {
    return new NodeSpec(
        "node-" + number,
        "dc1",
        "bench",
        "10.0.0.1",
        Map.of("kernel.name", "linux", "unique.hostname", "node-" + number),
        Map.of(
            "rack",
            "r" + number % RACKS,
            "disk",
            number % 5 == 0 ? "hdd-1" : "ssd-" + number % 3,
            "generation",
            number % 10 == 0 ? "new" : "old"),
        NodeResources.of(32_000, 131_072, 1_000_000),
        List.of(DRIVER));
  }

  /** Registers a job; nothing is placed yet. */
  public BenchCluster register(Job job) {
    fold(new JobRegistered(job.id(), 0, job));
    return this;
  }

  /** Registers a job and places it. */
  public Plan place(Job job) {
    Plan plan = register(job).plan(job.id());
    plan.placements().forEach(placement -> fold(placed(placement, job)));
    return plan;
  }

  /** Registers a job, places it, and takes note that all of it runs. */
  public BenchCluster run(Job job) {
    place(job).placements().forEach(placement -> fold(running(placement)));
    return this;
  }

  /** What is to be done for a job now; nothing of it is done. */
  public Plan plan(JobId job) {
    IdSource source = this::nextId;
    return Planner.plan(state, job, EVALUATION, NOW, source, options);
  }

  /** The state as it is now. */
  public ClusterState state() {
    return state;
  }

  private AllocationPlaced placed(Placement placement, Job job) {
    return new AllocationPlaced(
        placement.id(),
        EVALUATION,
        placement.request().name(),
        job.id(),
        0,
        placement.request().taskGroup(),
        placement.node().id(),
        placement.node().spec().name(),
        placement.resources(),
        null,
        false,
        null,
        placement.metrics());
  }

  private static AllocationStatusReported running(Placement placement) {
    TaskEvent started = TaskEvent.of(TaskEvent.Type.STARTED, NOW, "Task started by client");
    List<TaskUpdate> tasks =
        placement.resources().tasks().keySet().stream()
            .map(
                task ->
                    new TaskUpdate(
                        task, TaskState.Phase.RUNNING, false, 0, NOW, null, null, List.of(started)))
            .toList();
    return new AllocationStatusReported(placement.id(), ClientStatus.RUNNING, "", tasks);
  }

  private void fold(Event event) {
    state = state.fold(new RecordedEvent(state.position() + 1, NOW, "bench", "", 0, event));
  }

  /** Cheap ids of the usual length, so that not they are measured. */
  private String nextId() {
    String digits = Long.toString(1_000_000_000_000L + ids++);
    return "00000000-0000-0000-0000-" + digits.substring(1);
  }
}
