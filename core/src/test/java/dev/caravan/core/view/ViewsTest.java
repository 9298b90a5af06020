package dev.caravan.core.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.PlacementMetrics;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.view.JobStatus.GroupSummary;
import dev.caravan.core.view.JobStatus.Phase;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ViewsTest {
  private static final Job JOB =
      Job.builder("example").datacenters("dc1").taskGroups(group("cache"), group("web")).build();

  private final History history = History.of(JOB);

  @Nested
  class PhaseOfAJob {
    @Test
    void newJobIsPending() {
      assertThat(phase()).isEqualTo(Phase.PENDING);
    }

    @Test
    void jobWithAnAllocationRuns() {
      history.placed("a1", "cache");

      assertThat(phase()).isEqualTo(Phase.RUNNING);
    }

    @Test
    void jobThatRunsAndWaitsForMoreRuns() {
      history.placed("a1", "cache").evaluationBlocked("e1", Map.of());

      assertThat(phase()).isEqualTo(Phase.RUNNING);
    }

    @Test
    void jobThatOnlyWaitsIsPending() {
      history
          .placed("a1", "cache")
          .became("a1", ClientStatus.FAILED)
          .evaluationBlocked("e1", Map.of());

      assertThat(phase()).isEqualTo(Phase.PENDING);
    }

    @Test
    void jobWhoseAllocationsAreCompleteIsDead() {
      history
          .evaluationPending("e1")
          .placed("a1", "cache")
          .evaluationCompleted("e1", Map.of())
          .became("a1", ClientStatus.COMPLETE);

      assertThat(history.jobStatus().statusText()).isEqualTo("dead");
    }

    @Test
    void stoppedJobIsDeadOnceItsAllocationsAreToStop() {
      history.placed("a1", "cache").became("a1", ClientStatus.RUNNING).stopped();
      assertThat(phase()).isEqualTo(Phase.RUNNING);

      history.stopRequested("a1");

      assertThat(history.jobStatus().statusText()).isEqualTo("dead (stopped)");
    }

    private Phase phase() {
      return history.jobStatus().phase();
    }
  }

  @Test
  void allocationsAreCountedByGroupAndStatus() {
    history
        .placed("a1", "cache")
        .placed("a2", "cache")
        .placed("a3", "cache")
        .placed("a4", "cache")
        .placed("a5", "cache")
        .became("a1", ClientStatus.RUNNING)
        .became("a2", ClientStatus.FAILED)
        .became("a3", ClientStatus.COMPLETE)
        .became("a4", ClientStatus.LOST);

    assertThat(history.jobStatus().summary())
        .containsExactly(
            new GroupSummary("cache", 0, 1, 1, 1, 1, 1, 0),
            new GroupSummary("web", 0, 0, 0, 0, 0, 0, 0));
  }

  @Test
  void groupThatTheJobHadOnceIsStillCounted() {
    history.placed("a1", "web").registered(JOB.toBuilder().taskGroups(group("cache")).build());

    assertThat(history.jobStatus().summary())
        .extracting(GroupSummary::taskGroup)
        .containsExactly("cache", "web");
  }

  @Test
  void queuedIsWhatTheLastWorkedEvaluationCouldNotPlace() {
    history
        .evaluationPending("e1")
        .evaluationCompleted("e1", Map.of("cache", 3))
        .evaluationPending("e2");
    assertThat(history.jobStatus().summary().get(0).queued()).isEqualTo(3);

    history.evaluationCompleted("e2", Map.of());

    assertThat(history.jobStatus().summary().get(0).queued()).isZero();
  }

  @Test
  void placementFailuresAreThoseOfTheBlockedEvaluation() {
    history.evaluationBlocked("e1", Map.of("cache", PlacementMetrics.NONE));

    assertThat(history.jobStatus().placementFailures())
        .containsExactly(Map.entry("cache", PlacementMetrics.NONE));
  }

  @Test
  void allocationsAreNewestFirst() {
    history.placed("a2", "cache").placed("a1", "cache");

    assertThat(history.jobStatus().allocations())
        .extracting(allocation -> allocation.id().value())
        .containsExactly("a1", "a2");
  }

  @Test
  void allocationIsShownWithTheVersionThatItRuns() {
    history.placed("a1", "cache").registered(JOB.toBuilder().priority(70).build());

    AllocationStatus status = Views.allocationStatus(history.state(), allocation("a1"));

    assertThat(status.job()).isEqualTo(JOB);
  }

  @Test
  void allJobsAreListed() {
    assertThat(Views.jobStatuses(history.state()))
        .extracting(JobStatus::id)
        .containsExactly(JOB.id());
  }

  private Allocation allocation(String id) {
    return history.state().allocation(new AllocationId(id)).orElseThrow();
  }

  private static TaskGroup group(String name) {
    return TaskGroup.builder(name, JobType.SERVICE).build();
  }
}
