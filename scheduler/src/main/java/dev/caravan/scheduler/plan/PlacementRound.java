package dev.caravan.scheduler.plan;

import dev.caravan.core.model.AllocatedResources;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.IdSource;
import dev.caravan.core.model.PlacementMetrics;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.model.RescheduleEvent;
import dev.caravan.core.state.ClusterState;
import dev.caravan.scheduler.feasibility.Eligibility;
import dev.caravan.scheduler.feasibility.NodeRoom;
import dev.caravan.scheduler.plan.JobRankings.OfGroup;
import dev.caravan.scheduler.plan.Plan.Placement;
import dev.caravan.scheduler.ranking.NodeChoice;
import dev.caravan.scheduler.ranking.NodeRanking;
import dev.caravan.scheduler.ranking.PlacementOptions;
import dev.caravan.scheduler.reconcile.DesiredChanges.Cause;
import dev.caravan.scheduler.reconcile.DesiredChanges.PlacementRequest;
import dev.caravan.scheduler.reconcile.Rescheduling;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Places one allocation of a job after the other; each sees what the ones before it took. */
final class PlacementRound {
  private final RegisteredJob job;
  private final JobRankings rankings;
  private final Preemption preemption;
  private final IdSource ids;
  private final Instant now;

  private final List<Placement> placements = new ArrayList<>();
  private final Map<String, PlacementMetrics> failed = new HashMap<>();
  private final Map<String, Integer> queued = new HashMap<>();

  PlacementRound(
      RegisteredJob job,
      ClusterState state,
      Eligibility eligibility,
      PlacementOptions options,
      IdSource ids,
      Instant now) {
    this.job = job;
    this.rankings = new JobRankings(job, state, eligibility, options);
    this.preemption = new Preemption(state, job, rankings.room());
    this.ids = ids;
    this.now = now;
    job.job().taskGroups().forEach(group -> queued.put(group.name(), 0));
  }

  List<Placement> placements() {
    return placements;
  }

  Map<String, PlacementMetrics> failed() {
    return failed;
  }

  Map<String, Integer> queued() {
    return queued;
  }

  /** Takes note that an allocation is to be stopped without a successor. */
  void stop(Allocation allocation) {
    rankings.stop(allocation);
  }

  void place(PlacementRequest request) {
    OfGroup group = rankings.of(request);
    PlacementMetrics failure = failed.get(request.taskGroup());
    if (failure != null && request.ending() == null) {
      // What did not fit once does not fit now, unless something ends for it: it is only counted.
      fail(request, failure.coalesced());
      return;
    }
    rankings.free(request.ending());
    NodeChoice choice = choose(group, request);
    if (choice.room() == null) {
      rankings.restore(request.ending());
      fail(request, failure == null ? choice.metrics() : failure.coalesced());
    } else {
      accept(request, group, choice.room(), choice);
    }
  }

  private NodeChoice choose(OfGroup group, PlacementRequest request) {
    return whereItsDiskIs(group, request).orElseGet(() -> chooseAmongAll(group, request));
  }

  /** The node of a sticky disk is looked at first, and alone, as in Nomad. */
  private Optional<NodeChoice> whereItsDiskIs(OfGroup group, PlacementRequest request) {
    Allocation replaced = request.replaces();
    return replaced == null || request.canary() || !group.hasStickyDisk()
        ? Optional.empty()
        : rankings
            .room()
            .of(replaced.nodeId())
            .map(group.ranking()::only)
            .filter(choice -> choice.room() != null);
  }

  private NodeChoice chooseAmongAll(OfGroup group, PlacementRequest request) {
    NodeRanking ranking = group.ranking();
    NodeChoice choice = ranking.best(failedOn(request.replaces()));
    return choice.room() != null
        ? choice
        : preemption.makeRoom(choice, group, ranking.withoutRoom());
  }

  private Set<Integer> failedOn(@Nullable Allocation replaced) {
    return replaced == null
        ? Set.of()
        : Rescheduling.failedOn(replaced).stream()
            .flatMap(node -> rankings.room().of(node).stream())
            .map(NodeRoom::index)
            .collect(Collectors.toCollection(TreeSet::new));
  }

  private void accept(PlacementRequest request, OfGroup group, NodeRoom node, NodeChoice choice) {
    AllocationId id = new AllocationId(ids.next());
    AllocatedResources resources = rankings.assign(group, node, choice, id.value());
    rankings.place(request, resources, node, choice);
    preemption.accept(choice.preempted());
    placements.add(
        new Placement(
            id,
            request,
            node.node(),
            resources,
            choice.preempted(),
            rescheduleEvents(request),
            choice.metrics()));
  }

  private List<RescheduleEvent> rescheduleEvents(PlacementRequest request) {
    Allocation failed = request.replaces();
    return failed == null || request.cause() != Cause.RESCHEDULED
        ? List.of()
        : Rescheduling.policy(job, failed)
            .map(policy -> Rescheduling.events(failed, policy, now))
            .orElse(List.of());
  }

  private void fail(PlacementRequest request, PlacementMetrics metrics) {
    failed.put(request.taskGroup(), metrics);
    queued.merge(request.taskGroup(), 1, Integer::sum);
  }
}
