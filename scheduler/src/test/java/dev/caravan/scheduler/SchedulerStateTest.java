package dev.caravan.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caravan.core.jobspec.Problem;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.Node;
import dev.caravan.core.state.ClusterState;
import dev.caravan.core.view.Registration;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the facade gives to those who build an API on it. */
class SchedulerStateTest {
  private final Scheduler scheduler = Scheduler.builder().build();

  @AfterEach
  void close() {
    scheduler.close();
  }

  @Test
  void showsTheStateNowAndAfterChanges() {
    AtomicReference<ClusterState> seen = new AtomicReference<>();

    Watch<ClusterState> watch = scheduler.watchState(seen::set);
    await().until(() -> seen.get() != null);
    Registration stopped = scheduler.stop(JobId.of("nobody"), false);

    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> seen.get().evaluation(stopped.evaluationId()).isPresent());
    watch.close();
  }

  @Test
  void stoppingWhatIsNotThereFindsNothingToDo() {
    Registration stopped = scheduler.stop(JobId.of("nobody"), false);

    await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () ->
                scheduler.evaluation(stopped.evaluationId().value()).status()
                    == Evaluation.Status.COMPLETE);
    assertThat(scheduler.state().allocations()).isEmpty();
  }

  @Test
  void aNodeOfThisProcessThatWasPurgedIsTakenInAgainByItsNextHeartbeat() {
    try (Scheduler other =
        Scheduler.builder()
            .heartbeatTtl(Duration.ofSeconds(1))
            .node(NodeConfig.named("solo"))
            .build()) {
      String node = other.nodes().iterator().next().id().value();

      other.purgeNode(node);

      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> other.state().nodeNamed("solo").isPresent());
      assertThat(other.node(node).status()).isEqualTo(Node.Status.READY);
    }
  }

  @Test
  void validatesWithoutAnEvent() {
    long before = scheduler.state().position();

    assertThat(scheduler.validate(Job.builder(JobId.of("empty")).build()))
        .extracting(Problem::message)
        .anyMatch(message -> message.contains("group"));
    assertThat(scheduler.state().position()).isEqualTo(before);
  }
}
