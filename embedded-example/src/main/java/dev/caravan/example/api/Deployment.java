package dev.caravan.example.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One roll-out of a job version. */
public record Deployment(
    String id,
    String jobId,
    long jobVersion,
    String status,
    String statusDescription,
    Map<String, Group> taskGroups,
    long createIndex,
    long modifyIndex) {

  /** How far it is with a task group. */
  public record Group(
      boolean autoRevert,
      @Nullable Duration progressDeadline,
      @Nullable Instant requireProgressBy,
      boolean promoted,
      int desiredCanaries,
      int desiredTotal,
      int placedAllocs,
      int healthyAllocs,
      int unhealthyAllocs) {}

  /** Whether it may still change. */
  public boolean isActive() {
    return switch (status) {
      case "successful", "failed", "cancelled" -> false;
      default -> true;
    };
  }
}
