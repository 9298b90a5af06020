package dev.caravan.example.output;

import dev.caravan.example.api.Allocation;
import dev.caravan.example.api.Deployment;
import dev.caravan.example.api.Evaluation;
import dev.caravan.example.api.Job;
import dev.caravan.example.api.JobStub;
import dev.caravan.example.api.JobSummary;
import dev.caravan.example.api.PlacementMetrics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A job as {@code job status} prints it. */
public final class JobStatusText {
  private JobStatusText() {}

  /**
   * What there is to tell of a job.
   *
   * @param evaluations all of its evaluations where they are to be listed, or else none
   * @param children what was launched or dispatched of it
   * @param placementFailures by task group: why allocations wait to be placed
   * @param deployment its newest deployment
   * @param delayed by task group: the evaluation that will place failed allocations anew
   * @param allocations in the order in which they are listed
   */
  public record Details(
      Job job,
      JobSummary summary,
      List<Evaluation> evaluations,
      List<JobStub> children,
      Map<String, PlacementMetrics> placementFailures,
      @Nullable Deployment deployment,
      Map<String, Evaluation> delayed,
      List<Allocation> allocations) {}

  /** The whole status. */
  public static String render(Details details, View view) {
    Job job = details.job();
    List<String> sections = new ArrayList<>();
    sections.add(header(job, view.now()));
    if (job.isParameterized()) {
      addParameterized(sections, details, view);
    } else if (job.isPeriodic()) {
      addPeriodic(sections, details, view);
    } else {
      addRunning(sections, details, view);
    }
    return String.join("\n\n", sections);
  }

  /** The first lines of the status. */
  public static String header(Job job, Instant now) {
    KeyValues lines =
        new KeyValues()
            .with("ID", job.id())
            .with("Name", job.name())
            .with("Submit Date", Times.utc(job.submitTime()))
            .with("Type", job.type())
            .with("Priority", job.priority())
            .with("Datacenters", String.join(",", job.datacenters()))
            .with("Namespace", job.namespace())
            .with("Status", job.statusText());
    if (!job.statusDescription().isEmpty()) {
      lines.with("Status Description", job.statusDescription());
    }
    lines.with("Periodic", job.isPeriodic()).with("Parameterized", job.isParameterized());
    Job.Periodic periodic = job.periodic();
    return periodic == null || job.isParameterized()
        ? lines.render()
        : lines.with("Next Periodic Launch", NextLaunchText.ofStatus(job, periodic, now)).render();
  }

  private static void addRunning(List<String> sections, Details details, View view) {
    sections.add(view.heading("Summary") + "\n" + summary(details.summary()));
    if (!details.evaluations().isEmpty()) {
      sections.add(
          view.heading("Evaluations")
              + "\n"
              + EvaluationListText.ofJob(details.evaluations(), view));
    }
    if (!details.placementFailures().isEmpty()) {
      sections.add(
          view.heading("Placement Failure")
              + "\n"
              + PlacementFailureText.named(details.placementFailures()));
    }
    if (!details.delayed().isEmpty()) {
      sections.add(
          view.heading("Future Rescheduling Attempts") + "\n" + delayed(details.delayed(), view));
    }
    Deployment deployment = details.deployment();
    if (deployment != null) {
      sections.add(DeploymentStatusText.latest(deployment, view));
    }
    sections.add(
        view.heading("Allocations")
            + "\n"
            + AllocationListText.render(details.allocations(), view));
  }

  private static String delayed(Map<String, Evaluation> evaluations, View view) {
    Table table = Table.of("Task Group", "Eval ID", "Eval Time");
    new TreeMap<>(evaluations)
        .forEach(
            (group, evaluation) ->
                table.row(group, view.id(evaluation.id()), view.time(evaluation.waitUntil())));
    return table.render();
  }

  private static String summary(JobSummary summary) {
    boolean unknown = summary.summary().values().stream().anyMatch(group -> group.unknown() > 0);
    List<String> headings =
        new ArrayList<>(
            List.of("Task Group", "Queued", "Starting", "Running", "Failed", "Complete", "Lost"));
    if (unknown) {
      headings.add("Unknown");
    }
    Table table = Table.of(headings.toArray(new String[0]));
    summary.summary().forEach((name, group) -> table.row(cells(name, group, unknown).toArray()));
    return table.render();
  }

  private static List<Object> cells(String name, JobSummary.Group group, boolean unknown) {
    List<Object> cells =
        new ArrayList<>(
            List.of(
                name,
                group.queued(),
                group.starting(),
                group.running(),
                group.failed(),
                group.complete(),
                group.lost()));
    if (unknown) {
      cells.add(group.unknown());
    }
    return cells;
  }

  private static void addPeriodic(List<String> sections, Details details, View view) {
    sections.add(view.heading("Children Job Summary") + "\n" + children(details.summary()));
    addChildren(sections, "Previously Launched Jobs", details.children(), view);
  }

  private static void addParameterized(List<String> sections, Details details, View view) {
    Job.Parameterized needs = details.job().parameterizedJob();
    if (needs != null) {
      sections.add(view.heading("Parameterized Job") + "\n" + needs(needs));
    }
    sections.add(view.heading("Parameterized Job Summary") + "\n" + children(details.summary()));
    addChildren(sections, "Dispatched Jobs", details.children(), view);
  }

  private static String needs(Job.Parameterized needs) {
    return new KeyValues()
        .with("Payload", needs.payload())
        .with("Required Metadata", String.join(", ", needs.metaRequired()))
        .with("Optional Metadata", String.join(", ", needs.metaOptional()))
        .render();
  }

  private static String children(JobSummary summary) {
    JobSummary.Children children = summary.children();
    Table table = Table.of("Pending", "Running", "Dead");
    if (children == null) {
      table.row(0, 0, 0);
    } else {
      table.row(children.pending(), children.running(), children.dead());
    }
    return table.render();
  }

  private static String status(JobStub child) {
    return child.statusDescription().isEmpty()
        ? child.statusText()
        : child.statusText() + " (" + child.statusDescription() + ")";
  }

  private static void addChildren(
      List<String> sections, String heading, List<JobStub> children, View view) {
    if (children.isEmpty()) {
      return;
    }
    Table table = Table.of("ID", "Status");
    children.forEach(child -> table.row(child.id(), status(child)));
    sections.add(view.heading(heading) + "\n" + table.render());
  }
}
