package dev.caravan.scheduler.engine;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.PlacementMetrics.NodeScore;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.state.ClusterState;
import dev.caravan.core.view.NodeExplanation;
import dev.caravan.core.view.PlacementExplanation;
import dev.caravan.scheduler.plan.Explainer;
import dev.caravan.scheduler.plan.Explainer.Standing;
import dev.caravan.scheduler.ranking.PlacementOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Why allocations are where they are, and why they are not elsewhere. */
public final class Explanations {
  private final Supplier<ClusterState> states;
  private final PlacementOptions options;

  /** Of what there is in these states, where nodes are preferred by these options. */
  public Explanations(Supplier<ClusterState> states, PlacementOptions options) {
    this.states = states;
    this.options = options;
  }

  /** Why an allocation was placed where it is. */
  public PlacementExplanation of(Allocation allocation) {
    ClusterState state = states.get();
    Map<NodeId, String> names = new TreeMap<>();
    for (NodeScore score : allocation.metrics().scores()) {
      state.node(score.nodeId()).ifPresent(node -> names.put(node.id(), node.spec().name()));
    }
    return new PlacementExplanation(
        allocation.id(), allocation.name(), allocation.nodeName(), allocation.metrics(), names);
  }

  /** Why one more allocation of a group would, or would not, be placed on a node. */
  public NodeExplanation of(RegisteredJob job, TaskGroup group, Node node) {
    Explainer explainer = new Explainer(states.get(), job, group, options, List.of());
    Optional<Standing> standing = explainer.standing(node.id());
    return new NodeExplanation(
        job.job().id(),
        group.name(),
        explainer
            .obstacles(node.id())
            .orElseThrow(() -> new IllegalArgumentException("no node " + node.id())),
        standing.map(Standing::score).orElse(null),
        standing.map(Standing::rank).orElse(0),
        standing.map(Standing::fitting).orElse(0),
        explainer.running(node.id()));
  }
}
