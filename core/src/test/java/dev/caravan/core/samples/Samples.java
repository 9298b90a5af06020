package dev.caravan.core.samples;

import dev.caravan.core.command.AllocationCommand.DecideAllocationHealth;
import dev.caravan.core.command.AllocationCommand.PlaceAllocation;
import dev.caravan.core.command.AllocationCommand.ReportAllocationStatus;
import dev.caravan.core.command.AllocationCommand.StopAllocation;
import dev.caravan.core.command.AllocationCommand.UpdateAllocationInPlace;
import dev.caravan.core.command.DeploymentCommand.CreateDeployment;
import dev.caravan.core.command.EvaluationCommand.CreateEvaluation;
import dev.caravan.core.command.JobCommand.PlanJob;
import dev.caravan.core.command.JobCommand.RegisterJob;
import dev.caravan.core.command.NodeCommand.RegisterNode;
import dev.caravan.core.model.AllocatedResources;
import dev.caravan.core.model.AllocatedResources.TaskShare;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.Deployment.GroupGoal;
import dev.caravan.core.model.DeploymentId;
import dev.caravan.core.model.DesiredUpdates;
import dev.caravan.core.model.Evaluation.Trigger;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.NodeResources;
import dev.caravan.core.model.NodeSpec;
import dev.caravan.core.model.PlacementMetrics;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.TaskEvent;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.model.TaskState.Phase;
import dev.caravan.core.model.TaskUpdate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A small cluster: one job, one node, and what is asked of them. */
public final class Samples {
  public static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");
  public static final JobId JOB = JobId.of("example");
  public static final EvaluationId EVALUATION = new EvaluationId(uuid(0xe, 1));
  public static final AllocationId ALLOCATION = allocationId(1);
  public static final DeploymentId DEPLOYMENT = new DeploymentId(uuid(0xd, 1));
  public static final DeploymentId OTHER_DEPLOYMENT = new DeploymentId(uuid(0xd, 2));
  public static final NodeId NODE = new NodeId(uuid(0xf, 1));
  public static final AllocatedResources RESOURCES =
      new AllocatedResources(Map.of("redis", new TaskShare(500, 256, List.of())), 300, List.of());

  private Samples() {}

  /** An id of this kind (one hexadecimal digit) and number. */
  public static String uuid(int kind, int number) {
    return "0000000%x-0000-7000-8000-%012x".formatted(kind, number);
  }

  public static AllocationId allocationId(int number) {
    return new AllocationId(uuid(0xa, number));
  }

  /** The job with this image. */
  public static Job job(String image) {
    Task redis =
        Task.builder("redis", "docker").config(Map.of("image", image)).resources(500, 256).build();
    return Job.builder(JOB.value())
        .datacenters("dc1")
        .taskGroups(TaskGroup.builder("cache", JobType.SERVICE).tasks(redis).build())
        .build();
  }

  public static RegisterJob registerJob(String image) {
    return new RegisterJob(JOB, job(image), null, 0);
  }

  public static PlanJob planJob(String image) {
    return new PlanJob(
        JOB,
        job(image),
        0,
        Map.of("cache", new DesiredUpdates(0, 1, 0, 0, 0, 0, 0)),
        List.of("cache"));
  }

  public static CreateEvaluation createEvaluation(boolean blocked) {
    return new CreateEvaluation(
        EVALUATION,
        JOB,
        JobType.SERVICE,
        50,
        Trigger.JOB_REGISTER,
        1,
        blocked,
        null,
        null,
        Map.of());
  }

  public static PlaceAllocation placeAllocation() {
    return placeAllocation(1);
  }

  public static PlaceAllocation placeAllocation(int number) {
    return placeAllocation(number, false);
  }

  public static PlaceAllocation placeCanary() {
    return placeAllocation(1, true);
  }

  private static PlaceAllocation placeAllocation(int number, boolean canary) {
    return new PlaceAllocation(
        allocationId(number),
        EVALUATION,
        Allocation.name(JOB, "cache", number - 1),
        JOB,
        0,
        "cache",
        NODE,
        "node-1",
        RESOURCES,
        DEPLOYMENT,
        canary,
        null,
        PlacementMetrics.NONE);
  }

  public static UpdateAllocationInPlace updateAllocation(DeploymentId deployment) {
    return new UpdateAllocationInPlace(ALLOCATION, EVALUATION, 1, RESOURCES, deployment);
  }

  public static StopAllocation stopAllocation() {
    return new StopAllocation(ALLOCATION, EVALUATION, "alloc is being updated", allocationId(2));
  }

  public static ReportAllocationStatus report(ClientStatus status, TaskUpdate... tasks) {
    return new ReportAllocationStatus(
        ALLOCATION, status, "Tasks are " + status.word(), List.of(tasks));
  }

  public static TaskUpdate taskUpdate(Phase phase, TaskEvent... events) {
    return new TaskUpdate("redis", phase, false, 0, NOW, null, null, List.of(events));
  }

  public static TaskEvent taskEvent(TaskEvent.Type type) {
    return TaskEvent.of(type, NOW, type.word());
  }

  public static DecideAllocationHealth decideHealth(boolean healthy) {
    return new DecideAllocationHealth(ALLOCATION, DEPLOYMENT, healthy);
  }

  public static CreateDeployment createDeployment() {
    return new CreateDeployment(
        DEPLOYMENT,
        JOB,
        0,
        Map.of("cache", new GroupGoal(2, 0, false, false, Duration.ofMinutes(10))));
  }

  /** Begins the deployment, with a canary first. */
  public static CreateDeployment createCanaryDeployment(boolean autoPromote) {
    return new CreateDeployment(
        DEPLOYMENT,
        JOB,
        1,
        Map.of("cache", new GroupGoal(2, 1, false, autoPromote, Duration.ofMinutes(10))));
  }

  public static RegisterNode registerNode() {
    return registerNode("docker");
  }

  public static RegisterNode registerNode(String... drivers) {
    NodeSpec spec =
        new NodeSpec(
            "node-1",
            "dc1",
            "",
            "127.0.0.1",
            Map.of("kernel.name", "linux"),
            Map.of(),
            NodeResources.of(4_000, 8_192, 50_000),
            List.of(drivers));
    return new RegisterNode(NODE, spec);
  }
}
