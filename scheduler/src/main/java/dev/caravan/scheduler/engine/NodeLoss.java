package dev.caravan.scheduler.engine;

import dev.caravan.core.command.AllocationCommand.ReportAllocationStatus;
import dev.caravan.core.command.Command;
import dev.caravan.core.command.EvaluationCommand.CreateEvaluation;
import dev.caravan.core.command.NodeCommand;
import dev.caravan.core.command.NodeCommand.MarkNodeDisconnected;
import dev.caravan.core.command.NodeCommand.MarkNodeDown;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.IdSource;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.state.ClusterState;
import dev.caravan.scheduler.reconcile.Disconnections;
import dev.caravan.scheduler.reconcile.Reasons;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What has to be done when a node is gone. */
public final class NodeLoss {
  /** In Nomad's words. */
  static final String MISSED = "Node heartbeat missed";

  private NodeLoss() {}

  /**
   * Marks a node as down and asks for an evaluation of each job that loses allocations with it.
   *
   * @param reason why, for the log
   * @param ids where the ids of the evaluations come from
   */
  public static List<Command> commands(
      ClusterState state, NodeId node, String reason, IdSource ids) {
    return commands(state, node, new MarkNodeDown(node, reason), ids);
  }

  /**
   * The same for a node that was not heard of in time. It is waited for if something may still run
   * there that is not to be given up yet.
   */
  static List<Command> ofSilent(ClusterState state, NodeId node, Instant now, IdSource ids) {
    NodeCommand loss =
        isWaitedFor(state, node, now)
            ? new MarkNodeDisconnected(node, MISSED)
            : new MarkNodeDown(node, MISSED);
    return commands(state, node, loss, ids);
  }

  /** Whether something of a node is not to be given up yet. */
  static boolean isWaitedFor(ClusterState state, NodeId node, Instant now) {
    return state.activeAllocationsOn(node).stream()
        .anyMatch(
            allocation ->
                state
                    .declarationOf(allocation)
                    .filter(job -> Disconnections.isWaitedFor(allocation, job, now))
                    .isPresent());
  }

  /**
   * Carries out what makes a node be gone, and sees to what ran there. Of a job that was purged
   * nothing is left to decide, so its allocations are lost at once.
   */
  static List<Command> commands(ClusterState state, NodeId node, NodeCommand loss, IdSource ids) {
    List<Command> commands = new ArrayList<>();
    commands.add(loss);
    state.activeAllocationsOn(node).stream()
        .filter(allocation -> state.job(allocation.jobId()).isEmpty())
        .forEach(allocation -> commands.add(lost(allocation)));
    commands.addAll(evaluations(state, node, ids));
    return commands;
  }

  /** Asks for an evaluation of each job that runs something on a node. */
  static List<CreateEvaluation> evaluations(ClusterState state, NodeId node, IdSource ids) {
    JobEvaluations evaluations = new JobEvaluations(state, Evaluation.Trigger.NODE_UPDATE, ids);
    state.activeAllocationsOn(node).stream().map(Allocation::jobId).forEach(evaluations::of);
    return evaluations.commands();
  }

  private static ReportAllocationStatus lost(Allocation allocation) {
    return new ReportAllocationStatus(allocation.id(), ClientStatus.LOST, Reasons.LOST, List.of());
  }
}
