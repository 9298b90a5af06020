package dev.caravan.core.view;

import static dev.caravan.core.view.EventSentences.quoted;

import dev.caravan.core.diff.JobDiffAnnotator;
import dev.caravan.core.event.JobEvent;
import dev.caravan.core.event.JobEvent.JobCollected;
import dev.caravan.core.event.JobEvent.JobDispatched;
import dev.caravan.core.event.JobEvent.JobLaunchSkipped;
import dev.caravan.core.event.JobEvent.JobLaunched;
import dev.caravan.core.event.JobEvent.JobPlanned;
import dev.caravan.core.event.JobEvent.JobPurged;
import dev.caravan.core.event.JobEvent.JobRegistered;
import dev.caravan.core.event.JobEvent.JobStabilityChanged;
import dev.caravan.core.event.JobEvent.JobStopped;
import dev.caravan.core.model.DesiredUpdates;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What happens to jobs. */
final class JobSentences {
  private JobSentences() {}

  static String of(JobEvent event) {
    String job = "job " + quoted(event.jobId().value());
    if (event instanceof JobPlanned planned) {
      return "Planned " + job + planned(planned);
    }
    if (event instanceof JobRegistered registered) {
      return "Registered version " + registered.version() + " of " + job;
    }
    if (event instanceof JobStopped) {
      return "Stopped " + job;
    }
    if (event instanceof JobPurged) {
      return "Purged " + job;
    }
    if (event instanceof JobCollected collected) {
      return "Collected " + job + (collected.succeeded() ? ", which has succeeded" : "");
    }
    if (event instanceof JobDispatched dispatched) {
      return "Dispatched " + quoted(dispatched.child().value()) + " of " + job;
    }
    if (event instanceof JobLaunched launched) {
      return "Launched " + quoted(launched.child().value()) + " of " + job;
    }
    if (event instanceof JobLaunchSkipped skipped) {
      return "Skipped the launch of " + job + " at " + skipped.at() + ": " + skipped.reason();
    }
    JobStabilityChanged changed = (JobStabilityChanged) event;
    String verdict = changed.stable() ? " is stable" : " is not stable any more";
    return "Version " + changed.version() + " of " + job + verdict;
  }

  private static String planned(JobPlanned planned) {
    String updates =
        planned.desiredUpdates().entrySet().stream()
            .map(group -> group(group.getKey(), group.getValue()))
            .collect(Collectors.joining("; "));
    String unplaced =
        planned.unplaced().stream().map(EventSentences::quoted).collect(Collectors.joining(", "));
    return " at index %d".formatted(planned.modifyIndex())
        + (updates.isEmpty() ? "" : ": " + updates)
        + (unplaced.isEmpty() ? "" : "; no room for all of group " + unplaced);
  }

  private static String group(String name, DesiredUpdates updates) {
    Map<String, Integer> words = new TreeMap<>(JobDiffAnnotator.words(updates));
    String counts =
        words.entrySet().stream()
            .map(word -> word.getValue() + " " + word.getKey())
            .collect(Collectors.joining(", "));
    return "group " + quoted(name) + " " + (counts.isEmpty() ? "nothing" : counts);
  }
}
