package dev.caravan.scheduler.engine;

import dev.caravan.core.aggregate.Ledger;
import dev.caravan.core.command.Command;
import dev.caravan.core.command.CommandRefusedException;
import dev.caravan.core.command.JobCommand.RegisterJob;
import dev.caravan.core.command.JobCommand.SetJobStability;
import dev.caravan.core.model.Evaluation.Trigger;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.IdSource;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.state.ClusterState;
import dev.caravan.core.view.Registration;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What operators do with a job that is registered, without declaring it anew. */
public final class JobRevisions {
  private final Ledger ledger;
  private final IdSource ids;
  private final JobCheck check;

  /** Operations on this ledger, for jobs that pass this check. */
  public JobRevisions(Ledger ledger, IdSource ids, JobCheck check) {
    this.ledger = ledger;
    this.ids = ids;
    this.check = check;
  }

  /**
   * Asks for an evaluation of a job as it is.
   *
   * @throws CommandRefusedException if there is no such job, or it only has children
   */
  public Registration evaluate(String actor, JobId id) {
    EvaluationId evaluation = new EvaluationId(ids.next());
    ClusterState after =
        ledger.execute(
            actor,
            state -> {
              RegisteredJob job = registered(state, id);
              requireEvaluable(job.job());
              return List.of(
                  PendingEvaluation.of(
                      evaluation, job.job(), job.modifyIndex(), Trigger.JOB_REGISTER));
            });
    return JobRegistration.answer(after, id, evaluation, List.of());
  }

  /** What only has children has nothing to evaluate. The words are Nomad's. */
  static void requireEvaluable(Job job) {
    if (job.isParent()) {
      throw new CommandRefusedException(
          job.isPeriodic() ? "can't evaluate periodic job" : "can't evaluate parameterized job");
    }
  }

  /**
   * Registers an earlier version of a job anew, as its newest.
   *
   * @param version the version to go back to
   * @param newest the version that the job must have now; null for any
   * @throws CommandRefusedException if there is no such job or version, or it is the newest already
   */
  public Registration revert(String actor, JobId id, long version, @Nullable Long newest) {
    return change(
        actor, id, Trigger.JOB_REGISTER, (state, job) -> earlier(job, id, version, newest));
  }

  private static Job earlier(RegisteredJob job, JobId id, long version, @Nullable Long newest) {
    if (newest != null && newest != job.version()) {
      throw new CommandRefusedException(
          "Current job has version %d; enforcing version %d".formatted(job.version(), newest));
    }
    if (version == job.version()) {
      throw new CommandRefusedException("can't revert to current version");
    }
    return job.version(version)
        .orElseThrow(
            () ->
                new CommandRefusedException(
                    "job \"%s\" in namespace \"%s\" at version %d not found"
                        .formatted(id.value(), id.namespace(), version)));
  }

  /**
   * Changes how many allocations a task group is to have.
   *
   * @throws CommandRefusedException if there is no such job or group, if the job is stopped, or
   *     while it is being rolled out
   * @throws dev.caravan.core.jobspec.InvalidJobException if it cannot have so many
   */
  public Registration scale(String actor, JobId id, String group, int count) {
    return change(
        actor,
        id,
        Trigger.JOB_SCALING,
        (state, job) -> {
          requireScalable(state, job, group);
          return scaled(job.job(), group, count);
        });
  }

  private static void requireScalable(ClusterState state, RegisteredJob job, String group) {
    if (job.job().taskGroup(group).isEmpty()) {
      throw new CommandRefusedException(
          "task group \"%s\" specified for scaling does not exist in job".formatted(group));
    }
    if (job.stopped()) {
      throw new CommandRefusedException("a stopped job cannot be scaled; run it first");
    }
    boolean rollingOut =
        state
            .latestDeployment(job.job().id())
            .filter(deployment -> deployment.status().isActive())
            .isPresent();
    if (rollingOut) {
      throw new CommandRefusedException("job scaling blocked due to active deployment");
    }
  }

  private static Job scaled(Job job, String group, int count) {
    List<TaskGroup> groups =
        job.taskGroups().stream()
            .map(one -> one.name().equals(group) ? one.toBuilder().count(count).build() : one)
            .toList();
    return job.toBuilder().taskGroups(groups).build();
  }

  /**
   * Notes whether a version of a job is known to work.
   *
   * @throws CommandRefusedException if there is no such job or version
   */
  public void setStability(String actor, JobId id, long version, boolean stable) {
    ledger.execute(
        actor,
        state -> {
          if (registered(state, id).version(version).isEmpty()) {
            throw new CommandRefusedException(
                "job \"%s\" at version %d not found".formatted(id.value(), version));
          }
          return List.of(new SetJobStability(id, version, stable));
        });
  }

  private Registration change(
      String actor,
      JobId id,
      Trigger trigger,
      BiFunction<ClusterState, RegisteredJob, Job> wanted) {
    EvaluationId evaluation = new EvaluationId(ids.next());
    ClusterState after =
        ledger.execute(
            actor,
            state -> {
              JobRegistration.requireEnabled(state);
              RegisteredJob job = registered(state, id);
              Job next = wanted.apply(state, job);
              check.verify(next);
              JobCheck.requireNoCycle(next, state);
              return register(state, job, next, evaluation, trigger);
            });
    return JobRegistration.answer(after, id, evaluation, List.of());
  }

  private static List<Command> register(
      ClusterState state, RegisteredJob job, Job next, EvaluationId evaluation, Trigger trigger) {
    boolean same = !job.stopped() && job.job().declaresSameAs(next);
    long after = same ? job.modifyIndex() : state.position() + 1;
    RegisterJob register = new RegisterJob(next.id(), next, null, job.modifyIndex());
    return JobRegistration.commands(register, evaluation, after, trigger);
  }

  private static RegisteredJob registered(ClusterState state, JobId id) {
    return state
        .job(id)
        .orElseThrow(
            () -> new CommandRefusedException("job \"%s\" not found".formatted(id.value())));
  }
}
