package dev.caravan.example.cli.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.model.Job;
import dev.caravan.example.api.Registration;
import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.CommandFailure;
import dev.caravan.example.cli.common.EvaluationMonitor;
import dev.caravan.example.cli.common.JsonText;
import dev.caravan.example.cli.common.MonitorOptions;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.client.ApiException;
import dev.caravan.example.output.NextLaunchText;
import dev.caravan.example.output.PlanText;
import dev.caravan.example.output.View;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code job run}: registers a job, and watches what becomes of it. */
@Command(
    name = "run",
    description = "Run a new job or update an existing job.",
    footer = {
      "",
      "Exit codes: 0 all was placed and rolled out; 1 it was refused or its deployment failed;",
      "2 not all allocations could be placed."
    })
public final class JobRunCommand extends ApiCommand {
  private static final Pattern CONFLICT = Pattern.compile("(Enforcing job modify index [^)]*)");

  @Mixin private final JobFileOptions file = new JobFileOptions();
  @Mixin private final MonitorOptions monitor = new MonitorOptions();

  @Option(
      names = "-check-index",
      paramLabel = "INDEX",
      description = "Only if this is the job's modify index; 0 if there must be no such job.")
  private @Nullable Long checkIndex;

  @Option(names = "-output", description = "Print the job as JSON instead of running it.")
  private boolean output;

  @Option(
      names = "-preserve-counts",
      description = "Keep the counts of task groups that are running.")
  private boolean preserveCounts;

  /** For this session. */
  public JobRunCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) {
    Job job = file.read(session());
    ObjectNode body = JobRequests.body(job);
    if (output) {
      print(JsonText.pretty(body));
      return 0;
    }
    if (checkIndex != null) {
      body.put("EnforceIndex", true).put("JobModifyIndex", checkIndex);
    }
    if (preserveCounts) {
      body.put("PreserveCounts", true);
    }
    return follow(register(client, body), job, client);
  }

  private static Registration register(ApiClient client, ObjectNode body) {
    try {
      return client.put(Registration.class, "/v1/jobs", body);
    } catch (ApiException e) {
      Matcher conflict = CONFLICT.matcher(String.valueOf(e.getMessage()));
      throw new CommandFailure(
          conflict.find()
              ? conflict.group() + "\nJob not updated"
              : "Error submitting job: " + e.getMessage());
    }
  }

  private int follow(Registration registration, Job job, ApiClient client) {
    View view = view(monitor.verbose());
    PlanText.remarks(registration.warnings(), registration.notes(), view)
        .forEach(remark -> print(remark + "\n"));
    // What is launched later, or dispatched, has nothing to evaluate now.
    if (registration.evalId().isEmpty()) {
      print("Job registration successful");
      nextLaunch(job, view).ifPresent(this::print);
      return 0;
    }
    if (monitor.detach()) {
      print("Job registration successful\nEvaluation ID: " + registration.evalId());
      return 0;
    }
    return new EvaluationMonitor(client, session(), view).watch(registration.evalId());
  }

  private static Optional<String> nextLaunch(Job job, View view) {
    return Optional.ofNullable(job.periodic())
        .filter(periodic -> !job.isParameterized())
        .flatMap(periodic -> NextLaunchText.of(periodic, view.now()))
        .map(next -> "Approximate next launch time: " + next);
  }
}
