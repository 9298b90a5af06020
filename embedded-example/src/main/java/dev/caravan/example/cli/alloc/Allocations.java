package dev.caravan.example.cli.alloc;

import static dev.caravan.example.cli.common.ApiCommand.ask;

import dev.caravan.example.api.Allocation;
import dev.caravan.example.api.Job;
import dev.caravan.example.cli.common.CommandFailure;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.client.Query;
import java.util.Comparator;
import java.util.List;

/** Picks an allocation or a task where people need not name it. */
final class Allocations {
  private Allocations() {}

  /** The newest allocation of a job that runs, or else its newest. */
  static Allocation runningOf(ApiClient client, String jobId) {
    List<Allocation> all =
        ask(
            "Error querying job allocations",
            () -> client.list(Allocation.class, "/v1/job/" + Query.step(jobId) + "/allocations"));
    return all.stream()
        .max(
            Comparator.<Allocation, Boolean>comparing(one -> one.clientStatus().equals("running"))
                .thenComparingLong(Allocation::createIndex))
        .orElseThrow(() -> new CommandFailure("No allocations for job \"" + jobId + "\" found"));
  }

  /** The name of an allocation's task, of which there must be one. */
  static String onlyTask(ApiClient client, String id) {
    Allocation allocation =
        ask(
            "Error querying allocation",
            () -> client.get(Allocation.class, "/v1/allocation/" + id));
    List<String> tasks = tasks(allocation);
    if (tasks.size() != 1) {
      throw new CommandFailure(
          "Allocation \"%s\" is running the following tasks:\n  * %s\n\nPlease specify the task."
              .formatted(id, String.join("\n  * ", tasks)));
    }
    return tasks.get(0);
  }

  private static List<String> tasks(Allocation allocation) {
    Job job = allocation.job();
    if (job == null) {
      return List.copyOf(allocation.taskStates().keySet());
    }
    return job.taskGroups().stream()
        .filter(group -> group.name().equals(allocation.taskGroup()))
        .flatMap(group -> group.tasks().stream())
        .map(Job.Task::name)
        .toList();
  }
}
