package dev.caravan.core.event;

import dev.caravan.core.model.DrainSpec;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.NodeSpec;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** What happens to a node. */
public sealed interface NodeEvent extends Event {

  /** The node. */
  NodeId nodeId();

  @Override
  default NodeId subject() {
    return nodeId();
  }

  /** A node presented itself, for the first time or anew; it is ready. */
  record NodeRegistered(NodeId nodeId, NodeSpec spec) implements NodeEvent {}

  /** A node cannot be used any more. */
  record NodeDown(NodeId nodeId, String reason) implements NodeEvent {}

  /** A node is not heard of any more, and is waited for since something may still run there. */
  record NodeDisconnected(NodeId nodeId, String reason) implements NodeEvent {}

  /** It was decided whether new allocations may be placed on a node. */
  record NodeEligibilityChanged(NodeId nodeId, boolean eligible) implements NodeEvent {}

  /**
   * A node is to be emptied, or to be emptied in another way than before. It takes no new
   * allocations from now on.
   *
   * @param meta free key-value pairs of whoever asked for it
   */
  record NodeDrainSet(NodeId nodeId, DrainSpec spec, Map<String, String> meta)
      implements NodeEvent {
    public NodeDrainSet {
      meta = Collections.unmodifiableMap(new TreeMap<>(meta));
    }
  }

  /**
   * A node is not to be emptied any more.
   *
   * @param eligible whether new allocations may be placed there again
   */
  record NodeDrainCancelled(NodeId nodeId, boolean eligible) implements NodeEvent {}

  /**
   * Nothing that was to be moved off a node is left there, or all of it was told to end.
   *
   * @param deadlineReached whether it was told to because time was up
   */
  record NodeDrainCompleted(NodeId nodeId, boolean deadlineReached) implements NodeEvent {}

  /** A node is forgotten by the live state; the log keeps its history. */
  record NodePurged(NodeId nodeId) implements NodeEvent {}
}
