package dev.caravan.core.view;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.PlacementMetrics;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A job as {@code job status} shows it.
 *
 * @param id its id
 * @param name its name
 * @param submittedAt when its newest version was registered
 * @param type its type
 * @param priority its priority
 * @param datacenters where it may be placed
 * @param phase pending, running or dead
 * @param stopped whether somebody stopped it
 * @param version its newest version
 * @param stable whether that version has been rolled out successfully
 * @param modifyIndex what a check index is compared with
 * @param summary by task group, in the order of the job
 * @param waitsFor what has to happen before anything of it is placed; null if it does not wait for
 *     that
 * @param placementFailures by group: why allocations wait to be placed; empty if none does
 * @param latestDeployment its newest deployment, if any
 * @param allocations newest first
 * @param children what was launched or dispatched of it, counted; null for a job that runs
 *     something itself
 */
public record JobStatus(
    JobId id,
    String name,
    Instant submittedAt,
    JobType type,
    int priority,
    List<String> datacenters,
    Phase phase,
    boolean stopped,
    long version,
    boolean stable,
    long modifyIndex,
    List<GroupSummary> summary,
    @Nullable String waitsFor,
    Map<String, PlacementMetrics> placementFailures,
    @Nullable Deployment latestDeployment,
    List<Allocation> allocations,
    @Nullable ChildSummary children) {

  /** Where a job is in its life; found out from its allocations and evaluations, never stored. */
  public enum Phase {
    /** Something is still to be placed. */
    PENDING("pending"),
    /** Something runs or is about to. */
    RUNNING("running"),
    /** Nothing runs, and nothing will by itself. */
    DEAD("dead");

    private final String word;

    Phase(String word) {
      this.word = word;
    }

    /** Nomad's word for it. */
    public String word() {
      return word;
    }
  }

  /** Allocations of a task group, counted by where they are in their life. */
  public record GroupSummary(
      String taskGroup,
      int queued,
      int starting,
      int running,
      int failed,
      int complete,
      int lost,
      int unknown) {}

  /** The children of a job, counted by where they are in their life. */
  public record ChildSummary(int pending, int running, int dead) {}

  /** {@code running}, {@code dead (stopped)} … as status output shows it. */
  public String statusText() {
    return stopped && phase == Phase.DEAD ? "dead (stopped)" : phase.word();
  }
}
