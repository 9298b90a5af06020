package dev.caravan.benchmarks;

import dev.caravan.core.aggregate.Ledger;
import dev.caravan.core.aggregate.Ledgers;
import dev.caravan.core.command.AllocationCommand.ReportAllocationStatus;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.IdSource;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.TaskEvent;
import dev.caravan.core.model.TaskState;
import dev.caravan.core.model.TaskUpdate;
import dev.caravan.core.storage.EventStorage;
import dev.caravan.scheduler.engine.Engine;
import dev.caravan.scheduler.engine.Heartbeats;
import dev.caravan.scheduler.engine.JobCheck;
import dev.caravan.scheduler.engine.JobOperations;
import dev.caravan.scheduler.engine.NodeUpdates;
import dev.caravan.scheduler.engine.TimeOrderedIds;
import dev.caravan.scheduler.garbage.GarbageThresholds;
import dev.caravan.scheduler.ranking.PlacementOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The road of many jobs from their registration to the last "running", with every event on the
 * disk; the nodes are simulated, and what they report is stored by the hundred. Then how long it
 * takes until a restart can plan again. Arguments: how many jobs of 1,000 allocations (1,000), how
 * many nodes (5,000), and where (an empty directory).
 */
public final class CrowdFigures {
  private static final int PER_JOB = 1_000;
  private static final int REPORTED_TOGETHER = 100;
  private static final Duration PATIENCE = Duration.ofDays(1);
  private static final Clock CLOCK = Clock.systemUTC();

  private final Ledger ledger;
  private final IdSource ids = new TimeOrderedIds(CLOCK, new Random(1));
  private final Engine engine;
  private final JobOperations operations;

  private CrowdFigures(Ledger ledger) {
    this.ledger = ledger;
    PlacementOptions options = PlacementOptions.DEFAULT;
    this.engine =
        new Engine(
            ledger, CLOCK, ids, options, new Heartbeats(CLOCK, PATIENCE), GarbageThresholds.NEVER);
    this.operations = new JobOperations(ledger, CLOCK, ids, new JobCheck(List.of()), options);
  }

  /** Prints the figures. */
  public static void main(String[] args) throws IOException {
    int jobs = args.length > 0 ? Integer.parseInt(args[0]) : 1_000;
    int nodes = args.length > 1 ? Integer.parseInt(args[1]) : 5_000;
    Path directory =
        args.length > 2 ? Path.of(args[2]) : Files.createTempDirectory("caravan-crowd");
    try (Ledger ledger = Ledgers.open(EventStorage.sqlite(directory), CLOCK)) {
      new CrowdFigures(ledger).run(jobs, nodes);
    }
    Stopwatch restart = new Stopwatch();
    try (Ledger ledger = Ledgers.open(EventStorage.sqlite(directory), CLOCK)) {
      new CrowdFigures(ledger).operations.plan("bench", job(0));
      restart.print("restart until a plan", ledger.state().allocations().size());
    }
  }

  private static Job job(int number) {
    return Shape.PLAIN.job("job-" + number, PER_JOB);
  }

  private void run(int jobs, int nodes) {
    IntStream.range(0, nodes).forEach(this::addNode);
    long before = ledger.state().position();
    Stopwatch watch = new Stopwatch();
    for (int i = 0; i < jobs; i++) {
      runJob(job(i));
      if ((i + 1) % 100 == 0) {
        watch.print("running", (i + 1L) * PER_JOB);
      }
    }
    watch.print("events", ledger.state().position() - before);
    Runtime runtime = Runtime.getRuntime();
    System.out.printf(
        Locale.ROOT,
        "heap in use: %,d MiB%n",
        (runtime.totalMemory() - runtime.freeMemory()) >> 20);
  }

  private void addNode(int number) {
    NodeId id = new NodeId(ids.next());
    ledger.execute(
        "bench", state -> NodeUpdates.register(state, id, BenchCluster.spec(number), ids));
  }

  private void runJob(Job job) {
    operations.register("bench", job, null);
    while (engine.step()) {}
    List<ReportAllocationStatus> reports =
        ledger.state().allocationsOf(job.id()).stream().map(CrowdFigures::running).toList();
    for (int from = 0; from < reports.size(); from += REPORTED_TOGETHER) {
      ledger.execute(
          "bench", reports.subList(from, Math.min(reports.size(), from + REPORTED_TOGETHER)));
    }
  }

  private static ReportAllocationStatus running(Allocation allocation) {
    Instant now = CLOCK.instant();
    TaskEvent started = TaskEvent.of(TaskEvent.Type.STARTED, now, "Task started by client");
    List<TaskUpdate> tasks =
        allocation.resources().tasks().keySet().stream()
            .map(
                task ->
                    new TaskUpdate(
                        task, TaskState.Phase.RUNNING, false, 0, now, null, null, List.of(started)))
            .toList();
    return new ReportAllocationStatus(allocation.id(), ClientStatus.RUNNING, "", tasks);
  }
}
