package dev.caravan.scheduler.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.AllocatedPort;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.DesiredTransition;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.NodeResources;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.model.ResourceShare;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.model.UpdateStrategy;
import dev.caravan.core.state.ClusterState;
import dev.caravan.core.view.JobStatus.Phase;
import dev.caravan.core.view.Phases;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What must hold after each unit of the log, whatever happens. */
final class SafetyRules {
  private ClusterState before = ClusterState.EMPTY;

  void check(ClusterState state) {
    state.nodes().forEach(node -> nodeIsNotOvercommitted(state, node));
    state.jobs().forEach(job -> jobHasNotTooMuch(state, job));
    state.allocations().stream()
        .filter(allocation -> allocation.createIndex() > before.position())
        .forEach(
            placed -> {
              onlyTheNewestVersionIsPlaced(state, placed);
              nothingIsPlacedOnNodesThatTakeNothing(state, placed);
              preemptsOnlyLessUrgentJobs(state, placed);
            });
    drainsKeepMaxParallel(state);
    assertThat(state.evaluations())
        .as("evaluations")
        .noneMatch(evaluation -> evaluation.status() == Evaluation.Status.FAILED);
    state.activeDeployments().forEach(deployment -> maxParallelIsKept(state, deployment));
    state.activeDeployments().forEach(deployment -> canariesComeFirst(state, deployment));
    revertsDoNotLoop(state);
    ChildRules.check(state, before);
    nothingIsForgottenThatIsNotOver(state);
    before = state;
  }

  private void nothingIsForgottenThatIsNotOver(ClusterState state) {
    assertThat(before.allocations())
        .filteredOn(one -> state.allocation(one.id()).isEmpty())
        .as("collected allocations")
        .allMatch(Allocation::isClientTerminal);
    assertThat(before.evaluations())
        .filteredOn(one -> state.evaluation(one.id()).isEmpty())
        .as("collected evaluations")
        .allMatch(one -> one.status().isTerminal());
    assertThat(before.deployments())
        .filteredOn(one -> state.deployment(one.id()).isEmpty())
        .as("collected deployments")
        .noneMatch(one -> one.status().isActive());
    assertThat(before.jobs())
        .filteredOn(one -> state.job(one.job().id()).isEmpty())
        .filteredOn(one -> !one.job().isParent() && !isPurged(state, one.job().id()))
        .as("collected jobs")
        .allMatch(one -> Phases.of(before, one) == Phase.DEAD);
  }

  /** Whoever purges a job has what is left of it ended. */
  private boolean isPurged(ClusterState state, JobId job) {
    return state.evaluationsOf(job).stream()
        .anyMatch(evaluation -> evaluation.createIndex() > before.position());
  }

  private static void nodeIsNotOvercommitted(ClusterState state, Node node) {
    List<Allocation> running =
        state.activeAllocationsOn(node.id()).stream()
            .filter(allocation -> !waitsForOthers(state, allocation))
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
    assertThat(running.stream().flatMap(one -> ResourceShare.of(one.resources()).units().stream()))
        .as("cores and devices of %s", node.spec().name())
        .doesNotHaveDuplicates();
  }

  /** It starts only once what it takes the place of, and what it preempts, has ended. */
  private static boolean waitsForOthers(ClusterState state, Allocation allocation) {
    return allocation.clientStatus() == ClientStatus.PENDING
        && Stream.concat(
                Optional.ofNullable(allocation.previousAllocation()).stream()
                    .filter(id -> state.allocation(id).filter(Allocation::isPreempted).isEmpty()),
                allocation.preemptedAllocations().stream())
            .flatMap(id -> state.allocation(id).stream())
            .filter(other -> other.nodeId().equals(allocation.nodeId()))
            .anyMatch(other -> !other.isClientTerminal());
  }

