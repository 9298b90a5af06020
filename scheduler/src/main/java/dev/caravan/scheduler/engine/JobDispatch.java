package dev.caravan.scheduler.engine;

import dev.caravan.core.aggregate.Ledger;
import dev.caravan.core.command.Command;
import dev.caravan.core.command.DispatchOptions;
import dev.caravan.core.command.JobCommand.DispatchJob;
import dev.caravan.core.command.JobCommand.RegisterJob;
import dev.caravan.core.model.Evaluation.Trigger;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.IdSource;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.JobOrigin;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.model.UniqueId;
import dev.caravan.core.state.ClusterState;
import dev.caravan.core.view.ChildRegistration;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Dispatches parameterized jobs: each time, a child is registered that runs once. */
public final class JobDispatch {
  private final Ledger ledger;
  private final Clock clock;
  private final IdSource ids;
  private final JobCheck check;

  /** On this ledger, for children that pass this check. */
  public JobDispatch(Ledger ledger, Clock clock, IdSource ids, JobCheck check) {
    this.ledger = ledger;
    this.clock = clock;
    this.ids = ids;
    this.check = check;
  }

  /**
   * Dispatches a job.
   *
   * @throws dev.caravan.core.command.CommandRefusedException if there is no such job, it is not
   *     parameterized or stopped, or the payload or meta is not what it takes
   * @throws dev.caravan.core.jobspec.InvalidJobException if the child cannot be used
   */
  public ChildRegistration dispatch(
      String actor,
      JobId parent,
      byte[] payload,
      Map<String, String> meta,
      DispatchOptions options) {
    String unique = ids.next().substring(0, UniqueId.SHORT_LENGTH);
    EvaluationId evaluation = new EvaluationId(ids.next());
    JobId child = ChildJobs.dispatchedId(parent, options.idPrefix(), clock.instant(), unique);
    JobOrigin origin = JobOrigin.dispatchedOf(parent.value(), payload, options.idempotencyToken());
    DispatchJob command = new DispatchJob(parent, child, payload.length, meta);
    ClusterState after =
        ledger.execute(
            actor,
            state -> {
              JobRegistration.requireEnabled(state);
              return earlier(state, parent, options).isPresent()
                  ? List.of()
                  : commands(state, command, origin, evaluation);
            });
    RegisteredJob known = earlier(after, parent, options).or(() -> after.job(child)).orElseThrow();
    boolean evaluated = after.evaluation(evaluation).isPresent();
    return new ChildRegistration(
        known.job().id(), evaluated ? evaluation : null, known.createIndex());
  }

  /** What was dispatched by the same token, as long as it is known. */
  private static Optional<RegisteredJob> earlier(
      ClusterState state, JobId parent, DispatchOptions options) {
    String token = options.idempotencyToken();
    return token.isEmpty()
        ? Optional.empty()
        : state.childrenOf(parent).stream()
            .filter(child -> hasToken(child.job(), token))
            .findFirst();
  }

  private static boolean hasToken(Job child, String token) {
    return child.origin() != null && child.origin().idempotencyToken().equals(token);
  }

  private List<Command> commands(
      ClusterState state, DispatchJob dispatch, JobOrigin origin, EvaluationId evaluation) {
    List<Command> commands = new ArrayList<>();
    commands.add(dispatch);
    // Without a parent, the command is refused.
    state
        .job(dispatch.jobId())
        .map(
            parent -> ChildJobs.dispatched(parent.job(), dispatch.child(), dispatch.meta(), origin))
        .ifPresent(child -> commands.addAll(registration(state, child, evaluation)));
    return commands;
  }

  private List<Command> registration(ClusterState state, Job child, EvaluationId evaluation) {
    check.verify(child);
    RegisterJob register = new RegisterJob(child.id(), child, null, 0);
    // The dispatch is the first event of its unit, the registration the second.
    long modifyIndex = state.position() + 2;
    return JobRegistration.commands(register, evaluation, modifyIndex, Trigger.JOB_REGISTER);
  }
}
