package dev.caravan.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.JobType;
import dev.caravan.core.model.SchedulerAlgorithm;
import dev.caravan.core.model.SchedulerConfiguration;
import dev.caravan.scheduler.ranking.PlacementOptions;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators choose for the cluster, and what the builder says. */
class SchedulerConfigurationTest {
  @TempDir private Path directory;

  private SchedulerBuilder builder() {
    return Scheduler.builder().dataDirectory(directory);
  }

  @Test
  void byDefaultNodesArePackedAndSystemJobsPreempt() {
    try (Scheduler scheduler = builder().build()) {
      assertThat(scheduler.schedulerConfiguration()).isEqualTo(SchedulerConfiguration.DEFAULT);
    }
  }

  @Test
  void whatIsChosenLasts() {
    SchedulerConfiguration wanted =
        SchedulerConfiguration.DEFAULT
            .withAlgorithm(SchedulerAlgorithm.SPREAD)
            .withPreemption(Set.of(JobType.BATCH));
    try (Scheduler scheduler = builder().build()) {
      scheduler.configure(wanted);
    }

    try (Scheduler scheduler = builder().preemption(JobType.SERVICE).build()) {
      assertThat(scheduler.schedulerConfiguration().choosesSameAs(wanted)).isTrue();
    }
  }

  @Test
  void theBuilderChoosesUntilSomebodyDoes() {
    try (Scheduler scheduler =
        builder()
            .preemption(JobType.SERVICE, JobType.SYSTEM)
            .placement(new PlacementOptions(SchedulerAlgorithm.SPREAD, true))
            .build()) {
      assertThat(scheduler.schedulerConfiguration().algorithm())
          .isEqualTo(SchedulerAlgorithm.SPREAD);
      assertThat(scheduler.schedulerConfiguration().preemption())
          .containsExactly(JobType.SERVICE, JobType.SYSTEM);
    }
  }

  @Test
  void whatIsSwitchedOffLasts() {
    SchedulerConfiguration wanted =
        SchedulerConfiguration.DEFAULT.withRegistrationsRejected(true).withEvaluationsPaused(true);
    try (Scheduler scheduler = builder().build()) {
      scheduler.configure(wanted);
    }

    try (Scheduler scheduler = builder().build()) {
      assertThat(scheduler.schedulerConfiguration().choosesSameAs(wanted)).isTrue();
    }
  }

  @Test
  void choosingTheSameAgainChangesNothing() {
    try (Scheduler scheduler = builder().build()) {
      scheduler.configure(SchedulerConfiguration.DEFAULT);
      long before = scheduler.state().position();

      scheduler.configure(SchedulerConfiguration.DEFAULT);

      assertThat(scheduler.state().position()).isEqualTo(before);
    }
  }

  @Test
  void oldNewsChoosesNothing() {
    try (Scheduler scheduler = builder().build()) {
      scheduler.configure(SchedulerConfiguration.DEFAULT);

      boolean chosen =
          scheduler.configure(
              SchedulerConfiguration.DEFAULT.withAlgorithm(SchedulerAlgorithm.SPREAD), 0);

      assertThat(chosen).isFalse();
      assertThat(scheduler.schedulerConfiguration().algorithm())
          .isEqualTo(SchedulerAlgorithm.BINPACK);
    }
  }
}
