package dev.caravan.scheduler.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.core.command.RegistrationDisabledException;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.Parameterized;
import dev.caravan.core.model.SchedulerConfiguration;
import dev.caravan.scheduler.testkit.TestCluster;
import dev.caravan.scheduler.testkit.TestJobs;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What operators can hold up for a while. */
class PausedEvaluationsTest {
  private final TestCluster cluster = TestCluster.withOneNode();

  private void configure(SchedulerConfiguration wanted) {
    cluster.configure(wanted);
  }

  @Test
  void nothingIsPlacedWhileEvaluationsArePaused() {
    configure(SchedulerConfiguration.DEFAULT.withEvaluationsPaused(true));
    cluster.register(TestJobs.service(1));
    cluster.advance(Duration.ofMinutes(1));
    assertThat(cluster.allocations("example")).isEmpty();
    assertThat(cluster.isAtRest()).isTrue();

    configure(SchedulerConfiguration.DEFAULT);
    cluster.advance(Duration.ofMinutes(1));

    assertThat(cluster.allocations("example")).hasSize(1);
  }

  @Test
  void whatWaitsForRoomIsNotWokenWhileEvaluationsArePaused() {
    cluster.setEligibility("solo", false).register(TestJobs.service(1));
    cluster.run();
    configure(SchedulerConfiguration.DEFAULT.withEvaluationsPaused(true));

    cluster.setEligibility("solo", true).advance(Duration.ofMinutes(1));
    assertThat(Seen.blocked(cluster)).hasSize(1);

    configure(SchedulerConfiguration.DEFAULT);
    cluster.advance(Duration.ofMinutes(1));
    assertThat(Seen.live(cluster)).hasSize(1);
  }

  @Test
  void nothingIsDispatchedWhileRegistrationsAreRejected() {
    cluster.register(
        TestJobs.job("mail", JobType.BATCH, 1).toBuilder()
            .parameterized(Parameterized.DEFAULT)
            .build());
    configure(SchedulerConfiguration.DEFAULT.withRegistrationsRejected(true));
    long before = cluster.state().position();

    assertThatThrownBy(() -> cluster.dispatch("mail"))
        .isInstanceOf(RegistrationDisabledException.class);
    assertThatThrownBy(() -> cluster.register(TestJobs.service(1)))
        .isInstanceOf(RegistrationDisabledException.class);

    assertThat(cluster.state().position()).isEqualTo(before);
  }
}
