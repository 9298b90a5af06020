package dev.caravan.core.view;

import static dev.caravan.core.view.EventSentences.quoted;

import dev.caravan.core.event.NodeEvent;
import dev.caravan.core.event.NodeEvent.NodeDisconnected;
import dev.caravan.core.event.NodeEvent.NodeDown;
import dev.caravan.core.event.NodeEvent.NodeDrainCancelled;
import dev.caravan.core.event.NodeEvent.NodeDrainCompleted;
import dev.caravan.core.event.NodeEvent.NodeDrainSet;
import dev.caravan.core.event.NodeEvent.NodeEligibilityChanged;
import dev.caravan.core.event.NodeEvent.NodePurged;
import dev.caravan.core.event.NodeEvent.NodeRegistered;
import dev.caravan.core.model.NodeSpec;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happens to nodes. */
final class NodeSentences {
  private NodeSentences() {}

  static String of(NodeEvent event) {
    String node = "Node " + quoted(event.nodeId());
    if (event instanceof NodeRegistered registered) {
      return node + registered(registered.spec());
    }
    if (event instanceof NodeDown down) {
      return node + " is down: " + down.reason();
    }
    if (event instanceof NodeDisconnected disconnected) {
      return node + " is disconnected: " + disconnected.reason();
    }
    if (event instanceof NodeEligibilityChanged changed) {
      return node + (changed.eligible() ? " takes" : " does not take") + " new allocations";
    }
    return node + (event instanceof NodePurged ? " was purged" : drain(event));
  }

  private static String drain(NodeEvent event) {
    if (event instanceof NodeDrainSet set) {
      return " is being drained" + deadline(set.spec().deadline()) + message(set.meta());
    }
    if (event instanceof NodeDrainCancelled cancelled) {
      return " is drained no more" + (cancelled.eligible() ? " and takes new allocations" : "");
    }
    boolean timeWasUp = ((NodeDrainCompleted) event).deadlineReached();
    return " is drained" + (timeWasUp ? ": what was left had to end at the deadline" : "");
  }

  private static String deadline(@Nullable Duration deadline) {
    if (deadline == null) {
      return "";
    }
    return deadline.isZero() ? " at once" : " within " + GoDurations.text(deadline);
  }

  private static String message(Map<String, String> meta) {
    String message = meta.get("message");
    return message == null ? "" : ": " + message;
  }

  private static String registered(NodeSpec spec) {
    return " registered as %s in %s with %d MHz, %s, drivers %s"
        .formatted(
            quoted(spec.name()),
            spec.datacenter(),
            spec.resources().cpuMhz(),
            Bytes.ofMebibytes(spec.resources().memoryMb()),
            spec.drivers().isEmpty() ? "<none>" : String.join(", ", spec.drivers()));
  }
}
