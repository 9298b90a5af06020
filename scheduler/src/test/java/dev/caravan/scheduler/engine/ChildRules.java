package dev.caravan.scheduler.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.JobOrigin;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.state.ClusterState;
import dev.caravan.core.view.JobStatus.Phase;
import dev.caravan.core.view.Phases;
import dev.caravan.scheduler.plan.StartGate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What must hold of jobs that have children, whatever happens. */
final class ChildRules {
  private ChildRules() {}

  /**
   * Checks what is new.
   *
   * @param before the state before the last unit
   */
  static void check(ClusterState state, ClusterState before) {
    nothingThatWaitsIsStarted(state, before);
    for (RegisteredJob job : state.jobs()) {
      if (job.job().isParent()) {
        limitIsKept(state, before, job);
        parentRunsNothing(state, job);
        tokensStandForOneChildEach(state, job);
      }
      boolean isNew = before.job(job.job().id()).isEmpty();
      job.job()
          .parent()
          .filter(parent -> isNew)
          .ifPresent(parent -> launchDoesNotOverlap(state, job, parent));
    }
  }

  /** What waits for another job, or for its turn, is not started. */
  private static void nothingThatWaitsIsStarted(ClusterState state, ClusterState before) {
    StartGate gate = new StartGate(before);
    state.allocations().stream()
        .filter(allocation -> allocation.createIndex() > before.position())
        .map(Allocation::jobId)
        .distinct()
        .forEach(
            job ->
                assertThat(before.job(job).flatMap(gate::waitsFor))
                    .as("what %s waits for", job)
                    .isEmpty());
  }

  private static void parentRunsNothing(ClusterState state, RegisteredJob job) {
    JobId id = job.job().id();
    assertThat(state.allocationsOf(id)).as("allocations of parent %s", id).isEmpty();
    assertThat(state.evaluationsOf(id)).as("evaluations of parent %s", id).isEmpty();
  }

  private static void tokensStandForOneChildEach(ClusterState state, RegisteredJob parent) {
    List<String> tokens =
        state.childrenOf(parent.job().id()).stream()
            .map(RegisteredJob::job)
            .map(Job::origin)
            .map(JobOrigin::idempotencyToken)
            .filter(token -> !token.isEmpty())
            .toList();
    assertThat(tokens).as("tokens of children").doesNotHaveDuplicates();
  }

  /** Nothing is started beyond the limit; what runs goes on when the limit is lowered. */
  private static void limitIsKept(ClusterState state, ClusterState before, RegisteredJob parent) {
    int limit =
        parent.job().parameterized() == null ? 0 : parent.job().parameterized().maxConcurrent();
    Set<JobId> running = running(state, parent);
    if (limit > 0 && !running(before, parent).containsAll(running)) {
      assertThat(running)
          .as("running children of %s", parent.job().id())
          .hasSizeLessThanOrEqualTo(limit);
    }
  }

  private static Set<JobId> running(ClusterState state, RegisteredJob parent) {
    return state.childrenOf(parent.job().id()).stream()
        .filter(child -> Phases.of(state, child) == Phase.RUNNING)
        .map(child -> child.job().id())
        .collect(Collectors.toSet());
  }

  private static void launchDoesNotOverlap(
      ClusterState state, RegisteredJob child, JobId parentId) {
    Job parent = state.job(parentId).orElseThrow().job();
    if (parent.periodic() != null && parent.periodic().prohibitOverlap()) {
      assertThat(state.childrenOf(parentId))
          .filteredOn(other -> !other.equals(child))
          .as("children beside a new one")
          .allMatch(other -> Phases.of(state, other) == Phase.DEAD);
    }
  }
}
