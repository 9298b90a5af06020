package dev.caravan.core.model;

/** Names an allocation: one placement of a task group on a node. */
public record AllocationId(String value) implements UniqueId, Comparable<AllocationId> {
  @Override
  public int compareTo(AllocationId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
