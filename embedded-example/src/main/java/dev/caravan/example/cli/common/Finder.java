package dev.caravan.example.cli.common;

import static dev.caravan.example.cli.common.ApiCommand.ask;

import dev.caravan.example.api.Allocation;
import dev.caravan.example.api.Deployment;
import dev.caravan.example.api.Evaluation;
import dev.caravan.example.api.JobStub;
import dev.caravan.example.api.Node;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.client.Query;
import dev.caravan.example.output.AllocationListText;
import dev.caravan.example.output.DeploymentStatusText;
import dev.caravan.example.output.EvaluationListText;
import dev.caravan.example.output.JobListText;
import dev.caravan.example.output.NodeStatusText;
import dev.caravan.example.output.View;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Finds things by ids that people type: whole ones, or beginnings that only one has. */
public final class Finder {
  private static final int SHORTEST = 2;

  private final ApiClient client;
  private final View view;

  /**
   * Looks things up at an agent.
   *
   * @param view how those are shown that an id may mean
   */
  public Finder(ApiClient client, View view) {
    this.client = client;
    this.view = view;
  }

  /** The id of a job. */
  public String job(String prefix) {
    List<JobStub> found =
        ask(
            "Error querying job",
            () -> client.list(JobStub.class, "/v1/jobs", Query.of("prefix", prefix)));
    return one("job", prefix, found, JobStub::id, JobListText::render).id();
  }

  /** The id of an allocation. */
  public String allocation(String prefix) {
    List<Allocation> found =
        byId(Allocation.class, "Error querying allocation", "/v1/allocations", prefix);
    return one(
            "allocation",
            prefix,
            found,
            Allocation::id,
            all -> AllocationListText.render(all, view))
        .id();
  }

  /** The id of a node. */
  public String node(String prefix) {
    List<Node> found = byId(Node.class, "Error querying node info", "/v1/nodes", prefix);
    return one("node", prefix, found, Node::id, all -> NodeStatusText.list(all, view)).id();
  }

  /** The id of a deployment. */
  public String deployment(String prefix) {
    List<Deployment> found =
        byId(Deployment.class, "Error retrieving deployment", "/v1/deployments", prefix);
    return one(
            "deployment",
            prefix,
            found,
            Deployment::id,
            all -> DeploymentStatusText.list(all, view))
        .id();
  }

  /** The id of an evaluation. */
  public String evaluation(String prefix) {
    List<Evaluation> found =
        byId(Evaluation.class, "Error querying evaluation", "/v1/evaluations", prefix);
    return one(
            "evaluation",
            prefix,
            found,
            Evaluation::id,
            all -> EvaluationListText.render(all, view))
        .id();
  }

  private <T> List<T> byId(Class<T> type, String failure, String path, String prefix) {
    if (prefix.length() < SHORTEST) {
      throw new CommandFailure("Identifier must contain at least two characters.");
    }
    return ask(failure, () -> client.list(type, path, Query.of("prefix", prefix)));
  }

  private static <T> T one(
      String noun,
      String prefix,
      List<T> found,
      Function<T, String> id,
      Function<List<T>, String> table) {
    Optional<T> exact = found.stream().filter(one -> id.apply(one).equals(prefix)).findFirst();
    if (exact.isPresent()) {
      return exact.get();
    }
    if (found.isEmpty()) {
      throw new CommandFailure("No %s(s) with prefix or id \"%s\" found".formatted(noun, prefix));
    }
    if (found.size() > 1) {
      throw new CommandFailure(
          "Prefix matched multiple %ss\n\n%s".formatted(noun, table.apply(found)));
    }
    return found.get(0);
  }
}