  /** Only what is clearly less urgent gives way, and only to jobs that may preempt. */
  private static void preemptsOnlyLessUrgentJobs(ClusterState state, Allocation placed) {
    for (AllocationId id : placed.preemptedAllocations()) {
      Allocation victim = state.allocation(id).orElseThrow();
      assertThat(victim.nodeId()).isEqualTo(placed.nodeId());
      assertThat(victim.preemptedByAllocation()).isEqualTo(placed.id());
      assertThat(victim.isPreempted()).isTrue();
      Job preempting = state.declarationOf(placed).orElseThrow();
      assertThat(state.schedulerConfiguration().preempts(preempting.type())).isTrue();
      state
          .declarationOf(victim)
          .ifPresent(
              job ->
                  assertThat(preempting.priority() - job.priority())
                      .as("how much more urgent %s is than %s", preempting.id(), job.id())
                      .isGreaterThanOrEqualTo(10));
    }
  }

  private static void jobHasNotTooMuch(ClusterState state, RegisteredJob job) {
    JobId id = job.job().id();
    List<Allocation> live = live(state, job);
    if (job.job().type().runsOnEachNode()) {
      nodesHaveOneEach(live, job);
      return;
    }
    List<Allocation> canaries = live.stream().filter(Allocation::canary).toList();
    List<Allocation> others = live.stream().filter(one -> !one.canary()).toList();
    assertThat(canaries).extracting(Allocation::name).as("canaries").doesNotHaveDuplicates();
    if (isDecided(state, id)) {
      assertThat(others).extracting(Allocation::name).as("names").doesNotHaveDuplicates();
      assertThat(others.size())
          .as("allocations of %s", id)
          .isLessThanOrEqualTo(job.stopped() ? 0 : count(job.job()));
      assertThat(canaries.size())
          .as("canaries of %s", id)
          .isLessThanOrEqualTo(job.stopped() ? 0 : canaries(job.job()));
    }
  }

  private static List<Allocation> live(ClusterState state, RegisteredJob job) {
    return state.allocationsOf(job.job().id()).stream()
        .filter(allocation -> !allocation.isTerminal())
        .filter(allocation -> allocation.createIndex() > job.createIndex())
        .toList();
  }

  private static void nodesHaveOneEach(List<Allocation> live, RegisteredJob job) {
    assertThat(live)
        .extracting(Allocation::nodeId)
        .as("nodes of %s", job.job().id())
        .doesNotHaveDuplicates();
  }

  private static int canaries(Job job) {
    return job.taskGroups().stream()
        .flatMap(group -> Optional.ofNullable(group.update()).stream())
        .mapToInt(UpdateStrategy::canaries)
        .sum();
  }

  private static boolean isDecided(ClusterState state, JobId job) {
    return state.openEvaluations().stream()
        .filter(evaluation -> evaluation.jobId().equals(job))
        .noneMatch(evaluation -> evaluation.status() == Evaluation.Status.PENDING);
  }

  private static int count(Job job) {
    return job.taskGroups().stream().mapToInt(TaskGroup::count).sum();
  }

  /** Or, while canaries are tried out, that of what it takes the place of. */
  private static void onlyTheNewestVersionIsPlaced(ClusterState state, Allocation placed) {
    RegisteredJob job = state.job(placed.jobId()).orElseThrow();
    assertThat(job.stopped()).as("%s is stopped", placed.jobId()).isFalse();
    if (placed.jobVersion() != job.version()) {
      assertThat(placed.canary()).isFalse();
      assertThat(placed.deploymentId()).isNull();
      assertThat(placed.previousAllocation()).isNotNull();
      assertThat(state.allocation(placed.previousAllocation()).orElseThrow().jobVersion())
          .isEqualTo(placed.jobVersion());
      assertThat(state.latestDeployment(placed.jobId()).orElseThrow().requiresPromotion())
          .as("canaries are tried out")
          .isTrue();
    }
  }

  private static boolean standsInForAnother(ClusterState state, Allocation allocation) {
    AllocationId other = allocation.previousAllocation();
    boolean hasGivenWayToIt = other != null && other.equals(allocation.nextAllocation());
    return hasGivenWayToIt || (other != null && !replacesSomethingThatRan(state, allocation));
  }

