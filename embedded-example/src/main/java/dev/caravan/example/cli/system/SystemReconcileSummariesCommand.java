package dev.caravan.example.cli.system;

import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.client.ApiClient;
import picocli.CommandLine.Command;

/** {@code system reconcile summaries}: has nothing to do here, since summaries are never stored. */
@Command(
    name = "summaries",
    description = "Reconciles the summaries of all registered jobs, which always are right.")
public final class SystemReconcileSummariesCommand extends ApiCommand {
  /** For this session. */
  public SystemReconcileSummariesCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) {
    ask(
        "Error running system summary reconciliation",
        () -> client.put("/v1/system/reconcile/summaries", ApiClient.object()));
    return 0;
  }
}
