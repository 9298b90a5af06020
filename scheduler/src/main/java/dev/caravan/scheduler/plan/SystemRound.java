package dev.caravan.scheduler.plan;

import dev.caravan.core.model.AllocatedResources;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.IdSource;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.PlacementMetrics;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.state.ClusterState;
import dev.caravan.scheduler.feasibility.Eligibility;
import dev.caravan.scheduler.feasibility.NodeRoom;
import dev.caravan.scheduler.feasibility.PlacedAllocations;
import dev.caravan.scheduler.feasibility.ResourceAsk;
import dev.caravan.scheduler.feasibility.ResourceAssigner;
import dev.caravan.scheduler.plan.Plan.Placement;
import dev.caravan.scheduler.ranking.NodeChoice;
import dev.caravan.scheduler.ranking.NodeRanking;
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
import org.jspecify.annotations.Nullable;

/**
 * Places allocations of a system job, each on the node that it is for; each sees what the ones
 * before it took.
 */
final class SystemRound {
  private final RegisteredJob registered;
  private final Job job;
  private final ClusterRoom room;
  private final Eligibility eligibility;
  private final PlacementOptions options;
  private final IdSource ids;
  private final PlacedAllocations placed;
  private final Preemption preemption;
  private final Map<String, NodeRanking> rankings = new HashMap<>();

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
    this.registered = registered;
    this.job = registered.job();
    this.room = new ClusterRoom(state);
    this.eligibility = eligibility;
    this.options = options;
    this.placed = room.placed(job.id());
    this.preemption = new Preemption(state, registered, room);
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
    NodeId node = Objects.requireNonNull(request.node(), "node");
    TaskGroup group = job.taskGroup(request.taskGroup()).orElseThrow();
    Allocation replaced = request.replaces();
    free(replaced);
    NodeChoice choice = choose(group, room.of(node).orElseThrow());
    if (choice.room() == null) {
      restore(replaced);
      fail(group, node, choice.metrics());
    } else {
      accept(request, group, choice.room(), choice);
    }
  }

  private NodeChoice choose(TaskGroup group, NodeRoom node) {
    NodeChoice alone = ranking(group).only(node);
    return alone.room() != null ? alone : preemption.makeRoom(alone, ranking(group), List.of(node));
  }

  private NodeRanking ranking(TaskGroup group) {
    return rankings.computeIfAbsent(
        group.name(),
        any ->
            new NodeRanking(
                job,
                group,
                eligibility.of(group, registered.version()),
                room.all(),
                placed,
                options));
  }

  private void free(@Nullable Allocation replaced) {
    if (replaced != null) {
      room.giveBack(replaced);
      count(replaced, -1);
    }
  }

  private void restore(@Nullable Allocation replaced) {
    if (replaced != null) {
      room.take(replaced);
      count(replaced, 1);
    }
  }

  private void count(Allocation allocation, int howMany) {
    if (!allocation.isTerminal()) {
      room.of(allocation.nodeId()).ifPresent(node -> count(allocation.taskGroup(), node, howMany));
    }
  }

  private void count(String group, NodeRoom node, int howMany) {
    placed.add(group, node.index(), howMany);
    for (NodeRanking ranking : rankings.values()) {
      ranking.counted(group, node.index(), howMany);
    }
  }

  private void accept(PlacementRequest request, TaskGroup group, NodeRoom node, NodeChoice choice) {
    AllocationId id = new AllocationId(ids.next());
    AllocatedResources resources = ResourceAssigner.assign(group, node, id.value());
    room.place(resources, node, request.replaces(), choice.preempted());
    preemption.accept(choice.preempted());
    count(group.name(), node, 1);
    placements.add(
        new Placement(
            id, request, node.node(), resources, choice.preempted(), List.of(), choice.metrics()));
  }

  /** A node that is ruled out by what is on others is no failure, as one of the wrong kind. */
  private void fail(TaskGroup group, NodeId node, PlacementMetrics metrics) {
    if (metrics.nodesFiltered() > 0) {
      return;
    }
    failed.merge(group.name(), metrics, (first, next) -> first.coalesced());
    queued.merge(group.name(), 1, Integer::sum);
    nodesWithoutRoom.add(node);
  }
}
