package dev.caravan.core.command;

import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.NodeSpec;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** What can be asked of a node. */
public sealed interface NodeCommand extends Command {

  /** The node. */
  NodeId nodeId();

  /** Take in a node, or what is new of it. It is ready afterwards. */
  record RegisterNode(@TargetAggregateIdentifier NodeId nodeId, NodeSpec spec)
      implements NodeCommand {}

  /** Note that a node cannot be used any more. */
  record MarkNodeDown(@TargetAggregateIdentifier NodeId nodeId, String reason)
      implements NodeCommand {}

  /** Allow, or no longer allow, new allocations on a node. */
  record SetNodeEligibility(@TargetAggregateIdentifier NodeId nodeId, boolean eligible)
      implements NodeCommand {}
}
