package dev.caravan.scheduler.engine;

import dev.caravan.core.command.EvaluationCommand.CreateEvaluation;
import dev.caravan.core.model.DeploymentId;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.Job;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks for an evaluation that is to be worked off as soon as it is its turn. */
final class PendingEvaluation {
  private PendingEvaluation() {}

  /**
   * The command that asks for it.
   *
   * @param jobModifyIndex the job's modify index once the command is carried out
   */
  static CreateEvaluation of(
      EvaluationId id, Job job, long jobModifyIndex, Evaluation.Trigger trigger) {
    return of(id, job, jobModifyIndex, trigger, null);
  }

  /**
   * The same for a job that was stopped. As in Nomad it is for the scheduler of services, whatever
   * the job's type: all jobs are stopped in the same way.
   */
  static CreateEvaluation ofStop(EvaluationId id, Job job, long jobModifyIndex) {
    Job service = Job.builder(job.id()).priority(job.priority()).build();
    return of(id, service, jobModifyIndex, Evaluation.Trigger.JOB_DEREGISTER);
  }

  /**
   * The same for the next step of a deployment.
   *
   * @param deployment the deployment; null if it is for none
   */
  static CreateEvaluation of(
      EvaluationId id,
      Job job,
      long jobModifyIndex,
      Evaluation.Trigger trigger,
      @Nullable DeploymentId deployment) {
    return new CreateEvaluation(
        id,
        job.id(),
        job.type(),
        job.priority(),
        trigger,
        jobModifyIndex,
        false,
        deployment,
        null,
        Map.of());
  }
}
