package dev.caravan.scheduler.plan;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.ResourceShare;
import dev.caravan.core.state.ClusterState;
import dev.caravan.scheduler.feasibility.NodeRoom;
import dev.caravan.scheduler.plan.Plan.InPlaceUpdate;
import dev.caravan.scheduler.plan.Plan.Placement;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks a plan against a newer state than the one it was made on. A plan that does not hold any
 * more is made anew.
 */
public final class PlanCheck {
  private final Plan plan;
  private final ClusterState newest;
  private final ClusterRoom room;

  private PlanCheck(Plan plan, ClusterState newest) {
    this.plan = plan;
    this.newest = newest;
    this.room = new ClusterRoom(newest);
  }

  /** Whether a plan can be carried out as it is. */
  public static boolean holds(Plan plan, ClusterState newest) {
    PlanCheck check = new PlanCheck(plan, newest);
    return check.jobIsTheSame()
        && check.deploymentIsTheSame()
        && check.isLetGo()
        && check.allocationsGoOn()
        && check.connectionsAreTheSame()
        && check.placementsFit();
  }

  private boolean jobIsTheSame() {
    return newest
        .job(plan.jobId())
        .map(job -> job.modifyIndex() == plan.jobModifyIndex())
        .orElse(plan.jobModifyIndex() == 0);
  }

  /** Whether nobody failed, paused or promoted the deployment meanwhile. */
  private boolean deploymentIsTheSame() {
    Deployment before = plan.deploymentBefore();
    Optional<Deployment> now = newest.newestDeployment(plan.jobId());
    return before == null
        ? now.isEmpty()
        : now.filter(one -> one.id().equals(before.id()))
            .filter(one -> one.status() == before.status())
            .filter(one -> one.requiresPromotion() == before.requiresPromotion())
            .isPresent();
  }

  /** Whether nothing has to happen any more before something is placed. */
  private boolean isLetGo() {
    return plan.placements().isEmpty()
        || newest.job(plan.jobId()).flatMap(new StartGate(newest)::waitsFor).isEmpty();
  }

  private boolean allocationsGoOn() {
    return plan.inPlaceUpdates().stream()
        .map(InPlaceUpdate::allocation)
        .allMatch(allocation -> isLive(allocation.id()));
  }

  private boolean connectionsAreTheSame() {
    return Stream.concat(
            plan.connections().disconnecting().stream(), plan.connections().reconnecting().stream())
        .allMatch(this::isAsSeenAsBefore);
  }

  private boolean isAsSeenAsBefore(Allocation allocation) {
    return newest
        .allocation(allocation.id())
        .filter(now -> now.isUnknown() == allocation.isUnknown())
        .isPresent();
  }

  private boolean isLive(AllocationId id) {
    return newest.allocation(id).map(allocation -> !allocation.isTerminal()).orElse(false);
  }

  private boolean placementsFit() {
    return plan.placements().stream().allMatch(this::fits);
  }

  private @Nullable Allocation asItIsNow(@Nullable Allocation allocation) {
    return allocation == null ? null : newest.allocation(allocation.id()).orElse(null);
  }

  private boolean fits(Placement placement) {
    NodeId id = placement.node().id();
    Optional<NodeRoom> node = room.of(id).filter(any -> any.node().acceptsPlacements());
    Allocation replaced = asItIsNow(placement.request().ending());
    if (replaced != null) {
      room.giveBack(replaced);
    }
    if (node.isEmpty() || !placement.preempted().stream().allMatch(this::canGiveWay)) {
      return false;
    }
    placement.preempted().forEach(room::giveBack);
    boolean fits = node.get().hasFree(ResourceShare.of(placement.resources()));
    placement.preempted().forEach(room::take);
    room.place(placement.resources(), node.get(), replaced, placement.preempted());
    return fits;
  }

  /** Whether an allocation that is to be preempted is as it was. */
  private boolean canGiveWay(Allocation preempted) {
    return isLive(preempted.id())
        && newest
            .allocation(preempted.id())
            .filter(now -> now.jobVersion() == preempted.jobVersion())
            .isPresent();
  }
}
