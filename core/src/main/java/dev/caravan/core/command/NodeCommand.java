package dev.caravan.core.command;

import dev.caravan.core.model.DrainSpec;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.NodeSpec;
import java.util.Map;

/** What can be asked of a node. */
public sealed interface NodeCommand extends Command {

  /** The node. */
  NodeId nodeId();

  /** Take in a node, or what is new of it. It is ready afterwards. */
  record RegisterNode(NodeId nodeId, NodeSpec spec) implements NodeCommand {}

  /** Note that a node cannot be used any more. */
  record MarkNodeDown(NodeId nodeId, String reason) implements NodeCommand {}

  /** Note that a node is not heard of any more, and that it is waited for. */
  record MarkNodeDisconnected(NodeId nodeId, String reason) implements NodeCommand {}

  /** Allow, or no longer allow, new allocations on a node. */
  record SetNodeEligibility(NodeId nodeId, boolean eligible) implements NodeCommand {}

  /**
   * Empty a node, or empty it in another way than before.
   *
   * @param meta free key-value pairs to be kept with it
   */
  record DrainNode(NodeId nodeId, DrainSpec spec, Map<String, String> meta)
      implements NodeCommand {}

  /**
   * Empty a node no more.
   *
   * @param markEligible whether new allocations may be placed there again, be it drained or not
   */
  record CancelNodeDrain(NodeId nodeId, boolean markEligible) implements NodeCommand {}

  /**
   * Note that a node is empty, or that all that is left there was told to end.
   *
   * @param deadlineReached whether it was told to because time was up
   */
  record CompleteNodeDrain(NodeId nodeId, boolean deadlineReached) implements NodeCommand {}

  /** Have the live state forget a node. */
  record PurgeNode(NodeId nodeId) implements NodeCommand {}
}
