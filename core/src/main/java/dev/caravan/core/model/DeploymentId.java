package dev.caravan.core.model;

/** Names a deployment: one roll-out of a job version. */
public record DeploymentId(String value) implements UniqueId, Comparable<DeploymentId> {
  @Override
  public int compareTo(DeploymentId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
