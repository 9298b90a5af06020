package dev.caravan.example.cli.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.example.api.Job;
import dev.caravan.example.api.Registration;
import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.CommandFailure;
import dev.caravan.example.cli.common.Finder;
import dev.caravan.example.cli.common.MonitorOptions;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.output.View;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code job scale}: changes the count of a task group. */
@Command(name = "scale", description = "Change the count of a task group.")
public final class JobScaleCommand extends ApiCommand {
  @Mixin private final MonitorOptions monitor = new MonitorOptions();

  @Parameters(index = "0", paramLabel = "JOB", description = "Its id, or the beginning of it.")
  private String job = "";

  @Parameters(
      index = "1..*",
      arity = "1..2",
      paramLabel = "[GROUP] COUNT",
      description = "The task group, which a job with one group need not name, and its count.")
  private List<String> rest = new ArrayList<>();

  /** For this session. */
  public JobScaleCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) {
    View view = view(monitor.verbose());
    long count = count(rest.get(rest.size() - 1));
    String id = new Finder(client, view).job(job);
    String group = rest.size() == 2 ? rest.get(0) : onlyGroup(client, id);
    ObjectNode body = ApiClient.object().put("Count", count);
    body.putObject("Target").put("Job", id).put("Group", group);
    body.put("Message", "submitted using the command line").put("Error", false);
    Registration answer =
        ask(
            "Error submitting scaling request",
            () -> client.put(Registration.class, JobRequests.path(id, "scale"), body));
    return monitor.follow(answer.evalId(), client, session(), view);
  }

  private static long count(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new CommandFailure("Failed to convert count string to int: " + text);
    }
  }

  private static String onlyGroup(ApiClient client, String id) {
    Job job = ask("Error querying job", () -> client.get(Job.class, JobRequests.path(id)));
    if (job.taskGroups().size() != 1) {
      throw new CommandFailure("Group name required");
    }
    return job.taskGroups().get(0).name();
  }
}
