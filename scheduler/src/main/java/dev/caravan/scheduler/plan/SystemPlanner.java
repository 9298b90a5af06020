package dev.caravan.scheduler.plan;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.PlacementMetrics;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.state.ClusterState;
import dev.caravan.core.state.NodeLoad;
import dev.caravan.scheduler.feasibility.Eligibility;
import dev.caravan.scheduler.feasibility.NodeRoom;
import dev.caravan.scheduler.feasibility.NodeScope;
import dev.caravan.scheduler.feasibility.PlacedAllocations;
import dev.caravan.scheduler.ranking.NodeRanking;
import dev.caravan.scheduler.ranking.PlacementOptions;
import dev.caravan.scheduler.reconcile.DesiredChanges;
import dev.caravan.scheduler.reconcile.NodeStanding;
import dev.caravan.scheduler.reconcile.SystemReconciler;
import dev.caravan.scheduler.reconcile.SystemRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Plans a system or sysbatch job that is to run, by what each node is to it. */
final class SystemPlanner {
  private final RegisteredJob job;
  private final ClusterState state;
  private final NodeScope scope;
  private final Eligibility eligibility;

  SystemPlanner(RegisteredJob job, ClusterState state, Eligibility eligibility) {
    this.job = job;
    this.state = state;
    this.eligibility = eligibility;
    this.scope = new NodeScope(job.job());
  }

  /**
   * The changes that the job needs.
   *
   * @param hasRoomForUpdate whether the node of an allocation has room for its next version
   * @param evaluation the evaluation that asks for them, if any
   */
  DesiredChanges changes(
      Predicate<Allocation> hasRoomForUpdate, @Nullable EvaluationId evaluation, Instant now) {
    return SystemReconciler.reconcile(
        new SystemRequest(
            job,
            state.allocationsOf(job.job().id()),
            state.nodes().stream().map(Node::id).toList(),
            state::isGone,
            this::standing,
            hasRoomForUpdate,
            updateGoesOn(evaluation),
            now));
  }

  /**
   * Groups that no node takes although there are some, and why. Nodes that do not take a group are
   * no failure as long as others do, or have.
   *
   * @param placed groups that some node takes now
   */
  Map<String, PlacementMetrics> filteredEverywhere(Set<String> placed) {
    Map<String, PlacementMetrics> filtered = new HashMap<>();
    for (TaskGroup group : job.job().taskGroups()) {
      if (group.count() > 0 && !placed.contains(group.name()) && !hasAllocation(group)) {
        PlacementMetrics metrics = lookedFor(group);
        if (metrics.nodesFiltered() > 0 && metrics.nodesFiltered() == metrics.nodesEvaluated()) {
          filtered.put(group.name(), metrics);
        }
      }
    }
    return filtered;
  }

  private PlacementMetrics lookedFor(TaskGroup group) {
    List<NodeRoom> nodes = new ClusterRoom(state).all();
    return new NodeRanking(
            job.job(),
            group,
            new Eligibility(job).of(group, job.version()),
            nodes,
            new PlacedAllocations(nodes.size()),
            PlacementOptions.DEFAULT)
        .best(Set.of())
        .metrics();
  }

  private boolean hasAllocation(TaskGroup group) {
    return state.allocationsOf(job).stream()
        .anyMatch(one -> one.taskGroup().equals(group.name()) && !one.isTerminal());
  }

  private NodeStanding standing(NodeId id, TaskGroup group) {
    return state.node(id).map(node -> standing(node, group)).orElse(NodeStanding.DOWN);
  }

  private NodeStanding standing(Node node, TaskGroup group) {
    if (node.status() == Node.Status.DOWN) {
      return NodeStanding.DOWN;
    }
    if (!node.acceptsPlacements()) {
      return NodeStanding.CLOSED;
    }
    if (takes(node, group)) {
      return NodeStanding.FIT;
    }
    boolean lacksADriverForNow =
        group.tasks().stream().anyMatch(task -> node.spec().hasLost(task.driver()));
    return lacksADriverForNow ? NodeStanding.CLOSED : NodeStanding.UNFIT;
  }

  private boolean takes(Node node, TaskGroup group) {
    return scope.contains(node.spec())
        && state.load(node.id()).filter(load -> isOfRightKind(load, group)).isPresent();
  }

  private boolean isOfRightKind(NodeLoad load, TaskGroup group) {
    return eligibility.of(group, job.version()).check(load.node(), load.computedClass()).isEmpty();
  }

  /** Whether an evaluation waits that goes on with a rolling update. */
  private boolean updateGoesOn(@Nullable EvaluationId evaluation) {
    return state.openEvaluations().stream()
        .filter(other -> other.jobId().equals(job.job().id()))
        .filter(other -> other.trigger() == Evaluation.Trigger.ROLLING_UPDATE)
        .anyMatch(other -> !other.id().equals(evaluation));
  }
}
