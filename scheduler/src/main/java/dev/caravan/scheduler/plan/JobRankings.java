package dev.caravan.scheduler.plan;

import dev.caravan.core.model.AllocatedResources;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.state.ClusterState;
import dev.caravan.scheduler.feasibility.Eligibility;
import dev.caravan.scheduler.feasibility.GroupResources;
import dev.caravan.scheduler.feasibility.NodeRoom;
import dev.caravan.scheduler.feasibility.PlacedAllocations;
import dev.caravan.scheduler.ranking.NodeChoice;
import dev.caravan.scheduler.ranking.NodeRanking;
import dev.caravan.scheduler.ranking.PlacementOptions;
import dev.caravan.scheduler.reconcile.DesiredChanges.PlacementRequest;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The nodes ranked for each group of a job, in one plan in the making, and what that is based on:
 * what is left on the nodes, and what of the job is there. All rankings are told of each change.
 */
final class JobRankings {
  private final RegisteredJob job;
  private final ClusterRoom room;
  private final Eligibility eligibility;
  private final PlacementOptions options;
  private final PlacedAllocations placed;
  private final boolean memoryOversubscription;
  private final Map<Declared, OfGroup> known = new HashMap<>();

  JobRankings(
      RegisteredJob job, ClusterState state, Eligibility eligibility, PlacementOptions options) {
    this.job = job;
    this.room = new ClusterRoom(state);
    this.eligibility = eligibility;
    this.options = options;
    this.placed = room.placed(job.job().id());
    this.memoryOversubscription = state.schedulerConfiguration().memoryOversubscription();
  }

  /** A group as a version of the job declares it. */
  private record Declared(String group, long jobVersion) {}

  /**
   * What is known of a group.
   *
   * @param resources what its allocations get
   * @param ranking the nodes for it
   * @param priority how urgent the job is in that version
   * @param hasStickyDisk whether what takes an allocation's place should be where that was
   */
  record OfGroup(
      GroupResources resources, NodeRanking ranking, int priority, boolean hasStickyDisk) {}

  ClusterRoom room() {
    return room;
  }

  /** That of the group of which an allocation is to be placed. */
  OfGroup of(PlacementRequest request) {
    return known.computeIfAbsent(
        new Declared(request.taskGroup(), request.jobVersion()), this::rank);
  }

  private OfGroup rank(Declared declared) {
    Job declaration = job.version(declared.jobVersion()).orElse(job.job());
    TaskGroup group = declaration.taskGroup(declared.group()).orElseThrow();
    return new OfGroup(
        new GroupResources(group, memoryOversubscription),
        new NodeRanking(
            declaration,
            group,
            eligibility.of(group, declared.jobVersion()),
            room.all(),
            placed,
            options),
        declaration.priority(),
        group.ephemeralDisk().sticky());
  }

  /**
   * Takes note that an allocation is to be stopped without a successor: it counts no more, but
   * holds its room.
   */
  void stop(Allocation allocation) {
    count(allocation, -1);
  }

  /** Looks at nodes as if an allocation had ended, for one that is to take its place. */
  void free(@Nullable Allocation ending) {
    if (ending != null) {
      room.giveBack(ending);
      noteChange(ending.nodeId());
      count(ending, -1);
    }
  }

  /** Undoes {@link #free}. */
  void restore(@Nullable Allocation ending) {
    if (ending != null) {
      room.take(ending);
      noteChange(ending.nodeId());
      count(ending, 1);
    }
  }

  /**
   * What an allocation gets on the node that was chosen for it: of what is preempted there, too,
   * since it waits for that to end.
   *
   * @param seed as {@link GroupResources#assign} says
   */
  AllocatedResources assign(OfGroup group, NodeRoom node, NodeChoice choice, String seed) {
    choice.preempted().forEach(room::giveBack);
    AllocatedResources resources = group.resources().assign(node, seed);
    choice.preempted().forEach(room::take);
    return resources;
  }

  /** Takes note that an allocation is to be placed; what ends for it was freed. */
  void place(
      PlacementRequest request, AllocatedResources resources, NodeRoom node, NodeChoice choice) {
    Allocation ending = request.ending();
    room.place(resources, node, ending, choice.preempted());
    if (ending != null) {
      noteChange(ending.nodeId());
    }
    count(request.taskGroup(), node, 1);
  }

  private void noteChange(NodeId node) {
    room.of(node)
        .ifPresent(
            changed -> known.values().forEach(group -> group.ranking().changed(changed.index())));
  }

  private void count(Allocation allocation, int howMany) {
    if (!allocation.isTerminal()) {
      room.of(allocation.nodeId()).ifPresent(node -> count(allocation.taskGroup(), node, howMany));
    }
  }

  private void count(String group, NodeRoom node, int howMany) {
    placed.add(group, node.index(), howMany);
    known.values().forEach(other -> other.ranking().counted(group, node.index(), howMany));
  }
}
