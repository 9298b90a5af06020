package dev.caravan.scheduler.engine;

import dev.caravan.core.command.Command;
import dev.caravan.core.command.EvaluationCommand.CreateEvaluation;
import dev.caravan.core.command.EvaluationCommand.NoteEvaluationNode;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.IdSource;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.state.ClusterState;
import dev.caravan.scheduler.plan.Plan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The evaluations that wait for what a plan has no room for: one for the job, or of a system job
 * one for each node that lacks room.
 */
final class RoomWaits {
  private final Plan plan;
  private final Evaluation cause;
  private final IdSource ids;
  private final List<Command> commands = new ArrayList<>();
  private final Set<EvaluationId> kept = new HashSet<>();
  private @Nullable EvaluationId ofJob;

  /**
   * @param cause the evaluation that the plan was made for
   */
  RoomWaits(Plan plan, Evaluation cause, ClusterState newest, IdSource ids) {
    this.plan = plan;
    this.cause = cause;
    this.ids = ids;
    if (!plan.nodesWithoutRoom().isEmpty()) {
      waitForNodes(newest);
    } else if (!plan.isComplete()) {
      ofJob = create();
    }
  }

  /** What waits for a node that still lacks room goes on waiting. */
  private void waitForNodes(ClusterState newest) {
    Set<NodeId> nodes = new TreeSet<>(plan.nodesWithoutRoom());
    for (Evaluation other : newest.openEvaluations()) {
      boolean waits = other.status() == Evaluation.Status.BLOCKED;
      NodeId node = other.nodeId();
      if (waits && other.jobId().equals(plan.jobId()) && node != null && nodes.remove(node)) {
        kept.add(other.id());
      }
    }
    for (NodeId node : nodes) {
      commands.add(new NoteEvaluationNode(create(), node));
    }
  }

  private EvaluationId create() {
    EvaluationId id = new EvaluationId(ids.next());
    commands.add(
        new CreateEvaluation(
            id,
            cause.jobId(),
            cause.type(),
            cause.priority(),
            Evaluation.Trigger.QUEUED_ALLOCS,
            cause.jobModifyIndex(),
            true,
            null,
            cause.id(),
            plan.failedPlacements()));
    return id;
  }

  /** The commands that make them. */
  List<Command> commands() {
    return commands;
  }

  /** Whether an evaluation that waits already is one of them. */
  boolean keep(Evaluation other) {
    return kept.contains(other.id());
  }

  /** The one that waits for the whole job, if one does. */
  @Nullable EvaluationId ofJob() {
    return ofJob;
  }
}
