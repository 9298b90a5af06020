package dev.caravan.example;

import dev.caravan.core.event.JobEvent.JobPlanned;
import dev.caravan.core.event.JobEvent.JobPurged;
import dev.caravan.core.event.JobEvent.JobRegistered;
import dev.caravan.core.event.JobEvent.JobStopped;
import dev.caravan.core.model.JobId;
import dev.caravan.core.storage.AuditHead;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a scheduler has answered that it has done.
 *
 * @param what the kind of command
 * @param job the job that it was about
 * @param position where the log must tell of it; 0 if the answer does not say
 * @param head the end of the log just after the answer
 */
record Acknowledged(Kind what, JobId job, long position, AuditHead head) {
  private static final Pattern LINE = Pattern.compile("(\\w+) (\\S+) (\\d+) (\\S+);");

  /** The kinds of commands, and the events that tell of them. */
  enum Kind {
    REGISTERED(JobRegistered.class),
    STOPPED(JobStopped.class),
    PURGED(JobPurged.class),
    PLANNED(JobPlanned.class);

    private final Class<?> event;

    Kind(Class<?> event) {
      this.event = event;
    }

    Class<?> event() {
      return event;
    }
  }

  /** What a line says; empty if it is another one, or was cut off when its process was killed. */
  static Optional<Acknowledged> parse(String line) {
    Matcher matcher = LINE.matcher(line);
    return matcher.matches()
        ? Optional.of(
            new Acknowledged(
                Kind.valueOf(matcher.group(1)),
                JobId.of(matcher.group(2)),
                Long.parseLong(matcher.group(3)),
                AuditHead.parse(matcher.group(4))))
        : Optional.empty();
  }

  /** The line that {@link #parse} reads. */
  String line() {
    return "%s %s %d %s;".formatted(what, job.value(), position, head);
  }
}
