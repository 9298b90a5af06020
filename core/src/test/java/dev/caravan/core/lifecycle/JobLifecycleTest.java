package dev.caravan.core.lifecycle;

import static dev.caravan.core.samples.Samples.JOB;
import static dev.caravan.core.samples.Samples.NOW;
import static dev.caravan.core.samples.Samples.job;
import static dev.caravan.core.samples.Samples.planJob;
import static dev.caravan.core.samples.Samples.registerJob;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.command.JobCommand.RegisterJob;
import dev.caravan.core.command.JobCommand.SetJobStability;
import dev.caravan.core.command.JobCommand.StopJob;
import dev.caravan.core.event.JobEvent;
import dev.caravan.core.event.JobEvent.JobPlanned;
import dev.caravan.core.event.JobEvent.JobPurged;
import dev.caravan.core.event.JobEvent.JobRegistered;
import dev.caravan.core.event.JobEvent.JobStabilityChanged;
import dev.caravan.core.event.JobEvent.JobStopped;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.model.RegisteredJob.JobVersion;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobLifecycleTest {

  /** The job after these events, which are the first of the log; each a second after the last. */
  private static @Nullable RegisteredJob after(JobEvent... events) {
    RegisteredJob job = null;
    for (int i = 0; i < events.length; i++) {
      job = JobLifecycle.evolve(job, events[i], NOW.plusSeconds(i), i + 1);
    }
    return job;
  }

  private static JobRegistered registered(long version, String image) {
    return new JobRegistered(JOB, version, job(image));
  }

  private static RegisterJob registerIf(@Nullable Long checkIndex, long modifyIndex) {
    return new RegisterJob(JOB, job("redis:4.0"), checkIndex, modifyIndex);
  }

  @Test
  void theFirstVersionIsZero() {
    assertThat(JobLifecycle.decide(null, registerJob("redis:3.2")))
        .isEqualTo(Decision.accept(registered(0, "redis:3.2")));
  }

  @Test
  void aChangeMakesANewVersion() {
    RegisteredJob job = after(registered(0, "redis:3.2"));

    assertThat(JobLifecycle.decide(job, registerJob("redis:4.0")))
        .isEqualTo(Decision.accept(registered(1, "redis:4.0")));
  }

  @Test
  void theSameAgainChangesNothing() {
    RegisteredJob job = after(registered(0, "redis:3.2"));

    assertThat(JobLifecycle.decide(job, registerJob("redis:3.2"))).isEqualTo(Decision.nothing());
  }

  @Test
  void aStoppedJobRunsAgainAsANewVersion() {
    RegisteredJob stopped = after(registered(0, "redis:3.2"), new JobStopped(JOB));
    assertThat(stopped.version()).isEqualTo(1);

    assertThat(JobLifecycle.decide(stopped, registerJob("redis:3.2")))
        .isEqualTo(Decision.accept(registered(2, "redis:3.2")));
  }

  @Test
  void aPurgedJobBeginsAnew() {
    RegisteredJob purged = after(registered(0, "redis:3.2"), new JobPurged(JOB));
    assertThat(purged).isNull();

    assertThat(JobLifecycle.decide(purged, registerJob("redis:3.2")))
        .isEqualTo(Decision.accept(registered(0, "redis:3.2")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | 73 | Enforcing job modify index 1: job exists with conflicting job modify index: 73",
        "0 | 73 | Enforcing job modify index 0: job already exists",
      })
  void aStaleCheckIndexIsRefused(long checkIndex, long modifyIndex, String message) {
    RegisteredJob job = after(registered(0, "redis:3.2"));

    assertThat(JobLifecycle.decide(job, registerIf(checkIndex, modifyIndex)))
        .isEqualTo(Decision.refuse(message));
  }

  @Test
  void aCheckIndexOfAJobThatDoesNotExistIsRefused() {
    assertThat(JobLifecycle.decide(null, registerIf(5L, 0)))
        .isEqualTo(Decision.refuse("Enforcing job modify index 5: job does not exist"));
  }

  @Test
  void aCheckIndexThatFitsIsAccepted() {
    RegisteredJob job = after(registered(0, "redis:3.2"));

    assertThat(JobLifecycle.decide(job, registerIf(73L, 73))).isInstanceOf(Decision.Accepted.class);
    assertThat(JobLifecycle.decide(null, registerIf(0L, 0))).isInstanceOf(Decision.Accepted.class);
  }

  @Test
  void aPlanLeavesTheJobAlone() {
    RegisteredJob job = after(registered(0, "redis:3.2"));
    JobPlanned planned =
        new JobPlanned(
            JOB,
            job("redis:4.0"),
            1,
            planJob("redis:4.0").desiredUpdates(),
            planJob("redis:4.0").unplaced());

    assertThat(JobLifecycle.evolve(job, planned, NOW, 2)).isEqualTo(job);
    assertThat(JobLifecycle.evolve(null, planned, NOW, 2)).isNull();
  }

  @Test
  void stoppingKeepsDeclarationStabilityAndTimeOfSubmission() {
    RegisteredJob job =
        after(
            registered(0, "redis:3.2"), new JobStabilityChanged(JOB, 0, true), new JobStopped(JOB));

    assertThat(job)
        .returns(true, RegisteredJob::stopped)
        .returns(true, RegisteredJob::stable)
        .returns(1L, RegisteredJob::version)
        .returns(NOW, RegisteredJob::submittedAt)
        .returns(1L, RegisteredJob::createIndex)
        .returns(3L, RegisteredJob::modifyIndex);
    assertThat(job.versions()).extracting(JobVersion::version).containsExactly(1L, 0L);
  }

  @Test
  void aNewVersionIsNotStableYet() {
    RegisteredJob job =
        after(
            registered(0, "redis:3.2"),
            new JobStabilityChanged(JOB, 0, true),
            registered(1, "redis:4.0"));

    assertThat(job.stable()).isFalse();
    assertThat(job.versions()).extracting(JobVersion::stable).containsExactly(false, true);
    assertThat(job.submittedAt()).isEqualTo(NOW.plusSeconds(2));
  }

  @Test
  void stabilityDoesNotMoveTheModifyIndex() {
    RegisteredJob job = after(registered(0, "redis:3.2"), new JobStabilityChanged(JOB, 0, true));

    assertThat(job.modifyIndex()).isEqualTo(1);
    assertThat(job.stable()).isTrue();
  }

  @Test
  void stabilityThatIsKnownOrOfAForgottenVersionIsNoNews() {
    RegisteredJob job = after(registered(0, "redis:3.2"), new JobStabilityChanged(JOB, 0, true));

    assertThat(JobLifecycle.decide(job, new SetJobStability(JOB, 0, true)))
        .isEqualTo(Decision.nothing());
    assertThat(JobLifecycle.decide(job, new SetJobStability(JOB, 7, true)))
        .isEqualTo(Decision.nothing());
  }

  @Test
  void sixVersionsAreKept() {
    JobEvent[] events =
        LongStream.range(0, 9)
            .mapToObj(version -> registered(version, "redis:" + version))
            .toArray(JobEvent[]::new);

    RegisteredJob job = after(events);

    assertThat(job.versions())
        .extracting(JobVersion::version)
        .containsExactly(8L, 7L, 6L, 5L, 4L, 3L);
    assertThat(job.version(3)).contains(job("redis:3"));
    assertThat(job.version(2)).isEmpty();
  }

  @Test
  void aJobThatDoesNotExistCannotBeStopped() {
    assertThat(JobLifecycle.decide(null, new StopJob(JOB, false)))
        .isEqualTo(Decision.refuse("no job \"example\""));
  }
}
