package dev.caravan.example.output;

import dev.caravan.core.model.AllocatedPort;
import dev.caravan.core.model.AllocatedResources;
import dev.caravan.core.model.AllocatedResources.TaskShare;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.Deployment.GroupGoal;
import dev.caravan.core.model.Deployment.GroupProgress;
import dev.caravan.core.model.DeploymentId;
import dev.caravan.core.model.DesiredStatus;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.PlacementMetrics;
import dev.caravan.core.model.TaskState;
import dev.caravan.core.view.JobStatus;
import dev.caravan.core.view.JobStatus.GroupSummary;
import dev.caravan.core.view.JobStatus.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A job {@code example} on one node, with fixed ids and times. */
final class Fixtures {
  static final JobId JOB = JobId.of("example");
  static final Instant NOW = Instant.parse("2026-11-23T02:45:18.400Z");
  static final EvaluationId EVALUATION = new EvaluationId("3a8c3bdd-0000-0000-0000-000000000000");
  static final DeploymentId DEPLOYMENT = new DeploymentId("a1a1fdb3-0000-0000-0000-000000000000");
  static final NodeId NODE = new NodeId("86801203-0000-0000-0000-000000000000");

  /** A constraint kept its only node from all three allocations. */
  static final PlacementMetrics FILTERED =
      new PlacementMetrics(
          1,
          1,
          0,
          Map.of("dc1", 1),
          Map.of("${attr.kernel.name} = windows", 1),
          Map.of(),
          List.of(),
          Map.of(),
          Map.of(),
          2);

  /** Its only node had not enough memory left for one allocation. */
  static final PlacementMetrics EXHAUSTED =
      new PlacementMetrics(
          1,
          0,
          1,
          Map.of("dc1", 1),
          Map.of(),
          Map.of("memory", 1),
          List.of(),
          Map.of(),
          Map.of(),
          0);

  /** There was no node to look at. */
  static final PlacementMetrics NO_NODES =
      new PlacementMetrics(
          0, 0, 0, Map.of("dc1", 0), Map.of(), Map.of(), List.of(), Map.of(), Map.of(), 1);

  private Fixtures() {}

  static Instant at(String time) {
    return Instant.parse("2026-11-23T" + time + "Z");
  }

  /** An allocation of group {@code cache}; what is not set is as right after its start. */
  static final class AllocationBuilder {
    private final AllocationId id;
    private long version;
    private @Nullable DeploymentId deployment;
    private @Nullable Boolean healthy;
    private DesiredStatus desired = DesiredStatus.RUN;
    private String desiredDescription = "";
    private ClientStatus client = ClientStatus.RUNNING;
    private String clientDescription = "Tasks are running";
    private Map<String, TaskState> tasks = Map.of();
    private List<AllocatedPort> taskPorts = List.of();
    private int memoryMaxMb;
    private List<AllocatedPort> groupPorts = List.of();
    private Instant createdAt = NOW;
    private Instant modifiedAt = NOW;

    AllocationBuilder(String id) {
      this.id = new AllocationId(id);
    }

    AllocationBuilder version(long version) {
      this.version = version;
      return this;
    }

    AllocationBuilder deployment(@Nullable Boolean healthy) {
      this.deployment = DEPLOYMENT;
      this.healthy = healthy;
      return this;
    }

    AllocationBuilder stopped(String description) {
      desired = DesiredStatus.STOP;
      desiredDescription = description;
      return client(ClientStatus.COMPLETE, "All tasks have completed");
    }

    AllocationBuilder client(ClientStatus status, String description) {
      client = status;
      clientDescription = description;
      return this;
    }

    AllocationBuilder task(TaskState state) {
      tasks = Map.of("redis", state);
      return this;
    }

    AllocationBuilder groupPorts(AllocatedPort... ports) {
      groupPorts = List.of(ports);
      return this;
    }

    AllocationBuilder memoryMax(int mebibytes) {
      memoryMaxMb = mebibytes;
      return this;
    }

    AllocationBuilder taskPorts(AllocatedPort... ports) {
      taskPorts = List.of(ports);
      return this;
    }

    AllocationBuilder ages(int created, int modified) {
      createdAt = NOW.minusSeconds(created);
      modifiedAt = NOW.minusSeconds(modified);
      return this;
    }

    Allocation build() {
      TaskShare share = new TaskShare(500, 256, taskPorts, memoryMaxMb, List.of(), List.of());
      return new Allocation(
          id,
          EVALUATION,
          "example.cache[0]",
          JOB,
          version,
          "cache",
          NODE,
          "solo",
          new AllocatedResources(Map.of("redis", share), 300, groupPorts),
          deployment,
          false,
          healthy,
          null,
          null,
          null,
          List.of(),
          null,
          List.of(),
          null,
          null,
          desired,
          desiredDescription,
          client,
          clientDescription,
          null,
          null,
          tasks,
          null,
          PlacementMetrics.NONE,
          createdAt,
          modifiedAt,
          1,
          1);
    }
  }

  static AllocationBuilder allocation(String id) {
    return new AllocationBuilder(id);
  }

  static Deployment deployment(Deployment.Status status, String description, GroupProgress cache) {
    return new Deployment(
        DEPLOYMENT, JOB, 0, status, description, Map.of("cache", cache), NOW, NOW, 1, 1);
  }

  /** How far a group is: no canaries, one minute to go on. */
  static GroupProgress progress(int desired, int placed, int healthy, @Nullable Instant deadline) {
    GroupGoal goal = new GroupGoal(desired, 0, false, false, Duration.ofMinutes(1));
    return new GroupProgress(goal, List.of(), placed, healthy, 0, false, deadline);
  }

  static JobStatus job(
      Phase phase,
      boolean stopped,
      GroupSummary summary,
      Map<String, PlacementMetrics> failures,
      @Nullable Deployment deployment,
      Allocation... allocations) {
    return new JobStatus(
        JOB,
        "example",
        at("02:45:16.328"),
        JobType.SERVICE,
        50,
        List.of("dc1"),
        phase,
        stopped,
        0,
        false,
        73,
        List.of(summary),
        null,
        failures,
        deployment,
        List.of(allocations),
        null);
  }

  static Evaluation evaluation(
      Map<String, PlacementMetrics> failures, @Nullable EvaluationId blocked) {
    return new Evaluation(
        EVALUATION,
        JOB,
        JobType.SERVICE,
        50,
        Evaluation.Trigger.JOB_REGISTER,
        1,
        Evaluation.Status.COMPLETE,
        "",
        null,
        null,
        null,
        null,
        null,
        blocked,
        Map.of(),
        failures,
        NOW,
        NOW,
        1,
        2);
  }
}
