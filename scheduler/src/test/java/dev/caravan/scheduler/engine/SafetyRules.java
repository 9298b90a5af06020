package dev.caravan.scheduler.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.AllocatedPort;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.NodeResources;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.model.UpdateStrategy;
import dev.caravan.core.state.ClusterState;
import java.util.List;

/** What must hold after each unit of the log, whatever happens. */
final class SafetyRules {
  private ClusterState before = ClusterState.EMPTY;

  void check(ClusterState state) {
    state.nodes().forEach(node -> nodeIsNotOvercommitted(state, node));
    state.jobs().forEach(job -> jobHasNotTooMuch(state, job));
    state.allocations().stream()
        .filter(allocation -> allocation.createIndex() > before.position())
        .forEach(placed -> onlyTheNewestVersionIsPlaced(state, placed));
    assertThat(state.evaluations())
        .as("evaluations")
        .noneMatch(evaluation -> evaluation.status() == Evaluation.Status.FAILED);
    state.activeDeployments().forEach(deployment -> maxParallelIsKept(state, deployment));
    before = state;
  }

  private static void nodeIsNotOvercommitted(ClusterState state, Node node) {
    List<Allocation> running =
        state.activeAllocationsOn(node.id()).stream()
            .filter(allocation -> !waitsForPredecessor(state, allocation))
            .toList();
    NodeResources all = node.spec().resources();
    assertThat(running.stream().mapToInt(one -> one.resources().cpuMhz()).sum())
        .as("cpu of %s", node.spec().name())
        .isLessThanOrEqualTo(all.cpuMhz());
    assertThat(running.stream().mapToInt(one -> one.resources().memoryMb()).sum())
        .as("memory of %s", node.spec().name())
        .isLessThanOrEqualTo(all.memoryMb());
    assertThat(running.stream().mapToInt(one -> one.resources().diskMb()).sum())
        .as("disk of %s", node.spec().name())
        .isLessThanOrEqualTo(all.diskMb());
    assertThat(running.stream().flatMap(one -> one.resources().allPorts().stream()))
        .extracting(AllocatedPort::value)
        .as("ports of %s", node.spec().name())
        .doesNotHaveDuplicates();
  }

  private static boolean waitsForPredecessor(ClusterState state, Allocation allocation) {
    return allocation.clientStatus() == ClientStatus.PENDING
        && allocation.previousAllocation() != null
        && state
            .allocation(allocation.previousAllocation())
            .filter(previous -> previous.nodeId().equals(allocation.nodeId()))
            .filter(previous -> !previous.isClientTerminal())
            .isPresent();
  }

  private static void jobHasNotTooMuch(ClusterState state, RegisteredJob job) {
    JobId id = job.job().id();
    List<Allocation> live =
        state.allocationsOf(id).stream()
            .filter(allocation -> !allocation.isTerminal())
            .filter(allocation -> allocation.createIndex() > job.createIndex())
            .toList();
    assertThat(live).extracting(Allocation::name).as("names").doesNotHaveDuplicates();
    if (isDecided(state, id)) {
      assertThat(live.size())
          .as("allocations of %s", id)
          .isLessThanOrEqualTo(job.stopped() ? 0 : count(job.job()));
    }
  }

  private static boolean isDecided(ClusterState state, JobId job) {
    return state.openEvaluations().stream()
        .filter(evaluation -> evaluation.jobId().equals(job))
        .noneMatch(evaluation -> evaluation.status() == Evaluation.Status.PENDING);
  }

  private static int count(Job job) {
    return job.taskGroups().stream().mapToInt(TaskGroup::count).sum();
  }

  private static void onlyTheNewestVersionIsPlaced(ClusterState state, Allocation placed) {
    RegisteredJob job = state.job(placed.jobId()).orElseThrow();
    assertThat(job.stopped()).as("%s is stopped", placed.jobId()).isFalse();
    assertThat(placed.jobVersion()).isEqualTo(job.version());
  }

  private static void maxParallelIsKept(ClusterState state, Deployment deployment) {
    state
        .job(deployment.jobId())
        .filter(job -> job.version() == deployment.jobVersion())
        .filter(job -> job.createIndex() < deployment.createIndex())
        .ifPresent(
            job ->
                job.job()
                    .taskGroups()
                    .forEach(group -> maxParallelIsKept(state, deployment, group)));
  }

  private static void maxParallelIsKept(
      ClusterState state, Deployment deployment, TaskGroup group) {
    UpdateStrategy update = group.update();
    if (update == null || !update.isRolling()) {
      return;
    }
    long unproven =
        state.allocationsOf(deployment.jobId()).stream()
            .filter(one -> deployment.id().equals(one.deploymentId()))
            .filter(one -> one.createIndex() > deployment.createIndex())
            .filter(one -> !one.isTerminal() && one.healthy() == null)
            .filter(one -> replacesSomethingThatWasNotLost(state, one))
            .count();
    assertThat(unproven)
        .as("replacements in deployment %s", deployment.id())
        .isLessThanOrEqualTo(update.maxParallel());
  }

  private static boolean replacesSomethingThatWasNotLost(
      ClusterState state, Allocation allocation) {
    return allocation.previousAllocation() != null
        && state
            .allocation(allocation.previousAllocation())
            .filter(previous -> previous.clientStatus() != ClientStatus.LOST)
            .isPresent();
  }
}
