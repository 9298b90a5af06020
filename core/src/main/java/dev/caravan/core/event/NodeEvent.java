package dev.caravan.core.event;

import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.NodeSpec;

/** What happens to a node. */
public sealed interface NodeEvent extends Event {

  /** The node. */
  NodeId nodeId();

  /** A node presented itself, for the first time or anew; it is ready. */
  record NodeRegistered(NodeId nodeId, NodeSpec spec) implements NodeEvent {}

  /** A node cannot be used any more. */
  record NodeDown(NodeId nodeId, String reason) implements NodeEvent {}

  /** It was decided whether new allocations may be placed on a node. */
  record NodeEligibilityChanged(NodeId nodeId, boolean eligible) implements NodeEvent {}
}
