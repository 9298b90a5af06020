package dev.caravan.example.cli.job;

import dev.caravan.example.api.Registration;
import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.Finder;
import dev.caravan.example.cli.common.MonitorOptions;
import dev.caravan.example.cli.common.Question;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.client.Query;
import dev.caravan.example.output.View;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code job stop}: ends a job. */
@Command(name = "stop", description = "Stop a running job.")
public final class JobStopCommand extends ApiCommand {
  @Mixin private final MonitorOptions monitor = new MonitorOptions();

  @Parameters(paramLabel = "JOB", description = "Its id, or the beginning of it.")
  private String job = "";

  @Option(names = "-purge", description = "Forget it as well.")
  private boolean purge;

  @Option(names = "-yes", description = "Do not ask, where only the beginning of its id is given.")
  private boolean yes;

  @Option(names = "-global", description = "Stop it in all regions; here there is one.")
  private boolean global;

  @Option(names = "-no-shutdown-delay", description = "Do not wait for shutdown delays of groups.")
  private boolean noShutdownDelay;

  /** For this session. */
  public JobStopCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) {
    View view = view(monitor.verbose());
    String id = new Finder(client, view).job(job);
    if (!id.equals(job) && !yes && !isConfirmed(id)) {
      print("Cancelling job stop");
      return 0;
    }
    Registration stop =
        ask(
            "Error deregistering job",
            () -> client.delete(Registration.class, JobRequests.path(id), query()));
    return monitor.follow(stop.evalId(), client, session(), view);
  }

  private boolean isConfirmed(String id) {
    return new Question(session()).isAffirmed("Are you sure you want to stop job \"" + id + "\"?");
  }

  private Query query() {
    Query query = Query.of("purge", purge);
    Query everywhere = global ? query.with("global", true) : query;
    return noShutdownDelay ? everywhere.with("no_shutdown_delay", true) : everywhere;
  }
}
