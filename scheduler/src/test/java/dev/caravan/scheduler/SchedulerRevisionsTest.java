package dev.caravan.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.caravan.core.command.CommandRefusedException;
import dev.caravan.core.jobspec.InvalidJobException;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.NodeResources;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.model.RegisteredJob.JobVersion;
import dev.caravan.core.model.Task;
import dev.caravan.core.view.Registration;
import dev.caravan.drivers.mock.MockDriver;
import dev.caravan.scheduler.testkit.TestJobs;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is done with a registered job without declaring it anew. */
class SchedulerRevisionsTest {
  private static final Job FIRST = job();
  private static final JobId ID = FIRST.id();

  private final Scheduler scheduler =
      Scheduler.builder()
          .node(
              NodeConfig.named("solo")
                  .resources(NodeResources.of(4000, 4096, 10_000))
                  .drivers(new MockDriver()))
          .build();

  @AfterEach
  void close() {
    scheduler.close();
  }

  @Test
  void revertingIsANewVersionOfAnOldDeclaration() {
    scheduler.register(FIRST);
    scheduler.register(TestJobs.withCount(FIRST, 2));

    Registration reverted = scheduler.revert(ID, 0, 1L);

    RegisteredJob job = registered();
    assertThat(job.version()).isEqualTo(2);
    assertThat(job.job()).isEqualTo(FIRST);
    assertThat(reverted.jobModifyIndex()).isEqualTo(job.modifyIndex());
    assertThat(scheduler.evaluation(reverted.evaluationId().value()).trigger())
        .isEqualTo(Evaluation.Trigger.JOB_REGISTER);
  }

  @Test
  void revertingToWhatIsNotThereChangesNothing() {
    scheduler.register(FIRST);
    long before = registered().modifyIndex();

    assertThatThrownBy(() -> scheduler.revert(ID, 0, null))
        .isInstanceOf(CommandRefusedException.class)
        .hasMessage("can't revert to current version");
    assertThatThrownBy(() -> scheduler.revert(ID, 7, null))
        .isInstanceOf(CommandRefusedException.class)
        .hasMessageContaining("at version 7 not found");
    assertThatThrownBy(() -> scheduler.revert(ID, 0, 3L))
        .isInstanceOf(CommandRefusedException.class)
        .hasMessageContaining("enforcing version 3");
    assertThat(registered().modifyIndex()).isEqualTo(before);
  }

  @Test
  void scalingChangesOnlyTheCount() {
    scheduler.register(FIRST);
    String group = FIRST.taskGroups().get(0).name();

    Registration scaled = scheduler.scale(ID, group, 3);

    assertThat(registered().job()).isEqualTo(TestJobs.withCount(FIRST, 3));
    assertThat(scheduler.evaluation(scaled.evaluationId().value()).trigger())
        .isEqualTo(Evaluation.Trigger.JOB_SCALING);
  }

  @Test
  void whatCannotBeScaledIsRefused() {
    scheduler.register(FIRST);
    String group = FIRST.taskGroups().get(0).name();

    assertThatThrownBy(() -> scheduler.scale(ID, "nothing", 1))
        .isInstanceOf(CommandRefusedException.class)
        .hasMessageContaining("does not exist in job");
    assertThatThrownBy(() -> scheduler.scale(ID, group, -1))
        .isInstanceOf(InvalidJobException.class);
    scheduler.stop(ID, false);
    assertThatThrownBy(() -> scheduler.scale(ID, group, 2))
        .isInstanceOf(CommandRefusedException.class)
        .hasMessageContaining("stopped");
    assertThatThrownBy(() -> scheduler.scale(JobId.of("nobody"), group, 2))
        .isInstanceOf(CommandRefusedException.class)
        .hasMessage("job \"nobody\" not found");
  }

  @Test
  void evaluatingChangesNothingOfTheJob() {
    scheduler.register(FIRST);
    long before = registered().modifyIndex();

    Registration evaluated = scheduler.evaluate(ID);

    assertThat(evaluated.jobModifyIndex()).isEqualTo(before);
    await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () ->
                scheduler.evaluation(evaluated.evaluationId().value()).status()
                    == Evaluation.Status.COMPLETE);
  }

  @Test
  void stabilityIsThatOfAVersion() {
    scheduler.register(FIRST);
    scheduler.register(TestJobs.withCount(FIRST, 2));

    scheduler.setStability(ID, 0, true);

    assertThat(registered().versions()).extracting(JobVersion::stable).containsExactly(false, true);
    assertThatThrownBy(() -> scheduler.setStability(ID, 9, true))
        .isInstanceOf(CommandRefusedException.class);
  }

  @Test
  void aVersionThatIsAStopSaysSo() {
    scheduler.register(FIRST);
    scheduler.stop(ID, false);

    assertThat(registered().versions())
        .extracting(JobVersion::stopped)
        .containsExactly(true, false);
  }

  @Test
  void eligibilityIsToldOfTheNode() {
    String node = scheduler.nodes().iterator().next().id().value();

    scheduler.setEligibility(node, false);

    assertThat(scheduler.node(node).eligible()).isFalse();
  }

  private RegisteredJob registered() {
    return scheduler.state().job(ID).orElseThrow();
  }

  private static Job job() {
    Task task =
        Task.builder("redis", MockDriver.NAME)
            .config(Map.of("run_for", "1h"))
            .resources(10, 10)
            .build();
    return TestJobs.withGroup(TestJobs.batch(1), group -> group.tasks(task));
  }
}
