package dev.caravan.scheduler.engine;

import dev.caravan.core.aggregate.Ledger;
import dev.caravan.core.command.Command;
import dev.caravan.core.command.EvaluationCommand.CreateEvaluation;
import dev.caravan.core.command.NodeCommand;
import dev.caravan.core.command.NodeCommand.CancelNodeDrain;
import dev.caravan.core.command.NodeCommand.DrainNode;
import dev.caravan.core.command.NodeCommand.PurgeNode;
import dev.caravan.core.command.NodeCommand.SetNodeEligibility;
import dev.caravan.core.model.DrainSpec;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.IdSource;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.state.ClusterState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What operators do with nodes. Each leaves events under their name. */
public final class NodeOperations {
  private final Ledger ledger;
  private final IdSource ids;

  /** Operations on this ledger. */
  public NodeOperations(Ledger ledger, IdSource ids) {
    this.ledger = ledger;
    this.ids = ids;
  }

  /**
   * Allows, or no longer allows, new allocations on a node.
   *
   * @throws dev.caravan.core.command.CommandRefusedException if there is no such node, or it is to
   *     be eligible while it is drained
   */
  public void setEligibility(String actor, NodeId node, boolean eligible) {
    changeOpening(actor, new SetNodeEligibility(node, eligible), eligible);
  }

  /**
   * Begins to empty a node, or goes on emptying it in another way.
   *
   * @param meta free key-value pairs to be kept with it
   * @throws dev.caravan.core.command.CommandRefusedException if there is no such node
   */
  public void drain(String actor, NodeId node, DrainSpec spec, Map<String, String> meta) {
    ledger.execute(actor, List.of(new DrainNode(node, spec, meta)));
  }

  /**
   * Stops emptying a node. What has been moved stays where it is.
   *
   * @param markEligible whether the node is given new allocations again, be it drained or not
   * @throws dev.caravan.core.command.CommandRefusedException if there is no such node
   */
  public void cancelDrain(String actor, NodeId node, boolean markEligible) {
    changeOpening(actor, new CancelNodeDrain(node, markEligible), markEligible);
  }

  private void changeOpening(String actor, NodeCommand command, boolean opens) {
    ledger.execute(
        actor, state -> opens ? NodeUpdates.open(state, command, ids) : List.of(command));
  }

  /**
   * Has all jobs looked at again that run something on a node.
   *
   * @return the evaluations that were asked for
   */
  public List<EvaluationId> evaluate(String actor, NodeId node) {
    return execute(actor, state -> NodeLoss.evaluations(state, node, ids));
  }

  /**
   * Forgets a node. What runs there is lost, and placed elsewhere.
   *
   * @return the evaluations that were asked for
   * @throws dev.caravan.core.command.CommandRefusedException if there is no such node
   */
  public List<EvaluationId> purge(String actor, NodeId node) {
    return execute(actor, state -> NodeLoss.commands(state, node, new PurgeNode(node), ids));
  }

  private List<EvaluationId> execute(
      String actor, Function<ClusterState, List<? extends Command>> decision) {
    List<EvaluationId> asked = new ArrayList<>();
    ledger.execute(
        actor,
        state -> {
          List<? extends Command> commands = decision.apply(state);
          commands.stream()
              .filter(CreateEvaluation.class::isInstance)
              .map(CreateEvaluation.class::cast)
              .forEach(evaluation -> asked.add(evaluation.evaluationId()));
          return commands;
        });
    return List.copyOf(asked);
  }
}
