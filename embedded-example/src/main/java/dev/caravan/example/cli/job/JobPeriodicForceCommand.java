package dev.caravan.example.cli.job;

import dev.caravan.example.api.Registration;
import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.Finder;
import dev.caravan.example.cli.common.MonitorOptions;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.output.View;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code job periodic force}: launches a periodic job now. */
@Command(name = "force", description = "Force the launch of a periodic job.")
public final class JobPeriodicForceCommand extends ApiCommand {
  @Mixin private final MonitorOptions monitor = new MonitorOptions();

  @Parameters(paramLabel = "JOB", description = "Its id, or the beginning of it.")
  private String job = "";

  /** For this session. */
  public JobPeriodicForceCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) {
    View view = view(monitor.verbose());
    String id = new Finder(client, view).job(job);
    Registration answer =
        ask(
            "Error forcing periodic job \"" + id + "\"",
            () ->
                client.put(
                    Registration.class,
                    JobRequests.path(id, "periodic/force"),
                    JobRequests.naming(id)));
    if (monitor.detach()) {
      print("Force periodic successful");
    }
    return monitor.follow(answer.evalId(), client, session(), view);
  }
}
