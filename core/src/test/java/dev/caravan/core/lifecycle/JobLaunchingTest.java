package dev.caravan.core.lifecycle;

import static dev.caravan.core.samples.Samples.JOB;
import static dev.caravan.core.samples.Samples.NOW;
import static dev.caravan.core.samples.Samples.job;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.command.JobCommand;
import dev.caravan.core.command.JobCommand.DispatchJob;
import dev.caravan.core.command.JobCommand.LaunchJob;
import dev.caravan.core.command.JobCommand.RegisterJob;
import dev.caravan.core.event.JobEvent.JobDispatched;
import dev.caravan.core.event.JobEvent.JobLaunchSkipped;
import dev.caravan.core.event.JobEvent.JobLaunched;
import dev.caravan.core.event.JobEvent.JobRegistered;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.Parameterized;
import dev.caravan.core.model.Parameterized.Payload;
import dev.caravan.core.model.Periodic;
import dev.caravan.core.model.RegisteredJob;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobLaunchingTest {
  private static final JobId CHILD = JobId.of("example/dispatch-1-0000000e");

  private static RegisteredJob registered(Job job) {
    return JobLifecycle.evolve(null, new JobRegistered(JOB, 0, job), NOW, 1);
  }

  private static Job plain() {
    return job("redis:4.0");
  }

  private static Job parameterized(Payload payload) {
    return plain().toBuilder()
        .parameterized(new Parameterized(payload, List.of("to"), List.of("from"), 0))
        .build();
  }

  private static Decision dispatch(Payload rule, int payloadSize, Map<String, String> meta) {
    return JobLifecycle.decide(
        registered(parameterized(rule)), new DispatchJob(JOB, CHILD, payloadSize, meta));
  }

  @Test
  void aDispatchThatGivesWhatIsTakenIsNoted() {
    assertThat(dispatch(Payload.OPTIONAL, 16_384, Map.of("to", "ann", "from", "bob")))
        .isEqualTo(Decision.accept(new JobDispatched(JOB, CHILD)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "REQUIRED | 0 | Payload is not provided but required by parameterized job",
        "FORBIDDEN | 1 | Payload provided but forbidden by parameterized job",
        "OPTIONAL | 16385 | Payload exceeds maximum size; 16385 > 16384",
      })
  void aPayloadThatIsNotTakenIsRefused(Payload rule, int size, String message) {
    assertThat(dispatch(rule, size, Map.of("to", "ann"))).isEqualTo(Decision.refuse(message));
  }

  @Test
  void metaThatIsMissingIsRefused() {
    assertThat(dispatch(Payload.OPTIONAL, 0, Map.of("from", "bob")))
        .isEqualTo(Decision.refuse("Dispatch did not provide required meta keys: [to]"));
  }

  @Test
  void metaThatNobodyAskedForIsRefused() {
    assertThat(dispatch(Payload.OPTIONAL, 0, Map.of("to", "ann", "via", "sea", "at", "noon")))
        .isEqualTo(
            Decision.refuse("Dispatch request included unpermitted metadata keys: [at via]"));
  }

  @Test
  void aJobThatIsNotParameterizedCannotBeDispatched() {
    assertThat(JobLifecycle.decide(registered(plain()), new DispatchJob(JOB, CHILD, 0, Map.of())))
        .isEqualTo(Decision.refuse("Specified job \"example\" is not a parameterized job"));
  }

  @Test
  void aJobThatIsNotPeriodicOrIsSwitchedOffCannotBeLaunched() {
    Periodic off = new Periodic(false, List.of("@daily"), "UTC", false);
    JobCommand launch = new LaunchJob(JOB, CHILD, NOW);

    assertThat(JobLifecycle.decide(registered(plain()), launch))
        .isEqualTo(Decision.refuse("can't force launch non-periodic job"));
    assertThat(JobLifecycle.decide(registered(plain().toBuilder().periodic(off).build()), launch))
        .isEqualTo(Decision.refuse("can't force run non-tracked job \"example\" (default)"));
  }

  @Test
  void theLastLaunchIsThatWhichWasMadeOrLeftOutLast() {
    RegisteredJob job = registered(plain().toBuilder().periodic(Periodic.of("@daily")).build());
    assertThat(job.lastLaunch()).isNull();

    RegisteredJob launched = JobLifecycle.evolve(job, new JobLaunched(JOB, CHILD, NOW), NOW, 2);
    assertThat(launched.lastLaunch()).isEqualTo(NOW);
    assertThat(launched.modifyIndex()).isEqualTo(job.modifyIndex());

    RegisteredJob skipped =
        JobLifecycle.evolve(
            launched, new JobLaunchSkipped(JOB, NOW.plusSeconds(60), "it runs"), NOW, 3);
    assertThat(skipped.lastLaunch()).isEqualTo(NOW.plusSeconds(60));
  }

  @Test
  void aJobThatRunsDoesNotTurnIntoOneThatHasChildren() {
    Job periodic = plain().toBuilder().periodic(Periodic.of("@daily")).build();

    assertThat(change(plain(), periodic))
        .isEqualTo(Decision.refuse("cannot update non-periodic job to being periodic"));
    assertThat(change(periodic, plain()))
        .isEqualTo(Decision.refuse("cannot update periodic job to being non-periodic"));
    assertThat(change(plain(), parameterized(Payload.OPTIONAL)))
        .isEqualTo(Decision.refuse("cannot update non-parameterized job to being parameterized"));
    assertThat(change(parameterized(Payload.OPTIONAL), plain()))
        .isEqualTo(Decision.refuse("cannot update parameterized job to being non-parameterized"));
  }

  private static Decision change(Job before, Job after) {
    return JobLifecycle.decide(registered(before), new RegisterJob(JOB, after, null, 1));
  }
}
