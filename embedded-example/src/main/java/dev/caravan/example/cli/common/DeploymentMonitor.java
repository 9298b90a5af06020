package dev.caravan.example.cli.common;

import static dev.caravan.example.cli.common.ApiCommand.ask;

import dev.caravan.core.diff.TextStyle.Paint;
import dev.caravan.example.api.Deployment;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.client.ApiClient.Reply;
import dev.caravan.example.client.Query;
import dev.caravan.example.output.DeploymentStatusText;
import dev.caravan.example.output.Ids;
import dev.caravan.example.output.View;

/** Prints how far a deployment is, each time that it has gone on. */
public final class DeploymentMonitor {
  private static final String INDENT = "    ";

  /** What the description of a failed deployment says if an earlier version is gone back to. */
  private static final String ROLLING_BACK = "rolling back to job version";

  /** How often it is looked for the deployment that goes back; each look waits for news. */
  private static final int LOOKS_FOR_ROLLBACK = 5;

  private final ApiClient client;
  private final Session session;
  private final View view;

  /** Prints to this session. */
  public DeploymentMonitor(ApiClient client, Session session, View view) {
    this.client = client;
    this.session = session;
    this.view = view;
  }

  /**
   * Watches until it is over; prints nothing if it was so before.
   *
   * @param since an index: a deployment that failed later is told of, also if it did so before it
   *     could be looked at
   * @return the exit code: 0, or 1 if it was not successful
   */
  public int watch(String id, long since) {
    Reply<Deployment> reply = look(id, 0);
    if (!reply.value().isActive() && !hasFailed(reply.value(), since)) {
      return 0;
    }
    session.out().println("==> Monitoring deployment \"" + shown(id) + "\"");
    String last = "";
    while (true) {
      Deployment deployment = reply.value();
      String now = DeploymentStatusText.render(deployment, view);
      if (!now.equals(last)) {
        session.out().println(now.indent(INDENT.length()).replaceAll("(?m)^ +$", ""));
        last = now;
      }
      if (!deployment.isActive()) {
        return finished(deployment);
      }
      reply = look(id, Math.max(1, reply.index()));
    }
  }

  private static boolean hasFailed(Deployment deployment, long since) {
    return deployment.status().equals("failed") && deployment.modifyIndex() > since;
  }

  /** A deployment that failed may have one after it that goes back to an earlier version. */
  private int finished(Deployment deployment) {
    boolean successful = deployment.status().equals("successful");
    String end = "==> Deployment \"%s\" %s".formatted(shown(deployment.id()), deployment.status());
    session
        .out()
        .println(view.style().paint(end, Paint.BOLD, successful ? Paint.GREEN : Paint.RED));
    if (deployment.statusDescription().contains(ROLLING_BACK)) {
      watchRollback(deployment);
    }
    return successful ? 0 : 1;
  }

  private void watchRollback(Deployment failed) {
    String path = "/v1/job/" + Query.step(failed.jobId()) + "/deployment";
    long index = 0;
    for (int look = 0; look < LOOKS_FOR_ROLLBACK; look++) {
      long since = index;
      Reply<Deployment> newest =
          ask("Error reading deployment", () -> client.getNewer(Deployment.class, path, since));
      if (newest.value().createIndex() > failed.createIndex()) {
        watch(newest.value().id(), failed.createIndex());
        return;
      }
      index = Math.max(1, newest.index());
    }
  }

  private String shown(String id) {
    return Ids.verbose(view.verbose()).of(id);
  }

  private Reply<Deployment> look(String id, long index) {
    return ask(
        "Error reading deployment",
        () -> client.getNewer(Deployment.class, "/v1/deployment/" + id, index));
  }
}
