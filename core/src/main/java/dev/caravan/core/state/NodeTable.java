package dev.caravan.core.state;

import dev.caravan.core.model.Node;
import dev.caravan.core.model.NodeId;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/** The nodes, and which of them are being emptied. */
record NodeTable(PSortedMap<NodeId, Node> all, PSortedMap<NodeId, Node> draining) {

  static final NodeTable EMPTY = new NodeTable(TreePMap.empty(), TreePMap.empty());

  NodeTable with(Node node) {
    return new NodeTable(
        all.plus(node.id(), node),
        node.isDraining() ? draining.plus(node.id(), node) : draining.minus(node.id()));
  }

  NodeTable without(NodeId id) {
    return new NodeTable(all.minus(id), draining.minus(id));
  }
}
