package dev.caravan.example.cli.common;

import static dev.caravan.example.cli.common.ApiCommand.ask;

import dev.caravan.example.api.Allocation;
import dev.caravan.example.api.Evaluation;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.client.ApiClient.Reply;
import dev.caravan.example.output.EvaluationMonitorText;
import dev.caravan.example.output.Ids;
import dev.caravan.example.output.View;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Prints what becomes of an evaluation, and of the deployment that it works for. */
public final class EvaluationMonitor {
  /** Exit code of a command whose job could not be placed whole. */
  private static final int NOT_PLACED = 2;

  private final ApiClient client;
  private final Session session;
  private final View view;
  private final EvaluationMonitorText text;
  private final Map<String, String> clientStatuses = new HashMap<>();
  private String deployment = "";
  private String status = "pending";

  /** Prints to this session. */
  public EvaluationMonitor(ApiClient client, Session session, View view) {
    this.client = client;
    this.session = session;
    this.view = view;
    this.text = new EvaluationMonitorText(Ids.verbose(view.verbose()));
  }

  /**
   * Watches until the evaluation and its deployment are over, or until something else has to happen
   * before anything is placed.
   *
   * @return the exit code: 0, 1 if the deployment failed, or 2 if something could not be placed
   */
  public int watch(String evaluationId) {
    Evaluation end = await(evaluationId);
    if (!end.failedPlacements().isEmpty()) {
      return NOT_PLACED;
    }
    if (!end.nextEval().isEmpty()) {
      return new EvaluationMonitor(client, session, view).watch(end.nextEval());
    }
    return deployment.isEmpty()
        ? 0
        : new DeploymentMonitor(client, session, view).watch(deployment, end.createIndex());
  }

  private Evaluation await(String id) {
    long index = 0;
    Evaluation evaluation;
    do {
      // Read first, so that none is told of before the evaluation says what it belongs to.
      List<Allocation> allocations = allocations(id);
      Reply<Evaluation> reply = look(id, index);
      evaluation = reply.value();
      if (index == 0) {
        print(text.triggered(evaluation));
      }
      index = Math.max(1, reply.index());
      tell(evaluation, evaluation.isTerminal() ? allocations(id) : allocations);
    } while (!evaluation.isTerminal() && !evaluation.isHeld());
    print(evaluation.isHeld() ? text.held(evaluation) : text.finished(evaluation));
    return evaluation;
  }

  private Reply<Evaluation> look(String id, long index) {
    return ask(
        "Error reading evaluation",
        () -> client.getNewer(Evaluation.class, "/v1/evaluation/" + id, index));
  }

  private List<Allocation> allocations(String id) {
    return ask(
        "Error reading allocations",
        () -> client.list(Allocation.class, "/v1/evaluation/" + id + "/allocations"));
  }

  private void tell(Evaluation evaluation, List<Allocation> allocations) {
    if (deployment.isEmpty() && !evaluation.deploymentId().isEmpty()) {
      deployment = evaluation.deploymentId();
      print(text.withinDeployment(deployment));
    }
    allocations.stream()
        .sorted(Comparator.comparingLong(Allocation::createIndex).reversed())
        .forEach(allocation -> tell(allocation, evaluation));
    if (!status.equals(evaluation.status())) {
      print(text.statusChanged(status, evaluation.status()));
      status = evaluation.status();
    }
  }

  private void tell(Allocation allocation, Evaluation evaluation) {
    String before = clientStatuses.put(allocation.id(), allocation.clientStatus());
    if (before != null) {
      if (!before.equals(allocation.clientStatus())) {
        print(text.statusChanged(allocation, before));
      }
    } else if (allocation.createIndex() < evaluation.createIndex()) {
      print(text.modified(allocation));
    } else if (allocation.desiredStatus().equals("run")) {
      print(text.created(allocation));
    }
  }

  private void print(String lines) {
    session.out().println(lines);
  }
}
