package dev.caravan.core.lifecycle;

import dev.caravan.core.event.NodeEvent.NodeDrainCancelled;
import dev.caravan.core.event.NodeEvent.NodeDrainCompleted;
import dev.caravan.core.event.NodeEvent.NodeDrainSet;
import dev.caravan.core.model.DrainStrategy;
import dev.caravan.core.model.LastDrain;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.NodeMessage.Subsystem;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** What the events of a drain make of a node; the rules and words are Nomad's. */
final class NodeDrains {
  private NodeDrains() {}

  static void set(Node before, NodeDraft draft, NodeDrainSet event, Instant time) {
    DrainStrategy running = before.drain();
    Instant startedAt = running == null ? time : running.startedAt();
    Duration deadline = event.spec().deadline();
    draft.eligible = false;
    draft.drain =
        new DrainStrategy(event.spec(), startedAt, deadline == null ? null : time.plus(deadline));
    draft.lastDrain = new LastDrain(startedAt, time, LastDrain.Status.DRAINING, event.meta());
    draft.tell(
        Subsystem.DRAIN,
        running == null ? "Node drain strategy set" : "Node drain strategy updated");
  }

  static void cancel(NodeDraft draft, NodeDrainCancelled event, Instant time) {
    end(draft, LastDrain.Status.CANCELLED, time);
    draft.eligible = event.eligible();
    draft.tell(Subsystem.DRAIN, "Node drain disabled");
  }

  static void complete(NodeDraft draft, NodeDrainCompleted event, Instant time) {
    end(draft, LastDrain.Status.COMPLETE, time);
    draft.tell(
        Subsystem.DRAIN,
        "Node drain complete",
        event.deadlineReached() ? Map.of("deadline_reached", "true") : Map.of());
  }

  private static void end(NodeDraft draft, LastDrain.Status status, Instant time) {
    LastDrain last = draft.lastDrain;
    draft.drain = null;
    draft.lastDrain =
        last == null ? null : new LastDrain(last.startedAt(), time, status, last.meta());
  }
}
