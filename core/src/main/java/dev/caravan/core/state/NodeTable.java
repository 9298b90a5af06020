package dev.caravan.core.state;

import dev.caravan.core.model.ComputedClass;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.NodeId;
import java.util.ArrayList;
import java.util.Collection;
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
final class NodeTable {
  static final NodeTable EMPTY =
      new NodeTable(
          TreePMap.empty(),
          TreePMap.empty(),
          TreePMap.empty(),
          TreePMap.empty(),
          HashTreePMap.empty());

  private final PSortedMap<NodeId, Node> all;
  private final PSortedMap<NodeId, Node> draining;
  private final PSortedMap<NodeId, Node> disconnected;
  private final PSortedMap<NodeId, ComputedClass> classOf;
  private final PMap<ComputedClass, ComputedClass> classes;
  private final UnusedNodes unusedNodes = new UnusedNodes();

  private NodeTable(
      PSortedMap<NodeId, Node> all,
      PSortedMap<NodeId, Node> draining,
      PSortedMap<NodeId, Node> disconnected,
      PSortedMap<NodeId, ComputedClass> classOf,
      PMap<ComputedClass, ComputedClass> classes) {
    this.all = all;
    this.draining = draining;
    this.disconnected = disconnected;
    this.classOf = classOf;
    this.classes = classes;
  }

  PSortedMap<NodeId, Node> all() {
    return all;
  }

  PSortedMap<NodeId, Node> draining() {
    return draining;
  }

  PSortedMap<NodeId, Node> disconnected() {
    return disconnected;
  }

  static NodeTable of(Collection<Node> nodes) {
    NodeTable table = EMPTY;
    for (Node node : nodes) {
      table = table.with(node);
    }
    return table;
  }

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

  /**
   * All nodes with what is in use of them: those of which nothing is are the same for all states
   * with these nodes.
   */
  List<NodeLoad> loads(NodeUses uses) {
    List<NodeLoad> unused = unusedNodes.get(this);
    if (uses.byNode().isEmpty()) {
      return unused;
    }
    List<NodeLoad> loads = new ArrayList<>(unused);
    int node = 0;
    for (Map.Entry<NodeId, NodeUse> used : uses.byNode().entrySet()) {
      // All is in the same order.
      while (node < loads.size() && idOf(loads.get(node)).compareTo(used.getKey()) < 0) {
        node++;
      }
      if (node < loads.size() && idOf(loads.get(node)).equals(used.getKey())) {
        loads.set(node, loads.get(node).with(used.getValue()));
      }
    }
    return loads;
  }

  private static NodeId idOf(NodeLoad load) {
    return load.node().id();
  }

  /** The nodes without what is in use of them, worked out when first asked for. */
  private static final class UnusedNodes {
    private volatile @Nullable List<NodeLoad> known;

    List<NodeLoad> get(NodeTable table) {
      List<NodeLoad> found = known;
      if (found == null) {
        List<NodeLoad> all = new ArrayList<>(table.all.size());
        Iterator<ComputedClass> classesInOrder = table.classOf.values().iterator();
        table
            .all
            .values()
            .forEach(node -> all.add(new NodeLoad(node, classesInOrder.next(), NodeUse.NONE)));
        found = List.copyOf(all);
        known = found;
      }
      return found;
    }
  }
}
