package dev.caravan.core.model;

/** Names an evaluation: one run of the scheduler for a job. */
public record EvaluationId(String value) implements UniqueId, Comparable<EvaluationId> {
  @Override
  public int compareTo(EvaluationId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
