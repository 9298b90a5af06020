package dev.caravan.example.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.caravan.core.diff.JobDiff;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What registering a job would do.
 *
 * @param diff what differs; null if it was not asked for
 * @param nearestMisses by group that could not be placed: the node to which the least would have to
 *     change; only Caravan's servers tell
 * @param waitsFor what would have to happen before anything is placed; only Caravan's servers tell
 * @param notes what of the job is kept and has no effect; only Caravan's servers tell
 */
public record Plan(
    @Nullable Annotations annotations,
    @JsonProperty("FailedTGAllocs") Map<String, PlacementMetrics> failedPlacements,
    Map<String, NearestMiss> nearestMisses,
    long jobModifyIndex,
    @Nullable JobDiff diff,
    @Nullable Instant nextPeriodicLaunch,
    String waitsFor,
    String warnings,
    List<String> notes) {

  /** A node that would not do, and all that it lacks, in one line. */
  public record NearestMiss(String nodeName, String text) {}

  /**
   * What the scheduler would do.
   *
   * @param desiredUpdates by task group
   * @param preemptedAllocs allocations of less urgent jobs that would end to make room
   */
  public record Annotations(
      @JsonProperty("DesiredTGUpdates") Map<String, Updates> desiredUpdates,
      List<Preempted> preemptedAllocs) {}

  /** An allocation that would be preempted. */
  public record Preempted(
      String id,
      String namespace,
      @JsonProperty("JobID") String jobId,
      String jobType,
      String taskGroup) {}

  /** Allocations, counted by what would be done with them. */
  public record Updates(int place, int stop, int migrate, int destructiveUpdate, int canary) {
    boolean changesAllocations() {
      return place + stop + migrate + destructiveUpdate + canary > 0;
    }
  }

  /** The allocations of less urgent jobs that would end to make room. */
  public List<Preempted> preempted() {
    return annotations == null ? List.of() : annotations.preemptedAllocs();
  }

  /** Whether allocations would be placed or stopped. */
  public boolean changesAllocations() {
    return annotations != null
        && annotations.desiredUpdates().values().stream().anyMatch(Updates::changesAllocations);
  }
}
