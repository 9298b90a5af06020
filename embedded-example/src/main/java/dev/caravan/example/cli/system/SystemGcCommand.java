package dev.caravan.example.cli.system;

import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.client.ApiClient;
import picocli.CommandLine.Command;

/** {@code system gc}: has the agent forget what has ended. */
@Command(name = "gc", description = "Run the system garbage collection process.")
public final class SystemGcCommand extends ApiCommand {
  /** For this session. */
  public SystemGcCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) {
    ask(
        "Error running system garbage-collection",
        () -> client.put("/v1/system/gc", ApiClient.object()));
    return 0;
  }
}
