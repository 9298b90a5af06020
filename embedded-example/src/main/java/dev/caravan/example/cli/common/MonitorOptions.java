package dev.caravan.example.cli.common;

import dev.caravan.example.client.ApiClient;
import dev.caravan.example.output.View;
import picocli.CommandLine.Option;

/** Whether to stay and watch what becomes of a change. */
public final class MonitorOptions {
  @Option(
      names = "-detach",
      description = "Do not wait for the end of the evaluation; print its id.")
  private boolean detach;

  @Option(names = "-verbose", description = "Whole ids.")
  private boolean verbose;

  /** Whether to leave at once. */
  public boolean detach() {
    return detach;
  }

  /** Whether to print whole ids. */
  public boolean verbose() {
    return verbose;
  }

  /**
   * Watches an evaluation, or prints its id.
   *
   * @param evaluationId empty if there is none: then there is nothing to do
   * @return the exit code
   */
  public int follow(String evaluationId, ApiClient client, Session session, View view) {
    if (evaluationId.isEmpty()) {
      return 0;
    }
    if (detach) {
      session.out().println("Evaluation ID: " + evaluationId);
      return 0;
    }
    return new EvaluationMonitor(client, session, view).watch(evaluationId);
  }
}
