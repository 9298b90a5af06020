package dev.caravan.scheduler.engine;

import dev.caravan.core.command.Command;
import dev.caravan.core.command.EvaluationCommand.CancelEvaluation;
import dev.caravan.core.command.EvaluationCommand.CompleteEvaluation;
import dev.caravan.core.command.EvaluationCommand.CreateEvaluation;
import dev.caravan.core.command.EvaluationCommand.HoldEvaluation;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.DeploymentId;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.IdSource;
import dev.caravan.core.state.ClusterState;
import dev.caravan.scheduler.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commands that carry out a plan, and those by which its evaluation ends. */
final class EvaluationCommands {
  private EvaluationCommands() {}

  static List<Command> of(Plan plan, Evaluation evaluation, ClusterState newest, IdSource ids) {
    List<Command> commands = new ArrayList<>(PlanCommands.of(plan, evaluation));
    RoomWaits waits = new RoomWaits(plan, evaluation, newest, ids);
    commands.addAll(cancelOthers(evaluation, newest, waits));
    if (plan.waitsFor() != null) {
      commands.add(new HoldEvaluation(evaluation.id(), plan.waitsFor()));
      return commands;
    }
    commands.add(
        new CompleteEvaluation(
            evaluation.id(),
            deployment(plan, newest),
            waits.ofJob(),
            plan.queuedAllocations(),
            plan.failedPlacements()));
    commands.addAll(waits.commands());
    commands.addAll(preemptedJobs(plan, newest, ids));
    return commands;
  }

  /** Jobs that give way are looked at at once: there may be room elsewhere. */
  private static List<CreateEvaluation> preemptedJobs(
      Plan plan, ClusterState newest, IdSource ids) {
    JobEvaluations evaluations = new JobEvaluations(newest, Evaluation.Trigger.PREEMPTION, ids);
    plan.placements().stream()
        .flatMap(placement -> placement.preempted().stream())
        .map(Allocation::jobId)
        .forEach(evaluations::of);
    return evaluations.commands();
  }

  /**
   * What waited for room is either placed now, or waits anew with this evaluation's reasons. Once a
   * job is stopped, nothing is left to be replaced later.
   */
  private static List<CancelEvaluation> cancelOthers(
      Evaluation evaluation, ClusterState newest, RoomWaits waits) {
    boolean runs = newest.job(evaluation.jobId()).filter(job -> !job.stopped()).isPresent();
    return newest.openEvaluations().stream()
        .filter(other -> other.jobId().equals(evaluation.jobId()))
        .filter(other -> !other.id().equals(evaluation.id()) && !waits.keep(other))
        .filter(
            other ->
                other.status() == Evaluation.Status.BLOCKED || (!runs && other.waitUntil() != null))
        .map(
            other ->
                new CancelEvaluation(
                    other.id(), "evaluation \"" + evaluation.id() + "\" successful"))
        .toList();
  }

  private static @Nullable DeploymentId deployment(Plan plan, ClusterState newest) {
    return plan.newDeployment() != null
        ? plan.newDeployment().id()
        : newest.latestDeployment(plan.jobId()).map(Deployment::id).orElse(null);
  }
}
