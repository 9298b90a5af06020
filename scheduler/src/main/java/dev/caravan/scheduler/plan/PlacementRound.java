package dev.caravan.scheduler.plan;

import dev.caravan.core.model.AllocatedResources;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.IdSource;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.PlacementMetrics;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.model.RescheduleEvent;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.state.ClusterState;
import dev.caravan.scheduler.feasibility.Eligibility;
import dev.caravan.scheduler.feasibility.GroupResources;
import dev.caravan.scheduler.feasibility.NodeRoom;
import dev.caravan.scheduler.feasibility.PlacedAllocations;
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
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Places one allocation of a job after the other; each sees what the ones before it took. */
final class PlacementRound {
  private final RegisteredJob job;
  private final ClusterRoom room;
  private final Eligibility eligibility;
  private final PlacementOptions options;
  private final IdSource ids;
  private final Instant now;
  private final PlacedAllocations placed;
  private final Preemption preemption;
  private final Map<Declared, GroupRound> rounds = new HashMap<>();

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
    this.room = new ClusterRoom(state);
    this.eligibility = eligibility;
    this.options = options;
    this.ids = ids;
    this.now = now;
    this.placed = room.placed(job.job().id());
    this.preemption = new Preemption(state, job, room);
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

  /**
   * Takes note that an allocation is to be stopped without a successor: it counts no more, but
   * holds its room.
   */
  void stop(Allocation allocation) {
    count(allocation, -1);
  }

  void place(PlacementRequest request) {
    GroupRound round =
        rounds.computeIfAbsent(
            new Declared(request.taskGroup(), request.jobVersion()), this::roundFor);
    PlacementMetrics failure = failed.get(request.taskGroup());
    if (failure != null && request.ending() == null) {
      // What did not fit once does not fit now, unless something ends for it: it is only counted.
      fail(request, failure.coalesced());
      return;
    }
    free(request.ending());
    NodeChoice choice = choose(round, request);
    if (choice.room() == null) {
      restore(request.ending());
      fail(request, failure == null ? choice.metrics() : failure.coalesced());
    } else {
      accept(request, round, choice.room(), choice);
    }
  }

  private NodeChoice choose(GroupRound round, PlacementRequest request) {
    NodeChoice choice = round.ranking().best(failedOn(request.replaces()));
    return choice.room() != null
        ? choice
        : preemption.makeRoom(choice, round.ranking(), round.ranking().withoutRoom());
  }

  private GroupRound roundFor(Declared declared) {
    Job declaration = job.version(declared.jobVersion()).orElse(job.job());
    TaskGroup group = declaration.taskGroup(declared.group()).orElseThrow();
    return new GroupRound(
        new GroupResources(group),
        new NodeRanking(
            declaration,
            group,
            eligibility.of(group, declared.jobVersion()),
            room.all(),
            placed,
            options));
  }

  private Set<Integer> failedOn(@Nullable Allocation replaced) {
    return replaced == null
        ? Set.of()
        : Rescheduling.failedOn(replaced).stream()
            .flatMap(node -> room.of(node).stream())
            .map(NodeRoom::index)
            .collect(Collectors.toCollection(TreeSet::new));
  }

  private void accept(
      PlacementRequest request, GroupRound round, NodeRoom node, NodeChoice choice) {
    AllocationId id = new AllocationId(ids.next());
    AllocatedResources resources = round.resources().assign(node, id.value());
    Allocation ending = request.ending();
    room.place(resources, node, ending, choice.preempted());
    preemption.accept(choice.preempted());
    if (ending != null) {
      noteChange(ending.nodeId());
    }
    count(request.taskGroup(), node, 1);
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

  private void free(@Nullable Allocation replaced) {
    if (replaced != null) {
      room.giveBack(replaced);
      noteChange(replaced.nodeId());
      count(replaced, -1);
    }
  }

  private void restore(@Nullable Allocation replaced) {
    if (replaced != null) {
      room.take(replaced);
      noteChange(replaced.nodeId());
      count(replaced, 1);
    }
  }

  private void noteChange(NodeId node) {
    room.of(node)
        .ifPresent(
            changed -> rounds.values().forEach(round -> round.ranking().changed(changed.index())));
  }

  private void count(Allocation allocation, int howMany) {
    if (!allocation.isTerminal()) {
      room.of(allocation.nodeId()).ifPresent(node -> count(allocation.taskGroup(), node, howMany));
    }
  }

  private void count(String group, NodeRoom node, int howMany) {
    placed.add(group, node.index(), howMany);
    for (GroupRound round : rounds.values()) {
      round.ranking().counted(group, node.index(), howMany);
    }
  }

  /** A group as a version of the job declares it. */
  private record Declared(String group, long jobVersion) {}

  private record GroupRound(GroupResources resources, NodeRanking ranking) {}
}
