package dev.caravan.core.lifecycle;

import dev.caravan.core.model.DrainStrategy;
import dev.caravan.core.model.LastDrain;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.Node.Status;
import dev.caravan.core.model.NodeMessage;
import dev.caravan.core.model.NodeMessage.Subsystem;
import dev.caravan.core.model.NodeSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A changed copy of a node in the making; holds what an event can change. */
final class NodeDraft {
  /** How many messages of a node are kept, as in Nomad. */
  static final int MESSAGES_KEPT = 10;

  private final Node before;
  private final Instant time;
  private final long position;
  private final List<NodeMessage> messages;
  private Status status;
  private Instant statusChangedAt;
  NodeSpec spec;
  boolean eligible;
  @Nullable DrainStrategy drain;
  @Nullable LastDrain lastDrain;

  NodeDraft(Node before, Instant time, long position) {
    this.before = before;
    this.time = time;
    this.position = position;
    messages = new ArrayList<>(before.messages());
    status = before.status();
    statusChangedAt = before.statusChangedAt();
    spec = before.spec();
    eligible = before.eligible();
    drain = before.drain();
    lastDrain = before.lastDrain();
  }

  void become(Status newStatus) {
    statusChangedAt = status == newStatus ? statusChangedAt : time;
    status = newStatus;
  }

  void tell(Subsystem subsystem, String text) {
    tell(subsystem, text, Map.of());
  }

  void tell(Subsystem subsystem, String text, Map<String, String> details) {
    messages.add(new NodeMessage(time, subsystem, text, details, position));
  }

  Node finished() {
    return new Node(
        before.id(),
        spec,
        status,
        statusChangedAt,
        eligible,
        drain,
        lastDrain,
        messages.subList(Math.max(0, messages.size() - MESSAGES_KEPT), messages.size()),
        before.createIndex(),
        position);
  }
}
