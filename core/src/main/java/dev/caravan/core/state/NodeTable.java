package dev.caravan.core.state;

import dev.caravan.core.model.ComputedClass;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.NodeId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/** The nodes, which of them are being emptied or are waited for, and what each is like. */
record NodeTable(
    PSortedMap<NodeId, Node> all,
    PSortedMap<NodeId, Node> draining,
    PSortedMap<NodeId, Node> disconnected,
    PSortedMap<NodeId, ComputedClass> classOf,
    PMap<ComputedClass, ComputedClass> classes) {

  static final NodeTable EMPTY =
      new NodeTable(
          TreePMap.empty(),
          TreePMap.empty(),
          TreePMap.empty(),
          TreePMap.empty(),
          HashTreePMap.empty());

  NodeTable with(Node node) {
    NodeId id = node.id();
    Node before = all.get(id);
    NodeTable known = before != null && before.spec().equals(node.spec()) ? this : classified(node);
    return new NodeTable(
        all.plus(id, node),
        put(draining, node, node.isDraining()),
        put(disconnected, node, node.status() == Node.Status.DISCONNECTED),
        known.classOf,
        known.classes);
  }

  private static PSortedMap<NodeId, Node> put(
      PSortedMap<NodeId, Node> some, Node node, boolean belongs) {
    return belongs ? some.plus(node.id(), node) : some.minus(node.id());
  }

  private NodeTable classified(Node node) {
    ComputedClass found = ComputedClass.of(node.spec());
    ComputedClass known = classes.getOrDefault(found, found);
    return new NodeTable(
        all, draining, disconnected, classOf.plus(node.id(), known), classes.plus(known, known));
  }

  NodeTable without(NodeId id) {
    return new NodeTable(
        all.minus(id), draining.minus(id), disconnected.minus(id), classOf.minus(id), classes);
  }

  /** A node with what is in use of it. */
  Optional<NodeLoad> load(NodeId id, NodeUses uses) {
    Node node = all.get(id);
    ComputedClass computedClass = classOf.get(id);
    return node == null || computedClass == null
        ? Optional.empty()
        : Optional.of(new NodeLoad(node, computedClass, uses.of(id)));
  }

  /** All nodes with what is in use of them, found in one walk, since all is in the same order. */
  List<NodeLoad> loads(NodeUses uses) {
    List<NodeLoad> loads = new ArrayList<>(all.size());
    Iterator<ComputedClass> classesInOrder = classOf.values().iterator();
    Iterator<Map.Entry<NodeId, NodeUse>> used = uses.byNode().entrySet().iterator();
    Map.Entry<NodeId, NodeUse> next = next(used);
    for (Node node : all.values()) {
      while (next != null && next.getKey().compareTo(node.id()) < 0) {
        next = next(used);
      }
      NodeUse use =
          next != null && next.getKey().equals(node.id()) ? next.getValue() : NodeUse.NONE;
      loads.add(new NodeLoad(node, classesInOrder.next(), use));
    }
    return loads;
  }

  private static Map.@Nullable Entry<NodeId, NodeUse> next(
      Iterator<Map.Entry<NodeId, NodeUse>> uses) {
    return uses.hasNext() ? uses.next() : null;
  }
}
