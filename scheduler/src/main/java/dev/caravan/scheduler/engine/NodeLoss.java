package dev.caravan.scheduler.engine;

import dev.caravan.core.command.AllocationCommand.ReportAllocationStatus;
import dev.caravan.core.command.Command;
import dev.caravan.core.command.EvaluationCommand.CreateEvaluation;
import dev.caravan.core.command.NodeCommand.MarkNodeDown;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.IdSource;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.state.ClusterState;
import dev.caravan.scheduler.reconcile.Reasons;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What has to be done when a node is gone. */
public final class NodeLoss {
  private final ClusterState state;
  private final IdSource ids;

  private NodeLoss(ClusterState state, IdSource ids) {
    this.state = state;
    this.ids = ids;
  }

  /**
   * Marks a node as down and asks for an evaluation of each job that loses allocations with it. Of
   * a job that was purged nothing is left to decide, so its allocations are lost at once.
   *
   * @param reason why, for the log
   * @param ids where the ids of the evaluations come from
   */
  public static List<Command> commands(
      ClusterState state, NodeId node, String reason, IdSource ids) {
    return new NodeLoss(state, ids).commands(node, reason);
  }

  private List<Command> commands(NodeId node, String reason) {
    List<Command> commands = new ArrayList<>();
    commands.add(new MarkNodeDown(node, reason));
    Set<JobId> jobs = new LinkedHashSet<>();
    for (Allocation allocation : state.activeAllocationsOn(node)) {
      Optional<RegisteredJob> job = state.job(allocation.jobId());
      if (job.isEmpty()) {
        commands.add(lost(allocation));
      } else if (jobs.add(allocation.jobId())) {
        commands.add(evaluation(job.get()));
      }
    }
    return commands;
  }

  private static ReportAllocationStatus lost(Allocation allocation) {
    return new ReportAllocationStatus(allocation.id(), ClientStatus.LOST, Reasons.LOST, List.of());
  }

  private CreateEvaluation evaluation(RegisteredJob job) {
    return PendingEvaluation.of(
        new EvaluationId(ids.next()), job.job(), job.modifyIndex(), Evaluation.Trigger.NODE_UPDATE);
  }
}
