package dev.caravan.core.view;

import static dev.caravan.core.view.EventSentences.quoted;

import dev.caravan.core.event.EvaluationEvent;
import dev.caravan.core.event.EvaluationEvent.EvaluationCancelled;
import dev.caravan.core.event.EvaluationEvent.EvaluationCollected;
import dev.caravan.core.event.EvaluationEvent.EvaluationCompleted;
import dev.caravan.core.event.EvaluationEvent.EvaluationCreated;
import dev.caravan.core.event.EvaluationEvent.EvaluationDelayed;
import dev.caravan.core.event.EvaluationEvent.EvaluationFailed;
import dev.caravan.core.event.EvaluationEvent.EvaluationHeld;
import dev.caravan.core.event.EvaluationEvent.EvaluationNodeNoted;
import dev.caravan.core.event.EvaluationEvent.EvaluationUnblocked;
import java.util.Map;
import java.util.TreeMap;

/** What happens to evaluations. */
final class EvaluationSentences {
  private EvaluationSentences() {}

  static String of(EvaluationEvent event) {
    String evaluation = "Evaluation " + quoted(event.evaluationId());
    if (event instanceof EvaluationCreated created) {
      return evaluation + created(created);
    }
    if (event instanceof EvaluationNodeNoted noted) {
      return evaluation + " is about node " + quoted(noted.nodeId());
    }
    if (event instanceof EvaluationDelayed delayed) {
      return evaluation + " waits until " + delayed.until() + ": " + delayed.reason();
    }
    if (event instanceof EvaluationHeld held) {
      return evaluation + " " + held.waitsFor();
    }
    if (event instanceof EvaluationUnblocked) {
      return evaluation + " is tried again: there may be room now";
    }
    if (event instanceof EvaluationCompleted completed) {
      return evaluation + " complete" + left(completed);
    }
    if (event instanceof EvaluationFailed failed) {
      return evaluation + " failed: " + failed.reason();
    }
    if (event instanceof EvaluationCollected) {
      return evaluation + " collected";
    }
    return evaluation + " cancelled: " + ((EvaluationCancelled) event).reason();
  }

  private static String created(EvaluationCreated created) {
    return " of job %s triggered by %s%s"
        .formatted(
            quoted(created.jobId().value()),
            created.trigger().word(),
            created.blocked() ? ", waits for room" : "");
  }

  private static String left(EvaluationCompleted completed) {
    Map<String, Integer> unplaced = new TreeMap<>(completed.queuedAllocations());
    unplaced.values().removeIf(count -> count == 0);
    return unplaced.isEmpty() ? "" : "; no room for " + EventSentences.byGroup(unplaced);
  }
}
