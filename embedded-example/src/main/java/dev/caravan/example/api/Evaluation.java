package dev.caravan.example.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One run of the scheduler for a job. */
public record Evaluation(
    String id,
    int priority,
    String type,
    String triggeredBy,
    String jobId,
    String nodeId,
    String deploymentId,
    String status,
    String statusDescription,
    @Nullable Instant waitUntil,
    String nextEval,
    String previousEval,
    String blockedEval,
    @JsonProperty("FailedTGAllocs") Map<String, PlacementMetrics> failedPlacements,
    @Nullable Instant createTime,
    @Nullable Instant modifyTime,
    long createIndex,
    long modifyIndex) {

  /** Whether it waits until something else has happened; what is watched never waits for room. */
  public boolean isHeld() {
    return status.equals("blocked");
  }

  /** Whether nothing more will come of it. */
  public boolean isTerminal() {
    return switch (status) {
      case "complete", "failed", "canceled" -> true;
      default -> false;
    };
  }
}
