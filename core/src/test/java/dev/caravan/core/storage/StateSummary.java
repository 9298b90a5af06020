package dev.caravan.core.storage;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.state.ClusterState;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A state in words, a line for each thing in it: what must come of a log for ever. */
final class StateSummary {
  private StateSummary() {}

  static String of(ClusterState state) {
    return Stream.of(
                Stream.of("position " + state.position() + ", room " + state.capacityPosition()),
                Stream.of(
                    "algorithm "
                        + state.schedulerConfiguration().algorithm()
                        + ", preemption "
                        + state.schedulerConfiguration().preemption().stream().sorted().toList()),
                state.nodes().stream().map(StateSummary::node),
                state.jobs().stream().map(StateSummary::job),
                state.evaluations().stream().map(StateSummary::evaluation),
                state.deployments().stream().map(StateSummary::deployment),
                state.allocations().stream().map(StateSummary::allocation),
                state.loads().stream()
                    .map(
                        load ->
                            "use of %s: %d MHz, %d MiB, ports %s"
                                .formatted(
                                    load.node().id(),
                                    load.use().cpuMhz(),
                                    load.use().memoryMb(),
                                    load.use().ports().stream().sorted().toList())))
            .flatMap(lines -> lines)
            .collect(Collectors.joining("\n"))
        + "\n";
  }

  private static String node(Node node) {
    return "node %s %s: %s, eligible %s, draining %s, %d-%d"
        .formatted(
            node.id(),
            node.spec().name(),
            node.status().word(),
            node.eligible(),
            node.isDraining(),
            node.createIndex(),
            node.modifyIndex());
  }

  private static String job(RegisteredJob job) {
    return "job %s: version %d of %d, stopped %s, stable %s, %d-%d"
        .formatted(
            job.job().id(),
            job.version(),
            job.versions().size(),
            job.stopped(),
            job.stable(),
            job.createIndex(),
            job.modifyIndex());
  }

  private static String evaluation(Evaluation evaluation) {
    return "evaluation %s of %s: %s, %s, queued %s, %d-%d"
        .formatted(
            evaluation.id(),
            evaluation.jobId(),
            evaluation.trigger().word(),
            evaluation.status().word(),
            evaluation.queuedAllocations(),
            evaluation.createIndex(),
            evaluation.modifyIndex());
  }

  private static String deployment(Deployment deployment) {
    return "deployment %s of %s: %s, %s, %s, %d-%d"
        .formatted(
            deployment.id(),
            deployment.jobId(),
            deployment.status().word(),
            deployment.statusDescription(),
            deployment.groups().entrySet().stream()
                .map(
                    group ->
                        "%s placed %d healthy %d unhealthy %d promoted %s"
                            .formatted(
                                group.getKey(),
                                group.getValue().placed(),
                                group.getValue().healthy(),
                                group.getValue().unhealthy(),
                                group.getValue().promoted()))
                .toList(),
            deployment.createIndex(),
            deployment.modifyIndex());
  }

  private static String allocation(Allocation allocation) {
    return "allocation %s %s version %d on %s: %s, %s (%s), healthy %s, tasks %s, next %s, %d-%d"
        .formatted(
            allocation.id(),
            allocation.name(),
            allocation.jobVersion(),
            allocation.nodeName(),
            allocation.desiredStatus(),
            allocation.clientStatus().word(),
            allocation.clientDescription(),
            allocation.healthy(),
            allocation.taskStates().entrySet().stream()
                .map(task -> task.getKey() + " " + task.getValue().phase())
                .toList(),
            allocation.nextAllocation(),
            allocation.createIndex(),
            allocation.modifyIndex());
  }
}
