package dev.caravan.example.cli.alloc;

import dev.caravan.example.api.Registration;
import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.Finder;
import dev.caravan.example.cli.common.MonitorOptions;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.output.View;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code alloc stop}: ends an allocation, for which another one is placed. */
@Command(name = "stop", description = "Stop and reschedule a running allocation.")
public final class AllocStopCommand extends ApiCommand {
  @Mixin private final MonitorOptions monitor = new MonitorOptions();

  @Parameters(paramLabel = "ALLOCATION", description = "Its id, or the beginning of it.")
  private String allocation = "";

  @Option(names = "-no-shutdown-delay", description = "Do not wait for its shutdown delay.")
  private boolean noShutdownDelay;

  /** For this session. */
  public AllocStopCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) {
    View view = view(monitor.verbose());
    String id = new Finder(client, view).allocation(allocation);
    String path = "/v1/allocation/" + id + "/stop";
    Registration answer =
        ask(
            "Error stopping allocation",
            () ->
                client.put(
                    Registration.class,
                    noShutdownDelay ? path + "?no_shutdown_delay=true" : path,
                    ApiClient.object()));
    return monitor.follow(answer.evalId(), client, session(), view);
  }
}
