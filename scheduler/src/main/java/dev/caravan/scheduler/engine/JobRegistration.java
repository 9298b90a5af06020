package dev.caravan.scheduler.engine;

import dev.caravan.core.command.Command;
import dev.caravan.core.command.JobCommand.RegisterJob;
import dev.caravan.core.command.RegistrationDisabledException;
import dev.caravan.core.model.Evaluation.Trigger;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.state.ClusterState;
import dev.caravan.core.view.Registration;
import java.util.List;

/** What it takes to register a job, and what whoever changes one is answered. */
final class JobRegistration {
  private JobRegistration() {}

  /**
   * Makes sure that operators let jobs be registered.
   *
   * @throws RegistrationDisabledException if they do not
   */
  static void requireEnabled(ClusterState state) {
    if (state.schedulerConfiguration().rejectsRegistrations()) {
      throw new RegistrationDisabledException();
    }
  }

  /**
   * Registers a job and asks for its evaluation, unless it only has children: there is nothing to
   * evaluate then.
   *
   * @param modifyIndex the job's modify index once it is registered
   */
  static List<Command> commands(
      RegisterJob register, EvaluationId evaluation, long modifyIndex, Trigger trigger) {
    return register.job().isParent()
        ? List.of(register)
        : List.of(register, PendingEvaluation.of(evaluation, register.job(), modifyIndex, trigger));
  }

  /** Without an evaluation if there was nothing to evaluate. */
  static Registration answer(
      ClusterState after, JobId job, EvaluationId evaluation, List<String> warnings) {
    return new Registration(
        after.evaluation(evaluation).isPresent() ? evaluation : null,
        after.job(job).map(RegisteredJob::modifyIndex).orElse(0L),
        warnings);
  }
}
