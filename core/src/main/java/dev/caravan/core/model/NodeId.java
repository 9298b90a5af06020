package dev.caravan.core.model;

/** Names a node: a place where allocations run. */
public record NodeId(String value) implements UniqueId, Comparable<NodeId> {
  @Override
  public int compareTo(NodeId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
