package dev.caravan.http.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.jobspec.InvalidJobException;
import dev.caravan.core.jobspec.Problem;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.view.Registration;
import dev.caravan.http.json.Json;
import dev.caravan.http.json.Sentences;
import dev.caravan.http.request.Answer;
import dev.caravan.http.request.ApiException;
import dev.caravan.scheduler.Scheduler;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The answers to what changes a job. */
final class Registrations {
  private Registrations() {}

  /** Tells of the evaluation that makes it happen. */
  static Answer answer(Scheduler scheduler, Registration done) {
    return Answer.Json.of(json(scheduler, done));
  }

  static ObjectNode json(Scheduler scheduler, Registration done) {
    ObjectNode json = Json.object();
    putEvaluation(json, scheduler, done.evaluationId());
    json.put("JobModifyIndex", done.jobModifyIndex());
    json.put("Warnings", Sentences.warnings(done.warnings()));
    json.put("Index", scheduler.state().position());
    json.put("LastContact", 0);
    json.put("KnownLeader", true);
    return json;
  }

  /** Names an evaluation; where there is none, its id is empty, as in Nomad. */
  static void putEvaluation(
      ObjectNode json, Scheduler scheduler, @Nullable EvaluationId evaluation) {
    json.put("EvalID", evaluation == null ? "" : evaluation.value());
    json.put("EvalCreateIndex", evaluation == null ? 0 : createIndex(scheduler, evaluation));
  }

  private static long createIndex(Scheduler scheduler, EvaluationId evaluation) {
    return scheduler.state().evaluation(evaluation).map(Evaluation::createIndex).orElse(0L);
  }

  /** Does it. A job that cannot be used is an error of the server in Nomad. */
  static <T> T checked(Supplier<T> use) {
    try {
      return use.get();
    } catch (InvalidJobException e) {
      throw ApiException.refused(
          Sentences.errors(e.problems().stream().map(Registrations::sentence).toList()));
    }
  }

  /** What is wrong, with the block it is in. */
  static String sentence(Problem problem) {
    return problem.path().isEmpty() ? problem.message() : problem.path() + ": " + problem.message();
  }
}
