package dev.caravan.example.output;

import static dev.caravan.example.output.Sentences.quoted;

import dev.caravan.core.event.NodeEvent;
import dev.caravan.core.event.NodeEvent.NodeDown;
import dev.caravan.core.event.NodeEvent.NodeEligibilityChanged;
import dev.caravan.core.event.NodeEvent.NodeRegistered;
import dev.caravan.core.model.NodeSpec;

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
    boolean eligible = ((NodeEligibilityChanged) event).eligible();
    return node + (eligible ? " takes" : " does not take") + " new allocations";
  }

  private static String registered(NodeSpec spec) {
    return " registered as %s in %s with %d MHz, %s, drivers %s"
        .formatted(
            quoted(spec.name()),
            spec.datacenter(),
            spec.resources().cpuMhz(),
            Bytes.ofMebibytes(spec.resources().memoryMb()),
            spec.drivers().isEmpty() ? KeyValues.NONE : String.join(", ", spec.drivers()));
  }
}
