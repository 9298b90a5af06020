package dev.caravan.example.cli.alloc;

import dev.caravan.example.cli.common.Finder;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.output.View;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which allocation is meant: one by its id, or one that runs of a job. */
final class AllocationChoice {
  @Parameters(
      index = "0",
      paramLabel = "ALLOCATION",
      description = "Its id, or the beginning of it; with -job the id of a job.")
  private String allocation = "";

  @Option(names = "-job", description = "A running allocation of a job, instead of one by its id.")
  private boolean job;

  /** The whole id of the allocation. */
  String find(ApiClient client, View view) {
    Finder finder = new Finder(client, view);
    return job
        ? Allocations.runningOf(client, finder.job(allocation)).id()
        : finder.allocation(allocation);
  }
}
