package dev.caravan.scheduler.engine;

import dev.caravan.core.command.AllocationCommand.DelayReschedule;
import dev.caravan.core.command.AllocationCommand.NotePreemptions;
import dev.caravan.core.command.AllocationCommand.NoteReschedule;
import dev.caravan.core.command.AllocationCommand.PlaceAllocation;
import dev.caravan.core.command.AllocationCommand.PreemptAllocation;
import dev.caravan.core.command.AllocationCommand.ReconnectAllocation;
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
    this.successors = successors(plan);
    this.stopped =
        plan.stops().stream().map(stop -> stop.allocation().id()).collect(Collectors.toSet());
  }

  private static Map<AllocationId, AllocationId> successors(Plan plan) {
    Map<AllocationId, AllocationId> successors = new HashMap<>();
    // What stood in for an allocation gives its place back.
    for (Allocation reconnecting : plan.connections().reconnecting()) {
      plan.stops().stream()
          .map(Stop::allocation)
          .filter(stopped -> stopped.name().equals(reconnecting.name()))
          .forEach(stopped -> successors.put(stopped.id(), reconnecting.id()));
    }
    for (Placement placement : plan.placements()) {
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
    plan.connections().disconnecting().forEach(result::disconnect);
    plan.connections().reconnecting().forEach(result::reconnect);
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
    stop(stop.allocation(), stop.reason(), successors.get(id));
    if (stop.lost() && !stop.allocation().isUnknown()) {
      lose(stop.allocation(), stop.reason());
    }
  }

  /** Nobody will tell when something ends that is out of sight: what is not needed is given up. */
  private void stop(Allocation allocation, String reason, @Nullable AllocationId successor) {
    commands.add(new StopAllocation(allocation.id(), evaluation, reason, successor));
    if (allocation.isUnknown()) {
      lose(allocation, reason);
    }
  }

  private void lose(Allocation allocation, String reason) {
    commands.add(new ReportAllocationStatus(allocation.id(), ClientStatus.LOST, reason, List.of()));
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
    Allocation replaced = placement.replaces();
    if (replaced != null && !stopped.contains(replaced.id()) && endsForIt(placement)) {
      stop(replaced, reason(placement), placement.id());
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
            replaced == null ? null : replaced.id(),
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
    Cause why = placement.request().cause();
    return why != Cause.MISSING && why != Cause.DISCONNECTED;
  }

  private static String reason(Placement placement) {
    return placement.request().cause() == Cause.RESCHEDULED
        ? Reasons.RESCHEDULED
        : Reasons.UPDATING;
  }

  private void disconnect(Allocation allocation) {
    commands.add(
        new ReportAllocationStatus(
            allocation.id(), ClientStatus.UNKNOWN, Reasons.UNKNOWN, List.of()));
  }

  private void reconnect(Allocation allocation) {
    commands.add(new ReconnectAllocation(allocation.id()));
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
        .forEach(waiting -> commands.add(new DelayReschedule(waiting.id(), planned.id())));
  }
}
