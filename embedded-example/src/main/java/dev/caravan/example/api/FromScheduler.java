package dev.caravan.example.api;

import dev.caravan.core.driver.TaskUsage;
import dev.caravan.core.event.RecordedEvent;
import dev.caravan.core.model.AllocatedResources.TaskShare;
import dev.caravan.core.model.Deployment.GroupProgress;
import dev.caravan.core.model.DesiredUpdates;
import dev.caravan.core.model.UniqueId;
import dev.caravan.core.view.JobStatus;
import dev.caravan.core.view.JobStatus.GroupSummary;
import dev.caravan.core.view.PlanResult;
import dev.caravan.scheduler.History;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the API would say of things of a scheduler in this process. */
public final class FromScheduler {
  private FromScheduler() {}

  /** A job. */
  public static Job job(JobStatus job) {
    return new Job(
        job.id().value(),
        "",
        job.name(),
        job.id().namespace(),
        job.type().word(),
        job.priority(),
        job.datacenters(),
        job.phase().word(),
        job.waitsFor() == null ? "" : job.waitsFor(),
        job.stopped(),
        job.stable(),
        job.version(),
        job.submittedAt(),
        job.modifyIndex(),
        null,
        null,
        false,
        List.of());
  }

  /** A job as lists show it. */
  public static JobStub stub(JobStatus job) {
    return new JobStub(
        job.id().value(),
        "",
        job.name(),
        job.id().namespace(),
        job.datacenters(),
        job.type().word(),
        job.priority(),
        false,
        false,
        job.stopped(),
        job.phase().word(),
        job.waitsFor() == null ? "" : job.waitsFor(),
        job.submittedAt());
  }

  /** A job's allocations, counted. */
  public static JobSummary summary(JobStatus job) {
    Map<String, JobSummary.Group> groups = new LinkedHashMap<>();
    for (GroupSummary group : job.summary()) {
      groups.put(
          group.taskGroup(),
          new JobSummary.Group(
              group.queued(),
              group.starting(),
              group.running(),
              group.failed(),
              group.complete(),
              group.lost(),
              group.unknown()));
    }
    return new JobSummary(job.id().value(), groups, null);
  }

  /** An allocation. */
  public static Allocation allocation(dev.caravan.core.model.Allocation allocation) {
    return new Allocation(
        allocation.id().value(),
        allocation.evaluationId().value(),
        allocation.name(),
        allocation.nodeId().value(),
        allocation.nodeName(),
        allocation.jobId().value(),
        allocation.jobVersion(),
        null,
        allocation.taskGroup(),
        allocation.desiredStatus().word(),
        allocation.desiredDescription(),
        allocation.clientStatus().word(),
        allocation.clientDescription(),
        id(allocation.deploymentId()),
        new Allocation.Health(allocation.healthy(), allocation.canary()),
        "",
        id(allocation.nextAllocation()),
        resources(allocation.resources()),
        metrics(allocation.metrics()),
        map(allocation.taskStates(), FromScheduler::taskState),
        allocation.createdAt(),
        allocation.modifiedAt(),
        allocation.createIndex(),
        allocation.modifyIndex());
  }

  private static Allocation.AllocatedResources resources(
      dev.caravan.core.model.AllocatedResources resources) {
    return new Allocation.AllocatedResources(
        map(resources.tasks(), FromScheduler::share),
        new Allocation.Shared(
            resources.diskMb(), networks(resources.ports()), ports(resources.ports())));
  }

  private static Allocation.TaskShare share(TaskShare share) {
    return new Allocation.TaskShare(
        new Allocation.Cpu(share.cpuMhz()),
        new Allocation.Memory(share.memoryMb(), share.memoryMaxMb()),
        networks(share.ports()));
  }

  /** One network with all ports, as there is one address. */
  private static List<Allocation.AllocatedNetwork> networks(
      List<dev.caravan.core.model.AllocatedPort> ports) {
    if (ports.isEmpty()) {
      return List.of();
    }
    return List.of(
        new Allocation.AllocatedNetwork(
            ports.get(0).hostAddress(),
            ports(ports.stream().filter(port -> !port.dynamic()).toList()),
            ports(ports.stream().filter(port -> port.dynamic()).toList())));
  }

  private static List<Allocation.AllocatedPort> ports(
      List<dev.caravan.core.model.AllocatedPort> ports) {
    return ports.stream()
        .map(
            port ->
                new Allocation.AllocatedPort(
                    port.label(), port.value(), port.to(), port.hostAddress()))
        .toList();
  }

  private static TaskState taskState(dev.caravan.core.model.TaskState state) {
    return new TaskState(
        state.phase().word(),
        state.failed(),
        state.restarts(),
        state.lastRestart(),
        state.startedAt(),
        state.finishedAt(),
        state.events().stream()
            .map(
                event ->
                    new TaskState.TaskEvent(event.type().word(), event.time(), event.message()))
            .toList());
  }

