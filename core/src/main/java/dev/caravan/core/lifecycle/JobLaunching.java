package dev.caravan.core.lifecycle;

import dev.caravan.core.command.JobCommand;
import dev.caravan.core.command.JobCommand.DispatchJob;
import dev.caravan.core.command.JobCommand.LaunchJob;
import dev.caravan.core.command.JobCommand.SkipLaunch;
import dev.caravan.core.event.JobEvent;
import dev.caravan.core.event.JobEvent.JobDispatched;
import dev.caravan.core.event.JobEvent.JobLaunchSkipped;
import dev.caravan.core.event.JobEvent.JobLaunched;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.Parameterized;
import dev.caravan.core.model.Parameterized.Payload;
import dev.caravan.core.model.RegisteredJob;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a job that runs has launched or dispatched of it. The words of refusals are Nomad's. */
final class JobLaunching {

  /** How much a dispatch can give, in bytes, as in Nomad. */
  private static final int MOST_PAYLOAD = 16 * 1024;

  private JobLaunching() {}

  static Decision decide(Job job, JobCommand command) {
    if (command instanceof DispatchJob dispatch) {
      return dispatch(job, dispatch);
    }
    if (command instanceof LaunchJob launch) {
      return launch(job, launch);
    }
    SkipLaunch skip = (SkipLaunch) command;
    return Decision.accept(new JobLaunchSkipped(skip.jobId(), skip.at(), skip.reason()));
  }

  private static Decision dispatch(Job job, DispatchJob command) {
    Parameterized parameterized = job.parameterized();
    if (parameterized == null || !job.isParameterized()) {
      return Decision.refuse(
          "Specified job \"%s\" is not a parameterized job".formatted(job.id().value()));
    }
    String wrong = wrongPayload(parameterized.payload(), command.payloadSize());
    if (wrong == null) {
      wrong = wrongMeta(parameterized, command.meta());
    }
    return wrong == null
        ? Decision.accept(new JobDispatched(command.jobId(), command.child()))
        : Decision.refuse(wrong);
  }

  private static @Nullable String wrongPayload(Payload rule, int size) {
    if (rule == Payload.REQUIRED && size == 0) {
      return "Payload is not provided but required by parameterized job";
    }
    if (rule == Payload.FORBIDDEN && size > 0) {
      return "Payload provided but forbidden by parameterized job";
    }
    return size > MOST_PAYLOAD
        ? "Payload exceeds maximum size; %d > %d".formatted(size, MOST_PAYLOAD)
        : null;
  }

  private static @Nullable String wrongMeta(Parameterized rule, Map<String, String> meta) {
    Set<String> unpermitted = new TreeSet<>(meta.keySet());
    rule.metaRequired().forEach(unpermitted::remove);
    rule.metaOptional().forEach(unpermitted::remove);
    if (!unpermitted.isEmpty()) {
      return "Dispatch request included unpermitted metadata keys: " + list(unpermitted);
    }
    Set<String> missing = new TreeSet<>(rule.metaRequired());
    missing.removeAll(meta.keySet());
    return missing.isEmpty()
        ? null
        : "Dispatch did not provide required meta keys: " + list(missing);
  }

  /** As Go prints it. */
  private static String list(Set<String> keys) {
    return "[" + String.join(" ", keys) + "]";
  }

  private static Decision launch(Job job, LaunchJob command) {
    if (job.periodic() == null) {
      return Decision.refuse("can't force launch non-periodic job");
    }
    if (!job.periodic().enabled()) {
      return Decision.refuse(
          "can't force run non-tracked job \"%s\" (%s)"
              .formatted(job.id().value(), job.id().namespace()));
    }
    return Decision.accept(new JobLaunched(command.jobId(), command.child(), command.at()));
  }

  /** Leaves the modify index alone: nothing that somebody declared has changed. */
  static RegisteredJob evolve(RegisteredJob job, JobEvent event) {
    if (event instanceof JobLaunched launched) {
      return withLastLaunch(job, launched.at());
    }
    return event instanceof JobLaunchSkipped skipped ? withLastLaunch(job, skipped.at()) : job;
  }

  private static RegisteredJob withLastLaunch(RegisteredJob job, Instant at) {
    return new RegisteredJob(
        job.job(),
        job.version(),
        job.stopped(),
        job.stable(),
        job.submittedAt(),
        job.createIndex(),
        job.modifyIndex(),
        job.versions(),
        at);
  }
}
