package dev.caravan.scheduler.engine;

import dev.caravan.core.aggregate.Ledger;
import dev.caravan.core.command.Command;
import dev.caravan.core.command.JobCommand.PlanJob;
import dev.caravan.core.command.JobCommand.RegisterJob;
import dev.caravan.core.command.JobCommand.StopJob;
import dev.caravan.core.cron.LaunchTimes;
import dev.caravan.core.diff.JobDiffAnnotator;
import dev.caravan.core.diff.JobDiffer;
import dev.caravan.core.jobspec.JobSpec;
import dev.caravan.core.jobspec.Problem;
import dev.caravan.core.model.Evaluation.Trigger;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.IdSource;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.JobOrigin;
import dev.caravan.core.model.Periodic;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.state.ClusterState;
import dev.caravan.core.view.PlanResult;
import dev.caravan.core.view.Registration;
import dev.caravan.scheduler.plan.Plan;
import dev.caravan.scheduler.ranking.PlacementOptions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What operators do with jobs: plan, register, stop. Each leaves events under their name. */
public final class JobOperations {
  private static final String IGNORED_MEMORY =
      "Memory oversubscription is not enabled; Task \"%s.%s\" memory_max value will be ignored."
          + " Update the Scheduler Configuration to allow oversubscription.";

  private final Ledger ledger;
  private final Clock clock;
  private final IdSource ids;
  private final JobCheck check;
  private final PlacementOptions options;

  /**
   * Operations on this ledger, for jobs that pass this check; plans place by these preferences of
   * the cluster.
   */
  public JobOperations(
      Ledger ledger, Clock clock, IdSource ids, JobCheck check, PlacementOptions options) {
    this.ledger = ledger;
    this.clock = clock;
    this.ids = ids;
    this.check = check;
    this.options = options;
  }

  /** All that keeps a job from being registered; empty if it can be. */
  public List<Problem> problems(Job job) {
    return check.problems(job);
  }

  /**
   * Finds out what registering a job would do, and notes that somebody asked.
   *
   * @throws dev.caravan.core.jobspec.InvalidJobException if the job cannot be used as it is
   */
  public PlanResult plan(String actor, Job job) {
    check.verify(job);
    ClusterState state = ledger.state();
    JobCheck.requireNoCycle(job, state);
    Optional<RegisteredJob> registered = state.job(job.id());
    long modifyIndex = modifyIndex(registered);
    DryRun run = new DryRun(state, job, clock.instant(), options);
    Plan plan = run.plan();
    ledger.execute(
        actor,
        List.of(
            new PlanJob(
                job.id(),
                job,
                modifyIndex,
                plan.desiredUpdates(),
                List.copyOf(plan.failedPlacements().keySet()))));
    return new PlanResult(
        JobDiffAnnotator.annotate(
            JobDiffer.diffRegistered(registered.orElse(null), job), plan.desiredUpdates()),
        plan.desiredUpdates(),
        plan.failedPlacements(),
        run.nearestMisses(),
        plan.preemptions(),
        modifyIndex,
        nextLaunch(job),
        plan.waitsFor(),
        warnings(job, state));
  }

  /** When a job is launched first if it is registered now; null if it is not launched. */
  private @Nullable Instant nextLaunch(Job job) {
    Periodic periodic = job.periodic();
    return periodic != null && job.isLaunched()
        ? LaunchTimes.of(periodic).next(clock.instant()).orElse(null)
        : null;
  }

  /**
   * Registers a job and asks for the evaluation that makes it so.
   *
   * @param checkIndex the modify index that the job must have, 0 if it must not exist; null for any
   * @throws dev.caravan.core.jobspec.InvalidJobException if the job cannot be used as it is
   * @throws dev.caravan.core.command.CommandRefusedException if the check index does not match
   */
  public Registration register(String actor, Job job, @Nullable Long checkIndex) {
    check.verify(job);
    EvaluationId evaluation = new EvaluationId(ids.next());
    ClusterState after =
        ledger.execute(actor, state -> register(state, job, checkIndex, evaluation));
    return JobRegistration.answer(after, job.id(), evaluation, warnings(job, after));
  }

  private static List<Command> register(
      ClusterState state, Job declared, @Nullable Long checkIndex, EvaluationId evaluation) {
    JobRegistration.requireEnabled(state);
    Optional<RegisteredJob> registered = state.job(declared.id());
    Job job = withOrigin(declared, registered);
    JobCheck.requireNoCycle(job, state);
    long before = modifyIndex(registered);
    // The registration is the first event of its unit, unless it is none.
    long after = DryRun.isRegistered(registered, job) ? before : state.position() + 1;
    RegisterJob register = new RegisterJob(job.id(), job, checkIndex, before);
    return JobRegistration.commands(register, evaluation, after, Trigger.JOB_REGISTER);
  }

  /** Nobody can declare that a job is a child; one that is stays one. */
  private static Job withOrigin(Job declared, Optional<RegisteredJob> registered) {
    JobOrigin origin = registered.map(one -> one.job().origin()).orElse(null);
    return declared.toBuilder().origin(origin).build();
  }

  /**
   * Stops a job and asks for the evaluation that ends its allocations.
   *
   * @param purge whether the live state is to forget it
   * @throws dev.caravan.core.command.CommandRefusedException if there is no such job
   */
  public Registration stop(String actor, JobId id, boolean purge) {
    EvaluationId evaluation = new EvaluationId(ids.next());
    ClusterState after = ledger.execute(actor, state -> stop(state, id, purge, evaluation));
    return JobRegistration.answer(after, id, evaluation, List.of());
  }

  private static List<String> warnings(Job job, ClusterState state) {
    Stream<String> ofJob =
        JobSpec.warnings(job).stream().map(warning -> warning.path() + ": " + warning.message());
    return Stream.concat(ofJob, ignoredMemory(job, state)).toList();
  }

  private static Stream<String> ignoredMemory(Job job, ClusterState state) {
    return state.schedulerConfiguration().memoryOversubscription()
        ? Stream.empty()
        : job.taskGroups().stream()
            .flatMap(
                group ->
                    group.tasks().stream()
                        .filter(task -> task.resources().memoryMaxMb() > 0)
                        .map(task -> IGNORED_MEMORY.formatted(group.name(), task.name())));
  }

  /** What has children runs nothing, so there is nothing to end; the children go on. */
  private static List<? extends Command> stop(
      ClusterState state, JobId id, boolean purge, EvaluationId evaluation) {
    Command stop = new StopJob(id, purge);
    return state
        .job(id)
        .filter(job -> !job.job().isParent())
        .<List<? extends Command>>map(
            job ->
                List.of(
                    stop,
                    PendingEvaluation.ofStop(
                        evaluation,
                        job.job(),
                        job.stopped() && !purge ? job.modifyIndex() : state.position() + 1)))
        .orElse(List.of(stop));
  }

  /** Asks for an evaluation that ends what may be left of a job that is not there. */
  public Registration stopRemains(String actor, JobId id) {
    EvaluationId evaluation = new EvaluationId(ids.next());
    Job nothing = Job.builder(id).build();
    ledger.execute(actor, List.of(PendingEvaluation.ofStop(evaluation, nothing, 0)));
    return new Registration(evaluation, 0, List.of());
  }

  private static long modifyIndex(Optional<RegisteredJob> job) {
    return job.map(RegisteredJob::modifyIndex).orElse(0L);
  }
}
