package dev.caravan.scheduler.engine;

import dev.caravan.core.command.AllocationCommand.DelayReschedule;
import dev.caravan.core.command.AllocationCommand.NotePreemptions;
import dev.caravan.core.command.AllocationCommand.NoteReschedule;
import dev.caravan.core.command.AllocationCommand.PlaceAllocation;
import dev.caravan.core.command.AllocationCommand.PreemptAllocation;
import dev.caravan.core.command.AllocationCommand.ReportAllocationStatus;
import dev.caravan.core.command.AllocationCommand.StopAllocation;
import dev.caravan.core.command.AllocationCommand.UpdateAllocationInPlace;
import dev.caravan.core.command.Command;
import dev.caravan.core.command.DeploymentCommand.CancelDeployment;
import dev.caravan.core.command.DeploymentCommand.CompleteDeployment;
import dev.caravan.core.command.DeploymentCommand.CreateDeployment;
import dev.caravan.core.command.EvaluationCommand.CreateEvaluation;
import dev.caravan.core.command.EvaluationCommand.DelayEvaluation;
import dev.caravan.core.command.JobCommand.SetJobStability;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.scheduler.plan.Plan;
import dev.caravan.scheduler.plan.Plan.EndedDeployment;
import dev.caravan.scheduler.plan.Plan.NewDeployment;
import dev.caravan.scheduler.plan.Plan.Placement;
import dev.caravan.scheduler.plan.Plan.PlannedFollowUp;
import dev.caravan.scheduler.reconcile.DesiredChanges.Cause;
import dev.caravan.scheduler.reconcile.DesiredChanges.PlacementRequest;
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
  private final Evaluation cause;
  private final EvaluationId evaluation;
  private final Map<AllocationId, AllocationId> successors;

  /** What ends for a reason of its own, as an allocation does that is lost. */
  private final Set<AllocationId> stopped;

  private final List<Command> commands = new ArrayList<>();

  private PlanCommands(Plan plan, Evaluation cause) {
    this.plan = plan;
    this.cause = cause;
    this.evaluation = cause.id();
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

  static List<Command> of(Plan plan, Evaluation cause) {
    PlanCommands result = new PlanCommands(plan, cause);
    result.endDeployment(plan.endedDeployment());
    result.beginDeployment(plan.newDeployment());
    plan.stops().forEach(result::stop);
    plan.inPlaceUpdates().forEach(result::updateInPlace);
    plan.placements().forEach(result::place);
    plan.followUps().forEach(result::followUp);
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
    PlacementRequest request = placement.request();
    // What is of an older version while canaries are tried out belongs to no deployment.
    boolean isRolledOut = request.jobVersion() == plan.jobVersion();
    AllocationId replaced = placement.replaces() == null ? null : placement.replaces().id();
    if (replaced != null && !stopped.contains(replaced) && endsForIt(placement)) {
      commands.add(new StopAllocation(replaced, evaluation, reason(placement), placement.id()));
    }
    commands.add(
        new PlaceAllocation(
            placement.id(),
            evaluation,
            request.name(),
            plan.jobId(),
            request.jobVersion(),
            request.taskGroup(),
            placement.node().id(),
            placement.node().spec().name(),
            placement.resources(),
            isRolledOut ? plan.deploymentId() : null,
            request.canary(),
            replaced,
            placement.metrics()));
    if (!placement.preempted().isEmpty()) {
      preempt(placement);
    }
    if (!placement.rescheduleEvents().isEmpty()) {
      commands.add(new NoteReschedule(placement.id(), placement.rescheduleEvents()));
    }
  }

  private void preempt(Placement placement) {
    List<AllocationId> victims = placement.preempted().stream().map(Allocation::id).toList();
    commands.add(new NotePreemptions(placement.id(), victims));
    for (AllocationId victim : victims) {
      commands.add(new PreemptAllocation(victim, evaluation, placement.id()));
    }
  }

  /** What has ended by itself on the node of a system job is left as it is, as in Nomad. */
  private static boolean endsForIt(Placement placement) {
    return placement.request().cause() != Cause.MISSING;
  }

  private static String reason(Placement placement) {
    return placement.request().cause() == Cause.RESCHEDULED
        ? Reasons.RESCHEDULED
        : Reasons.UPDATING;
  }

  private void followUp(PlannedFollowUp planned) {
    commands.add(
        new CreateEvaluation(
            planned.id(),
            plan.jobId(),
            cause.type(),
            cause.priority(),
            planned.followUp().trigger(),
            cause.jobModifyIndex(),
            false,
            null,
            evaluation,
            Map.of()));
    commands.add(
        new DelayEvaluation(planned.id(), planned.followUp().at(), planned.followUp().reason()));
    planned
        .followUp()
        .allocations()
        .forEach(failed -> commands.add(new DelayReschedule(failed.id(), planned.id())));
  }
}
