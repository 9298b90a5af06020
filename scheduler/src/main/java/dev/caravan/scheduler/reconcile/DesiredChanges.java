package dev.caravan.scheduler.reconcile;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.Deployment.GroupGoal;
import dev.caravan.core.model.DesiredUpdates;
import dev.caravan.core.model.Evaluation.Trigger;
import dev.caravan.core.model.NodeId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What should be done so that a job is as it was declared.
 *
 * @param stops allocations to end, whether or not something takes their place
 * @param inPlaceUpdates allocations that go on with the newest declaration
 * @param placements allocations to place
 * @param connections what is to be noted of allocations out of sight, or in sight again
 * @param followUps evaluations that are to go on with it later
 * @param deploymentEnd what becomes of the deployment that there is; null if it goes on
 * @param newDeployment goals by group of a deployment to begin; empty if none is to begin
 * @param desiredUpdates by group: all this, counted
 */
public record DesiredChanges(
    List<Stop> stops,
    List<Allocation> inPlaceUpdates,
    List<PlacementRequest> placements,
    ConnectionChanges connections,
    List<FollowUp> followUps,
    @Nullable DeploymentEnd deploymentEnd,
    Map<String, GroupGoal> newDeployment,
    Map<String, DesiredUpdates> desiredUpdates) {

  public DesiredChanges {
    stops = List.copyOf(stops);
    inPlaceUpdates = List.copyOf(inPlaceUpdates);
    placements = List.copyOf(placements);
    followUps = List.copyOf(followUps);
    newDeployment = Map.copyOf(newDeployment);
    desiredUpdates = Map.copyOf(desiredUpdates);
  }

  /**
   * An allocation to end.
   *
   * @param lost whether its node is gone, so that nobody will report its end
   */
  public record Stop(Allocation allocation, String reason, boolean lost) {}

  /** Why an allocation is to be placed. */
  public enum Cause {
    /** There are fewer than the count. */
    MISSING,
    /** It is tried out beside the version before. */
    CANARY,
    /** One of an older version has to give way. */
    UPDATED,
    /** One is to be stopped and replaced. */
    MIGRATED,
    /** One failed. */
    RESCHEDULED,
    /** One was lost with its node. */
    LOST,
    /** One is out of sight, and may still run. */
    DISCONNECTED
  }

  /**
   * An allocation to place.
   *
   * @param taskGroup its group
   * @param name its name
   * @param jobVersion the version of the job that it is to run
   * @param cause why it is placed
   * @param canary whether it is tried out beside the version before
   * @param replaces the allocation that ends or has ended for it, if any
   * @param node the only node that will do; null if any that takes it will
   */
  public record PlacementRequest(
      String taskGroup,
      String name,
      long jobVersion,
      Cause cause,
      boolean canary,
      @Nullable Allocation replaces,
      @Nullable NodeId node) {

    /** An allocation to place on any node. */
    public PlacementRequest(
        String taskGroup,
        String name,
        long jobVersion,
        Cause cause,
        boolean canary,
        @Nullable Allocation replaces) {
      this(taskGroup, name, jobVersion, cause, canary, replaces, null);
    }

    /**
     * What ends, or has ended, for it: nothing where it only stands in for what is out of sight.
     */
    public @Nullable Allocation ending() {
      return cause == Cause.DISCONNECTED ? null : replaces;
    }
  }

  /**
   * An evaluation to be made, and to be worked on later.
   *
   * @param at when
   * @param trigger what asks for it
   * @param reason what it waits for
   * @param allocations the allocations that it is made for
   */
  public record FollowUp(Instant at, Trigger trigger, String reason, List<Allocation> allocations) {
    public FollowUp {
      allocations = List.copyOf(allocations);
    }

    /** An evaluation that is to replace failed allocations. */
    public FollowUp(Instant at, List<Allocation> allocations) {
      this(at, Trigger.ALLOC_FAILURE, Reasons.FOLLOW_UP, allocations);
    }

    static FollowUp ofRollingUpdate(Instant at) {
      return new FollowUp(at, Trigger.ROLLING_UPDATE, Reasons.STAGGERED, List.of());
    }
  }

  /**
   * The end of a deployment.
   *
   * @param successful whether it reached its goal; otherwise it is cancelled
   * @param reason why, in Nomad's words
   */
  public record DeploymentEnd(boolean successful, String reason) {}
}
