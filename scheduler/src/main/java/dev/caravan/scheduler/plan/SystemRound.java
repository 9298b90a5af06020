package dev.caravan.scheduler.plan;

import dev.caravan.core.model.AllocatedResources;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.IdSource;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.PlacementMetrics;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.state.ClusterState;
import dev.caravan.scheduler.feasibility.Eligibility;
import dev.caravan.scheduler.feasibility.NodeRoom;
import dev.caravan.scheduler.feasibility.ResourceAsk;
import dev.caravan.scheduler.plan.JobRankings.OfGroup;
import dev.caravan.scheduler.plan.Plan.Placement;
import dev.caravan.scheduler.ranking.NodeChoice;
import dev.caravan.scheduler.ranking.PlacementOptions;
import dev.caravan.scheduler.reconcile.DesiredChanges.PlacementRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Places allocations of a system job, each on the node that it is for; each sees what the ones
 * before it took.
 */
final class SystemRound {
  private final Job job;
  private final JobRankings rankings;
  private final Preemption preemption;
  private final IdSource ids;

  private final List<Placement> placements = new ArrayList<>();
  private final Map<String, PlacementMetrics> failed = new HashMap<>();
  private final Map<String, Integer> queued = new HashMap<>();
  private final Set<NodeId> nodesWithoutRoom = new TreeSet<>();

  SystemRound(
      RegisteredJob registered,
      ClusterState state,
      Eligibility eligibility,
      PlacementOptions options,
      IdSource ids) {
    this.job = registered.job();
    this.rankings = new JobRankings(registered, state, eligibility, options);
    this.preemption = new Preemption(state, registered, rankings.room());
    this.ids = ids;
    job.taskGroups().forEach(group -> queued.put(group.name(), 0));
  }

  List<Placement> placements() {
    return placements;
  }

  /** By group: what the first node lacked of those that lack something, and how many more do. */
  Map<String, PlacementMetrics> failed() {
    return failed;
  }

  Map<String, Integer> queued() {
    return queued;
  }

  Set<NodeId> nodesWithoutRoom() {
    return nodesWithoutRoom;
  }

  /** Whether the node of an allocation has room for its next version, once it has ended. */
  boolean hasRoomForUpdate(Allocation old) {
    Optional<ResourceAsk> ask = job.taskGroup(old.taskGroup()).map(ResourceAsk::of);
    ClusterRoom room = rankings.room();
    room.giveBack(old);
    boolean fits =
        ask.isPresent() && room.of(old.nodeId()).filter(node -> fits(ask.get(), node)).isPresent();
    room.take(old);
    return fits;
  }

  private boolean fits(ResourceAsk ask, NodeRoom node) {
    return node.check(ask).isEmpty() || preemption.canMakeRoom(node, ask);
  }

  void place(PlacementRequest request) {
    OfGroup group = rankings.of(request);
    NodeId node = Objects.requireNonNull(request.node(), "node");
    rankings.free(request.ending());
    NodeChoice choice = choose(group, rankings.room().of(node).orElseThrow());
    if (choice.room() == null) {
      rankings.restore(request.ending());
      fail(request.taskGroup(), node, choice.metrics());
    } else {
      accept(request, group, choice.room(), choice);
    }
  }

  private NodeChoice choose(OfGroup group, NodeRoom node) {
    NodeChoice alone = group.ranking().only(node);
    return alone.room() != null ? alone : preemption.makeRoom(alone, group, List.of(node));
  }

  private void accept(PlacementRequest request, OfGroup group, NodeRoom node, NodeChoice choice) {
    AllocationId id = new AllocationId(ids.next());
    AllocatedResources resources = rankings.assign(group, node, choice, id.value());
    rankings.place(request, resources, node, choice);
    preemption.accept(choice.preempted());
    placements.add(
        new Placement(
            id, request, node.node(), resources, choice.preempted(), List.of(), choice.metrics()));
  }

  /** A node that is ruled out by what is on others is no failure, as one of the wrong kind. */
  private void fail(String group, NodeId node, PlacementMetrics metrics) {
    if (metrics.nodesFiltered() > 0) {
      return;
    }
    failed.merge(group, metrics, (first, next) -> first.coalesced());
    queued.merge(group, 1, Integer::sum);
    nodesWithoutRoom.add(node);
  }
}
