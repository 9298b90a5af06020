package dev.caravan.scheduler.plan;

import dev.caravan.core.model.Node;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.NodeObstacles;
import dev.caravan.core.model.NodeSpec;
import dev.caravan.core.model.Obstacle;
import dev.caravan.core.model.PlacementMetrics.NodeScore;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.model.ResourceShare;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.state.ClusterState;
import dev.caravan.scheduler.feasibility.Distinct;
import dev.caravan.scheduler.feasibility.Eligibility;
import dev.caravan.scheduler.feasibility.NodeFilter;
import dev.caravan.scheduler.feasibility.NodeRoom;
import dev.caravan.scheduler.feasibility.NodeScope;
import dev.caravan.scheduler.feasibility.PlacedAllocations;
import dev.caravan.scheduler.feasibility.ResourceAsk;
import dev.caravan.scheduler.plan.Plan.Placement;
import dev.caravan.scheduler.ranking.NodeRanking;
import dev.caravan.scheduler.ranking.PlacementOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Tells why one more allocation of a task group would, or would not, be placed on a node. Unlike a
 * plan, which stops at the first reason, it names all of them.
 */
public final class Explainer {
  private final RegisteredJob job;
  private final TaskGroup group;
  private final PlacementOptions options;
  private final ResourceAsk ask;
  private final NodeScope scope;
  private final ClusterRoom room;
  private final List<NodeRoom> nodes;
  private final PlacedAllocations placed;
  private final NodeFilter filter;
  private final Distinct distinct;

  /**
   * For a group of a job as it is declared now.
   *
   * @param state the state as it is
   * @param options what the cluster prefers
   * @param planned what is to be placed beside what the state has
   */
  public Explainer(
      ClusterState state,
      RegisteredJob job,
      TaskGroup group,
      PlacementOptions options,
      List<Placement> planned) {
    this.job = job;
    this.group = group;
    this.options = options.asChosenIn(state);
    this.ask = ResourceAsk.of(group);
    this.scope = new NodeScope(job.job());
    this.room = new ClusterRoom(state);
    this.nodes = room.all();
    this.placed = room.placed(job.job().id());
    planned.forEach(this::count);
    this.filter = new Eligibility(job).of(group, job.version());
    this.distinct = new Distinct(job.job(), group, nodes, placed);
  }

  private void count(Placement placement) {
    NodeRoom node = room.of(placement.node().id()).orElseThrow();
    node.take(ResourceShare.of(placement.resources()));
    placed.add(placement.request().taskGroup(), node.index(), 1);
  }

  /** All that keeps the group from a node; empty if there is no such node. */
  public Optional<NodeObstacles> obstacles(NodeId node) {
    return room.of(node).map(this::obstacles);
  }

  /** The node to which the least would have to change; empty if there is none to change. */
  public Optional<NodeObstacles> nearestMiss() {
    return nodes.stream()
        .map(this::obstacles)
        .filter(node -> !node.obstacles().isEmpty())
        .min(Comparator.comparingDouble(NodeObstacles::shortfall));
  }

  /** What a node on which the group fits is worth, and how many others are better. */
  public Optional<Standing> standing(NodeId node) {
    NodeRanking ranking = new NodeRanking(job.job(), group, filter, nodes, placed, options);
    return room.of(node).filter(ranking::fits).map(one -> standing(one, ranking));
  }

  private Standing standing(NodeRoom asked, NodeRanking ranking) {
    List<NodeRoom> fitting = nodes.stream().filter(ranking::fits).toList();
    int better = (int) fitting.stream().filter(rival -> ranking.prefers(rival, asked)).count();
    return new Standing(ranking.only(asked).metrics().scores().get(0), better + 1, fitting.size());
  }

  /** How many allocations of the group are on a node. */
  public int running(NodeId node) {
    return room.of(node).map(one -> placed.of(group.name())[one.index()]).orElse(0);
  }

  private NodeObstacles obstacles(NodeRoom left) {
    Node node = left.node();
    NodeSpec spec = node.spec();
    List<Obstacle> found = new ArrayList<>();
    if (node.status() == Node.Status.DOWN) {
      found.add(Obstacle.of("status", "the node is down"));
    }
    if (!node.eligible()) {
      String why = node.isDraining() ? "the node is being drained" : "the node is ineligible";
      found.add(Obstacle.of("eligibility", why));
    }
    if (!scope.hasDatacenterOf(spec)) {
      String detail =
          "the job names %s, the node is in \"%s\""
              .formatted(job.job().datacenters(), spec.datacenter());
      found.add(Obstacle.of("datacenter", detail));
    }
    if (!scope.hasPoolOf(spec)) {
      String detail =
          "the job names \"%s\", the node is in \"%s\""
              .formatted(job.job().nodePool(), spec.nodePool());
      found.add(Obstacle.of("node pool", detail));
    }
    found.addAll(filter.obstacles(node));
    distinct
        .check(left.index())
        .map(rejection -> Obstacle.of(rejection.reason(), "allocations of the job are in the way"))
        .ifPresent(found::add);
    found.addAll(left.obstacles(ask));
    return new NodeObstacles(node.id(), spec.name(), found);
  }

  /**
   * What a node is worth among others.
   *
   * @param score what it is worth
   * @param rank its place, from 1
   * @param fitting how many there are
   */
  public record Standing(NodeScore score, int rank, int fitting) {}
}