  /** What the tasks of an allocation use. */
  public static AllocationStats stats(Map<String, TaskUsage> usage) {
    return new AllocationStats(
        null, map(usage, one -> new AllocationStats.TaskStats(FromScheduler.usage(one))));
  }

  private static AllocationStats.Usage usage(TaskUsage usage) {
    return new AllocationStats.Usage(
        new AllocationStats.CpuStats(usage.cpuMhz(), usage.cpuPercent(), 0, 0, 0, 0, List.of()),
        new AllocationStats.MemoryStats(usage.memoryBytes(), 0, 0, 0, 0, 0, 0, List.of()));
  }

  /** A deployment. */
  public static Deployment deployment(dev.caravan.core.model.Deployment deployment) {
    return new Deployment(
        deployment.id().value(),
        deployment.jobId().value(),
        deployment.jobVersion(),
        deployment.status().word(),
        deployment.statusDescription(),
        map(deployment.groups(), FromScheduler::progress),
        deployment.createIndex(),
        deployment.modifyIndex());
  }

  private static Deployment.Group progress(GroupProgress group) {
    return new Deployment.Group(
        group.goal().autoRevert(),
        group.goal().progressDeadline(),
        group.requireProgressBy(),
        group.promoted(),
        group.goal().desiredCanaries(),
        group.goal().desiredTotal(),
        group.placed(),
        group.healthy(),
        group.unhealthy());
  }

  /** An evaluation. */
  public static Evaluation evaluation(dev.caravan.core.model.Evaluation evaluation) {
    return new Evaluation(
        evaluation.id().value(),
        evaluation.priority(),
        evaluation.type().word(),
        evaluation.trigger().word(),
        evaluation.jobId().value(),
        "",
        id(evaluation.deploymentId()),
        evaluation.status().word(),
        evaluation.statusDescription(),
        null,
        "",
        id(evaluation.previousEvaluation()),
        id(evaluation.blockedEvaluation()),
        placements(evaluation.failedPlacements()),
        evaluation.createdAt(),
        evaluation.modifiedAt(),
        evaluation.createIndex(),
        evaluation.modifyIndex());
  }

  /** Why groups could not be placed. */
  public static Map<String, PlacementMetrics> placements(
      Map<String, dev.caravan.core.model.PlacementMetrics> failures) {
    return map(failures, FromScheduler::metrics);
  }

  private static PlacementMetrics metrics(dev.caravan.core.model.PlacementMetrics metrics) {
    return new PlacementMetrics(
        metrics.nodesEvaluated(),
        metrics.nodesFiltered(),
        metrics.nodesAvailable(),
        metrics.classFiltered(),
        metrics.constraintFiltered(),
        metrics.nodesExhausted(),
        metrics.classExhausted(),
        metrics.dimensionExhausted(),
        List.of(),
        metrics.scores().stream()
            .map(
                score ->
                    new PlacementMetrics.NodeScore(
                        score.nodeId().value(), score.parts(), score.normalized()))
            .toList(),
        metrics.coalescedFailures());
  }

  /** What registering a job would do. */
  public static Plan plan(PlanResult plan) {
    return new Plan(
        new Plan.Annotations(
            map(plan.desiredUpdates(), FromScheduler::updates),
            plan.preemptions().values().stream()
                .flatMap(List::stream)
                .map(FromScheduler::preempted)
                .toList()),
        placements(plan.failedPlacements()),
        map(plan.nearestMisses(), miss -> new Plan.NearestMiss(miss.nodeName(), miss.text())),
        plan.jobModifyIndex(),
        plan.diff(),
        plan.nextLaunch(),
        plan.waitsFor() == null ? "" : plan.waitsFor(),
        warnings(plan.warnings()),
        List.of());
  }

  private static Plan.Preempted preempted(dev.caravan.core.model.Allocation allocation) {
    return new Plan.Preempted(
        allocation.id().value(),
        allocation.jobId().namespace(),
        allocation.jobId().value(),
        "",
        allocation.taskGroup());
  }

  private static Plan.Updates updates(DesiredUpdates updates) {
    return new Plan.Updates(
        updates.place(),
        updates.stop(),
        updates.migrate(),
        updates.destructiveUpdate(),
        updates.canary());
  }

  /** As Nomad's servers put several warnings into one text. */
  private static String warnings(List<String> warnings) {
    if (warnings.isEmpty()) {
      return "";
    }
    return warnings.size() + " warning(s):\n\n* " + String.join("\n* ", warnings);
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String id(@Nullable UniqueId id) {
    return id == null ? "" : id.value();
  }

  private static <T, R> Map<String, R> map(Map<String, T> values, Function<T, R> change) {
    Map<String, R> changed = new LinkedHashMap<>();
    values.forEach((key, value) -> changed.put(key, change.apply(value)));
    return changed;
  }

  /** An event of the log. */
  public static AuditEvent event(RecordedEvent event) {
    return new AuditEvent(
        event.position(),
        event.time(),
        event.actor(),
        text(event.origin().request()),
        event.origin().cause(),
        History.sentence(event),
        List.of(),
        List.of());
  }
}
