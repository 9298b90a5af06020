package dev.caravan.core.view;

import static dev.caravan.core.view.EventSentences.quoted;

import dev.caravan.core.event.AllocationEvent;
import dev.caravan.core.event.AllocationEvent.AllocationChecksReported;
import dev.caravan.core.event.AllocationEvent.AllocationCollected;
import dev.caravan.core.event.AllocationEvent.AllocationHealthDecided;
import dev.caravan.core.event.AllocationEvent.AllocationPlaced;
import dev.caravan.core.event.AllocationEvent.AllocationPreempted;
import dev.caravan.core.event.AllocationEvent.AllocationReconnected;
import dev.caravan.core.event.AllocationEvent.AllocationRescheduleDelayed;
import dev.caravan.core.event.AllocationEvent.AllocationRescheduled;
import dev.caravan.core.event.AllocationEvent.AllocationStatusReported;
import dev.caravan.core.event.AllocationEvent.AllocationStopRequested;
import dev.caravan.core.event.AllocationEvent.AllocationTransitionRequested;
import dev.caravan.core.event.AllocationEvent.AllocationUpdatedInPlace;
import dev.caravan.core.event.AllocationEvent.CanaryPromoted;
import dev.caravan.core.event.AllocationEvent.PreemptionsNoted;
import dev.caravan.core.event.AllocationEvent.TaskEventsNoted;
import dev.caravan.core.model.TaskEvent;
import dev.caravan.core.model.TaskUpdate;
import java.util.List;
import java.util.stream.Collectors;

/** What happens to allocations. */
final class AllocationSentences {
  private AllocationSentences() {}

  static String of(AllocationEvent event) {
    String allocation = "Allocation " + quoted(event.allocationId());
    if (event instanceof AllocationPlaced placed) {
      return allocation + placed(placed);
    }
    if (event instanceof AllocationUpdatedInPlace updated) {
      return allocation + " updated in place to version " + updated.jobVersion();
    }
    if (event instanceof AllocationStopRequested stop) {
      return allocation + stop(stop);
    }
    if (event instanceof AllocationRescheduled rescheduled) {
      return allocation + rescheduled(rescheduled);
    }
    if (event instanceof AllocationPreempted preempted) {
      return allocation + " is to stop: preempted by " + quoted(preempted.preemptedBy());
    }
    if (event instanceof PreemptionsNoted noted) {
      return allocation + " preempts " + preempted(noted);
    }
    if (event instanceof AllocationRescheduleDelayed delayed) {
      return allocation + " will be replaced by evaluation " + quoted(delayed.followUpEvaluation());
    }
    if (event instanceof AllocationTransitionRequested requested) {
      return allocation + requested(requested);
    }
    if (event instanceof AllocationReconnected) {
      return allocation + " goes on: its node is heard of again";
    }
    if (event instanceof CanaryPromoted) {
      return allocation + " is no canary any more";
    }
    if (event instanceof AllocationChecksReported checks) {
      return allocation + checks(checks);
    }
    if (event instanceof TaskEventsNoted noted) {
      return allocation + noted(noted);
    }
    if (event instanceof AllocationStatusReported reported) {
      return allocation + reported(reported);
    }
    if (event instanceof AllocationCollected) {
      return allocation + " collected";
    }
    boolean healthy = ((AllocationHealthDecided) event).healthy();
    return allocation + (healthy ? " is healthy" : " is unhealthy");
  }

  private static String placed(AllocationPlaced placed) {
    String what =
        " of %s version %d placed on node %s"
            .formatted(placed.name(), placed.jobVersion(), quoted(placed.nodeName()));
    String how = placed.canary() ? ", as a canary" : "";
    return placed.previousAllocation() == null
        ? what + how
        : what + how + ", in place of " + quoted(placed.previousAllocation());
  }

  private static String rescheduled(AllocationRescheduled rescheduled) {
    int attempts = rescheduled.events().size();
    return attempts == 0
        ? " replaces one that failed"
        : " replaces %s, which failed; attempt %d"
            .formatted(
                quoted(rescheduled.events().get(attempts - 1).previousAllocation()), attempts);
  }

  private static String preempted(PreemptionsNoted noted) {
    return noted.preempted().stream().map(EventSentences::quoted).collect(Collectors.joining(", "));
  }

  private static String requested(AllocationTransitionRequested requested) {
    return switch (requested.transition()) {
      case MIGRATE -> " is to be stopped and replaced";
      case FORCE_RESCHEDULE -> " is to be replaced at once";
    };
  }

  private static String stop(AllocationStopRequested stop) {
    String what = " is to stop: " + stop.reason();
    return stop.replacement() == null
        ? what
        : what + "; " + quoted(stop.replacement()) + " takes its place";
  }

  private static String checks(AllocationChecksReported checks) {
    return checks.failing().isEmpty()
        ? " passes its checks"
        : checks.failing().values().stream()
            .flatMap(List::stream)
            .distinct()
            .collect(Collectors.joining(", ", " has services with failing checks: ", ""));
  }

  private static String noted(TaskEventsNoted noted) {
    return noted.events().entrySet().stream()
        .map(one -> "task " + quoted(one.getKey()) + ": " + one.getValue().message())
        .collect(Collectors.joining("; ", ": ", ""));
  }

  private static String reported(AllocationStatusReported reported) {
    String description = reported.clientDescription();
    String news =
        reported.tasks().stream()
            .filter(task -> !task.newEvents().isEmpty())
            .map(AllocationSentences::task)
            .collect(Collectors.joining());
    return " is "
        + reported.clientStatus().word()
        + (description.isEmpty() ? "" : ": " + description)
        + news;
  }

  private static String task(TaskUpdate task) {
    return task.newEvents().stream()
        .map(AllocationSentences::taskEvent)
        .collect(Collectors.joining(", ", "; task " + quoted(task.task()) + ": ", ""));
  }

  private static String taskEvent(TaskEvent event) {
    Integer exitCode = event.exitCode();
    return exitCode == null
        ? event.type().word()
        : event.type().word() + " (exit code " + exitCode + ")";
  }
}
