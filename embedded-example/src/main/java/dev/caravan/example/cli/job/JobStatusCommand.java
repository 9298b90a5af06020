package dev.caravan.example.cli.job;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.example.api.Allocation;
import dev.caravan.example.api.Deployment;
import dev.caravan.example.api.Evaluation;
import dev.caravan.example.api.Job;
import dev.caravan.example.api.JobStub;
import dev.caravan.example.api.JobSummary;
import dev.caravan.example.api.PlacementMetrics;
import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.Finder;
import dev.caravan.example.cli.common.FormatOptions;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.cli.common.VerboseOption;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.client.Query;
import dev.caravan.example.output.JobListText;
import dev.caravan.example.output.JobStatusText;
import dev.caravan.example.output.JobStatusText.Details;
import dev.caravan.example.output.View;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code job status}: all jobs, or one with its roll-out and allocations. */
@Command(name = "status", description = "Display status information about a job.")
public final class JobStatusCommand extends ApiCommand {
  @Mixin private final VerboseOption verbose = new VerboseOption();
  @Mixin private final FormatOptions format = new FormatOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "JOB",
      description = "Its id, or the beginning of it; all jobs are listed without it.")
  private String job = "";

  @Option(names = "-short", description = "Only the first lines.")
  private boolean brief;

  @Option(names = "-evals", description = "The evaluations of the job as well.")
  private boolean evaluations;

  @Option(
      names = "-all-allocs",
      description = "Allocations of an earlier job of the same id as well.")
  private boolean allAllocations;

  /** For this session. */
  public JobStatusCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) {
    if (job.isEmpty()) {
      JsonNode jobs = ask("Error querying jobs", () -> client.getJson("/v1/jobs", Query.none()));
      print(format.format(jobs).orElseGet(() -> list(jobs)));
      return 0;
    }
    String id = new Finder(client, view(verbose.verbose())).job(job);
    JsonNode json =
        ask("Error querying job", () -> client.getJson(JobRequests.path(id), Query.none()));
    print(format.format(json).orElseGet(() -> text(client, ApiClient.read(Job.class, json))));
    return 0;
  }

  private static String list(JsonNode jobs) {
    return JobListText.render(ApiClient.readList(JobStub.class, jobs));
  }

  private String text(ApiClient client, Job found) {
    if (brief) {
      return JobStatusText.header(found, view(verbose.verbose()).now());
    }
    View view = view(verbose.verbose());
    return JobStatusText.render(details(client, found), view);
  }

  private Details details(ApiClient client, Job found) {
    String id = found.id();
    List<Evaluation> evals =
        ask(
            "Error querying job evaluations",
            () -> client.list(Evaluation.class, JobRequests.path(id, "evaluations")));
    List<Allocation> allocations = allocations(client, id);
    return new Details(
        found,
        ask(
            "Error querying job summary",
            () -> client.get(JobSummary.class, JobRequests.path(id, "summary"))),
        verbose.verbose() || evaluations ? newestFirst(evals) : List.of(),
        children(client, found),
        placementFailures(evals),
        ask(
            "Error querying latest job deployment",
            () -> client.getIfAny(Deployment.class, JobRequests.path(id, "deployment"))),
        delayed(evals, allocations),
        allocations);
  }

  /** The evaluations that wait for their time, by the group whose allocations they are for. */
  private static Map<String, Evaluation> delayed(
      List<Evaluation> evaluations, List<Allocation> allocations) {
    Map<String, Evaluation> waiting = new HashMap<>();
    evaluations.stream()
        .filter(one -> one.status().equals("pending") && one.waitUntil() != null)
        .forEach(one -> waiting.put(one.id(), one));
    Map<String, Evaluation> byGroup = new HashMap<>();
    for (Allocation allocation : allocations) {
      Evaluation followUp = waiting.get(allocation.followupEvalId());
      if (followUp != null && allocation.nextAllocation().isEmpty()) {
        byGroup.putIfAbsent(allocation.taskGroup(), followUp);
      }
    }
    return byGroup;
  }

  private static List<Evaluation> newestFirst(List<Evaluation> evaluations) {
    return evaluations.stream()
        .sorted(Comparator.comparingLong(Evaluation::createIndex).reversed())
        .toList();
  }

  private List<Allocation> allocations(ApiClient client, String id) {
    Query query = Query.of("all", allAllocations);
    return ask(
        "Error querying job allocations",
        () ->
            client.list(Allocation.class, JobRequests.path(id, "allocations"), query).stream()
                .sorted(Comparator.comparingLong(Allocation::createIndex).reversed())
                .toList());
  }

  /** What was launched or dispatched of it. */
  private static List<JobStub> children(ApiClient client, Job parent) {
    if (!parent.isPeriodic() && !parent.isParameterized()) {
      return List.of();
    }
    Query query = Query.of("prefix", parent.id() + "/");
    return ask("Error querying child jobs", () -> client.list(JobStub.class, "/v1/jobs", query))
        .stream()
        .filter(child -> child.parentId().equals(parent.id()))
        .toList();
  }

  /** The newest reasons, while an evaluation waits for room. */
  private static Map<String, PlacementMetrics> placementFailures(List<Evaluation> evaluations) {
    if (evaluations.stream().noneMatch(one -> one.status().equals("blocked"))) {
      return Map.of();
    }
    return evaluations.stream()
        .filter(one -> !one.failedPlacements().isEmpty())
        .max(Comparator.comparingLong(Evaluation::createIndex))
        .map(Evaluation::failedPlacements)
        .orElse(Map.of());
  }
}
