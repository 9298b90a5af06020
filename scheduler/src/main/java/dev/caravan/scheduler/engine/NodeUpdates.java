package dev.caravan.scheduler.engine;

import dev.caravan.core.command.Command;
import dev.caravan.core.command.EvaluationCommand.NoteEvaluationNode;
import dev.caravan.core.command.NodeCommand;
import dev.caravan.core.command.NodeCommand.RegisterNode;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.IdSource;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.NodeSpec;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.state.ClusterState;
import dev.caravan.scheduler.feasibility.NodeScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What has to be done when a node comes, returns or is opened again: the jobs that are to run on
 * each node are evaluated.
 */
public final class NodeUpdates {
  private NodeUpdates() {}

  /**
   * Registers a node, and has it given what belongs there unless all of this was known. Of one that
   * was not heard of, what was there is looked at as well.
   *
   * @param ids where the ids of the evaluations come from
   */
  public static List<Command> register(ClusterState state, NodeId id, NodeSpec spec, IdSource ids) {
    List<Command> commands = new ArrayList<>();
    commands.add(new RegisterNode(id, spec));
    Optional<Node> before = state.node(id);
    boolean isKnown =
        before
            .filter(node -> node.status() == Node.Status.READY)
            .filter(node -> node.spec().equals(spec))
            .isPresent();
    if (!isKnown) {
      commands.addAll(evaluations(state, id, spec, ids));
    }
    if (before.filter(node -> node.status() != Node.Status.READY).isPresent()) {
      commands.addAll(NodeLoss.evaluations(state, id, ids));
    }
    return commands;
  }

  /**
   * Opens a node to new allocations by a command, and has it given what belongs there unless it was
   * open before.
   */
  static List<Command> open(ClusterState state, NodeCommand opening, IdSource ids) {
    List<Command> commands = new ArrayList<>();
    commands.add(opening);
    state
        .node(opening.nodeId())
        .filter(node -> !node.acceptsPlacements())
        .ifPresent(node -> commands.addAll(evaluations(state, node.id(), node.spec(), ids)));
    return commands;
  }

  private static List<Command> evaluations(
      ClusterState state, NodeId node, NodeSpec spec, IdSource ids) {
    List<Command> commands = new ArrayList<>();
    for (RegisteredJob job : state.jobs()) {
      if (belongsOn(job, spec)) {
        EvaluationId evaluation = new EvaluationId(ids.next());
        commands.add(
            PendingEvaluation.of(
                evaluation, job.job(), job.modifyIndex(), Evaluation.Trigger.NODE_UPDATE));
        commands.add(new NoteEvaluationNode(evaluation, node));
      }
    }
    return commands;
  }

  private static boolean belongsOn(RegisteredJob job, NodeSpec spec) {
    return !job.stopped()
        && job.job().type().runsOnEachNode()
        && new NodeScope(job.job()).contains(spec);
  }
}
