package dev.caravan.scheduler.engine;

import dev.caravan.core.command.AllocationCommand.PlaceAllocation;
import dev.caravan.core.command.AllocationCommand.ReportAllocationStatus;
import dev.caravan.core.command.AllocationCommand.StopAllocation;
import dev.caravan.core.command.AllocationCommand.UpdateAllocationInPlace;
import dev.caravan.core.command.Command;
import dev.caravan.core.command.DeploymentCommand.CancelDeployment;
import dev.caravan.core.command.DeploymentCommand.CompleteDeployment;
import dev.caravan.core.command.DeploymentCommand.CreateDeployment;
import dev.caravan.core.command.JobCommand.SetJobStability;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.scheduler.plan.Plan;
import dev.caravan.scheduler.plan.Plan.EndedDeployment;
import dev.caravan.scheduler.plan.Plan.NewDeployment;
import dev.caravan.scheduler.plan.Plan.Placement;
import dev.caravan.scheduler.reconcile.DesiredChanges.Stop;
import dev.caravan.scheduler.reconcile.Reasons;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The commands that carry out a plan for an evaluation. */
final class PlanCommands {
  private final Plan plan;
  private final EvaluationId evaluation;
  private final Map<AllocationId, AllocationId> successors;

  /** What ends for a reason of its own, as an allocation does that is lost. */
  private final Set<AllocationId> stopped;

  private final List<Command> commands = new ArrayList<>();

  private PlanCommands(Plan plan, EvaluationId evaluation) {
    this.plan = plan;
    this.evaluation = evaluation;
    this.successors = successors(plan.placements());
    this.stopped =
        plan.stops().stream().map(stop -> stop.allocation().id()).collect(Collectors.toSet());
  }

  private static Map<AllocationId, AllocationId> successors(List<Placement> placements) {
    Map<AllocationId, AllocationId> successors = new HashMap<>();
    for (Placement placement : placements) {
      if (placement.replaces() != null) {
        successors.put(placement.replaces().id(), placement.id());
      }
    }
    return successors;
  }

  static List<Command> of(Plan plan, EvaluationId evaluation) {
    PlanCommands result = new PlanCommands(plan, evaluation);
    result.endDeployment(plan.endedDeployment());
    result.beginDeployment(plan.newDeployment());
    plan.stops().forEach(result::stop);
    plan.inPlaceUpdates().forEach(result::updateInPlace);
    plan.placements().forEach(result::place);
    return result.commands;
  }

  private void endDeployment(@Nullable EndedDeployment ended) {
    if (ended == null) {
      return;
    }
    if (ended.end().successful()) {
      commands.add(new CompleteDeployment(ended.id()));
      commands.add(new SetJobStability(plan.jobId(), plan.jobVersion(), true));
    } else {
      commands.add(new CancelDeployment(ended.id(), ended.end().reason()));
    }
  }

  private void beginDeployment(@Nullable NewDeployment begun) {
    if (begun != null) {
      commands.add(
          new CreateDeployment(begun.id(), plan.jobId(), plan.jobVersion(), begun.goals()));
    }
  }

  private void stop(Stop stop) {
    AllocationId id = stop.allocation().id();
    commands.add(new StopAllocation(id, evaluation, stop.reason(), successors.get(id)));
    if (stop.lost()) {
      commands.add(new ReportAllocationStatus(id, ClientStatus.LOST, stop.reason(), List.of()));
    }
  }

  private void updateInPlace(Plan.InPlaceUpdate update) {
    commands.add(
        new UpdateAllocationInPlace(
            update.allocation().id(),
            evaluation,
            plan.jobVersion(),
            update.resources(),
            plan.deploymentId()));
  }

  private void place(Placement placement) {
    AllocationId replaced = placement.replaces() == null ? null : placement.replaces().id();
    if (replaced != null && !stopped.contains(replaced)) {
      commands.add(new StopAllocation(replaced, evaluation, Reasons.UPDATING, placement.id()));
    }
    commands.add(
        new PlaceAllocation(
            placement.id(),
            evaluation,
            placement.name(),
            plan.jobId(),
            plan.jobVersion(),
            placement.taskGroup(),
            placement.node().id(),
            placement.node().spec().name(),
            placement.resources(),
            plan.deploymentId(),
            false,
            replaced,
            placement.metrics()));
  }
}