  /**
   * Until canaries are promoted, nothing but them is placed for a deployment, and what stands in
   * for something that is gone.
   */
  private static void canariesComeFirst(ClusterState state, Deployment deployment) {
    deployment
        .groups()
        .forEach(
            (group, progress) -> {
              if (progress.awaitsPromotion()) {
                assertThat(state.allocationsOf(deployment.jobId()))
                    .filteredOn(one -> deployment.id().equals(one.deploymentId()))
                    .filteredOn(one -> one.taskGroup().equals(group))
                    .filteredOn(one -> one.createIndex() > deployment.createIndex())
                    .as("of a deployment that waits for its promotion")
                    .allMatch(one -> one.canary() || standsInForAnother(state, one));
              }
            });
  }

  /** What a job was reverted to by itself is not reverted to once more. */
  private void revertsDoNotLoop(ClusterState state) {
    state.deployments().stream()
        .filter(
            deployment -> deployment.statusDescription().contains("rolling back to job version"))
        .filter(deployment -> deployment.modifyIndex() > before.position())
        .forEach(
            failed -> {
              RegisteredJob job = state.job(failed.jobId()).orElseThrow();
              assertThat(job.version()).isEqualTo(failed.jobVersion() + 1);
              assertThat(job.version(failed.jobVersion()).orElseThrow())
                  .as("what failed")
                  .isNotEqualTo(job.job());
            });
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
            .filter(one -> !one.canary())
            .filter(one -> replacesSomethingThatRan(state, one))
            .count();
    assertThat(unproven)
        .as("replacements in deployment %s", deployment.id())
        .isLessThanOrEqualTo(update.maxParallel());
  }

  /** What was lost, has failed or was stopped by hand is replaced beyond max_parallel. */
  private static boolean replacesSomethingThatRan(ClusterState state, Allocation allocation) {
    return allocation.previousAllocation() != null
        && state
            .allocation(allocation.previousAllocation())
            .filter(previous -> previous.clientStatus() != ClientStatus.LOST)
            .filter(previous -> previous.disconnectedAt() == null)
            .filter(previous -> previous.desiredTransition() == null)
            .filter(previous -> !previous.isPreempted())
            .filter(previous -> allocation.rescheduleEvents().isEmpty())
            .isPresent();
  }

  private static void nothingIsPlacedOnNodesThatTakeNothing(ClusterState state, Allocation placed) {
    assertThat(state.node(placed.nodeId()))
        .as("the node of %s", placed)
        .hasValueSatisfying(node -> assertThat(node.acceptsPlacements()).isTrue());
  }

  /** Of what a drain moves before its deadline, enough is left that is not being moved. */
  private void drainsKeepMaxParallel(ClusterState state) {
    state.evaluations().stream()
        .filter(evaluation -> evaluation.trigger() == Evaluation.Trigger.NODE_DRAIN)
        .filter(evaluation -> evaluation.createIndex() > before.position())
        .forEach(drained -> drainKeepsMaxParallel(state, drained.jobId()));
  }

  private void drainKeepsMaxParallel(ClusterState state, JobId job) {
    for (TaskGroup group : state.job(job).orElseThrow().job().taskGroups()) {
      List<Allocation> ofGroup =
          state.allocationsOf(job).stream()
              .filter(one -> one.taskGroup().equals(group.name()) && !one.isTerminal())
              .toList();
      List<Allocation> movedNow =
          ofGroup.stream()
              .filter(one -> one.desiredTransition() == DesiredTransition.MIGRATE)
              .filter(one -> one.modifyIndex() > before.position())
              .toList();
      boolean allInTime =
          movedNow.stream()
              .allMatch(one -> state.node(one.nodeId()).filter(Node::isDraining).isPresent());
      if (group.migrate() != null && !movedNow.isEmpty() && allInTime) {
        assertThat(ofGroup)
            .filteredOn(one -> one.desiredTransition() != DesiredTransition.MIGRATE)
            .as("what of %s is not moved", job)
            .hasSizeGreaterThanOrEqualTo(group.count() - group.migrate().maxParallel());
      }
    }
  }
}
