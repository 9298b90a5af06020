package dev.caravan.scheduler.engine;

import dev.caravan.core.aggregate.Ledger;
import dev.caravan.core.command.AllocationCommand.RequestTransition;
import dev.caravan.core.command.Command;
import dev.caravan.core.command.CommandRefusedException;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.DesiredTransition;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.IdSource;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.state.ClusterState;
import dev.caravan.core.view.Registration;
import dev.caravan.scheduler.reconcile.Rescheduling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What operators do with allocations. Each leaves events under their name. */
public final class AllocationOperations {
  private final Ledger ledger;
  private final IdSource ids;

  /** Operations on this ledger. */
  public AllocationOperations(Ledger ledger, IdSource ids) {
    this.ledger = ledger;
    this.ids = ids;
  }

  /**
   * Stops an allocation; another one takes its place.
   *
   * @throws CommandRefusedException if there is no such allocation
   */
  public Registration stop(String actor, AllocationId id) {
    EvaluationId evaluation = new EvaluationId(ids.next());
    ClusterState after = ledger.execute(actor, state -> stop(state, id, evaluation));
    return after
        .allocation(id)
        .map(allocation -> JobRegistration.answer(after, allocation.jobId(), evaluation, List.of()))
        .orElseThrow();
  }

  private static List<Command> stop(ClusterState state, AllocationId id, EvaluationId evaluation) {
    Allocation allocation =
        state
            .allocation(id)
            .orElseThrow(() -> new CommandRefusedException("no allocation \"" + id + "\""));
    Optional<RegisteredJob> job = state.job(allocation.jobId());
    return List.of(
        new RequestTransition(id, DesiredTransition.MIGRATE),
        PendingEvaluation.of(
            evaluation,
            job.map(RegisteredJob::job).orElseGet(() -> Job.builder(allocation.jobId()).build()),
            job.map(RegisteredJob::modifyIndex).orElse(0L),
            Evaluation.Trigger.ALLOC_STOP));
  }

  /**
   * Replaces all failed allocations of a job at once, whatever delay or number of attempts their
   * reschedule policy asks for. One that replaces nothing at all is left alone.
   *
   * @throws CommandRefusedException if there is no such job
   */
  public Registration rescheduleFailed(String actor, JobId id) {
    EvaluationId evaluation = new EvaluationId(ids.next());
    ClusterState after = ledger.execute(actor, state -> rescheduleFailed(state, id, evaluation));
    return JobRegistration.answer(after, id, evaluation, List.of());
  }

  private static List<Command> rescheduleFailed(
      ClusterState state, JobId id, EvaluationId evaluation) {
    RegisteredJob job =
        state
            .job(id)
            .orElseThrow(() -> new CommandRefusedException("no job \"" + id.value() + "\""));
    JobRevisions.requireEvaluable(job.job());
    List<Command> commands = new ArrayList<>();
    state.allocationsOf(id).stream()
        .filter(allocation -> allocation.clientStatus() == ClientStatus.FAILED)
        .filter(allocation -> allocation.nextAllocation() == null)
        .filter(
            allocation ->
                Rescheduling.policy(job, allocation).filter(Rescheduling::isEnabled).isPresent())
        .forEach(
            failed ->
                commands.add(
                    new RequestTransition(failed.id(), DesiredTransition.FORCE_RESCHEDULE)));
    commands.add(
        PendingEvaluation.of(
            evaluation, job.job(), job.modifyIndex(), Evaluation.Trigger.JOB_REGISTER));
    return commands;
  }
}
