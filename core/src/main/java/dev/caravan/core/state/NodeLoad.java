package dev.caravan.core.state;

import dev.caravan.core.model.ComputedClass;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.NodeResources;

/**
 * A node, and how much of it is in use. What every plan asks of every node is kept beside the node,
 * so that a look at all of them need not follow each one through memory.
 */
public final class NodeLoad {
  private final Node node;
  private final ComputedClass computedClass;
  private final NodeUse use;
  private final boolean acceptsPlacements;
  private final int cpuMhz;
  private final int memoryMb;
  private final int diskMb;

  /**
   * A node of which something, or nothing, is in use.
   *
   * @param computedClass what it is like; one and the same object for all nodes that are alike
   * @param use what allocations hold of it
   */
  public NodeLoad(Node node, ComputedClass computedClass, NodeUse use) {
    NodeResources all = node.spec().resources();
    this.node = node;
    this.computedClass = computedClass;
    this.use = use;
    this.acceptsPlacements = node.acceptsPlacements();
    this.cpuMhz = all.cpuMhz();
    this.memoryMb = all.memoryMb();
    this.diskMb = all.diskMb();
  }

  private NodeLoad(NodeLoad same, NodeUse use) {
    this.node = same.node;
    this.computedClass = same.computedClass;
    this.use = use;
    this.acceptsPlacements = same.acceptsPlacements;
    this.cpuMhz = same.cpuMhz;
    this.memoryMb = same.memoryMb;
    this.diskMb = same.diskMb;
  }

  /** The same node with this in use of it. */
  NodeLoad with(NodeUse inUse) {
    return new NodeLoad(this, inUse);
  }

  /** The node. */
  public Node node() {
    return node;
  }

  /** What it is like; one and the same object for all nodes that are alike. */
  public ComputedClass computedClass() {
    return computedClass;
  }

  /** What allocations hold of it. */
  public NodeUse use() {
    return use;
  }

  /** As {@link Node#acceptsPlacements} says. */
  public boolean acceptsPlacements() {
    return acceptsPlacements;
  }

  /** CPU of the node, in use or not, in MHz. */
  public int cpuMhz() {
    return cpuMhz;
  }

  /** Memory of the node, in use or not, in MiB. */
  public int memoryMb() {
    return memoryMb;
  }

  /** Disk of the node, in use or not, in MiB. */
  public int diskMb() {
    return diskMb;
  }
}
