package dev.caravan.benchmarks;

import dev.caravan.core.aggregate.Ledger;
import dev.caravan.core.aggregate.Ledgers;
import dev.caravan.core.command.AllocationCommand.PlaceAllocation;
import dev.caravan.core.event.RecordedEvent;
import dev.caravan.core.model.AllocatedResources;
import dev.caravan.core.model.AllocatedResources.TaskShare;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.PlacementMetrics;
import dev.caravan.core.model.PlacementMetrics.NodeScore;
import dev.caravan.core.storage.EventStorage;
import dev.caravan.scheduler.engine.TimeOrderedIds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How many events a second the log takes and gives back, by the clock and by the processor's time.
 * Arguments: how many events (200,000 if none are given), and where (an empty directory).
 */
public final class LogFigures {
  private static final int[] BATCHES = {1, 10, 100, 1_000};
  private static final JobId JOB = JobId.of("bench");
  private static final EvaluationId EVALUATION =
      new EvaluationId("0000000e-0000-7000-8000-000000000001");
  private static final AllocatedResources RESOURCES =
      new AllocatedResources(Map.of("task", new TaskShare(100, 128, List.of())), 300, List.of());

  private final TimeOrderedIds ids = new TimeOrderedIds(Clock.systemUTC(), new Random(1));
  private final PlacementMetrics metrics =
      new PlacementMetrics(
          5_000,
          0,
          0,
          Map.of("dc1", 5_000),
          Map.of(),
          Map.of(),
          IntStream.range(0, 5).mapToObj(i -> score()).toList(),
          Map.of(),
          Map.of(),
          0);

  private LogFigures() {}

  /** Prints the figures. */
  public static void main(String[] args) throws IOException {
    int events = args.length > 0 ? Integer.parseInt(args[0]) : 200_000;
    Path directory =
        args.length > 1 ? Path.of(args[1]) : Files.createTempDirectory("caravan-figures");
    LogFigures figures = new LogFigures();
    for (int batch : BATCHES) {
      figures.append(directory.resolve("batch-" + batch), batch, Math.min(events, batch * 20_000));
    }
    figures.replay(directory.resolve("batch-1000"));
  }

  private NodeScore score() {
    return new NodeScore(
        new NodeId(ids.next()), Map.of("binpack", 0.7123, "job-anti-affinity", -0.1), 0.30615);
  }

  private void append(Path directory, int batch, int events) {
    try (Ledger ledger = Ledgers.open(EventStorage.sqlite(directory), Clock.systemUTC())) {
      for (int warm = 0; warm < 2_000; warm += batch) {
        ledger.execute("bench", unit(batch));
      }
      Stopwatch watch = new Stopwatch();
      for (int done = 0; done < events; done += batch) {
        ledger.execute("bench", unit(batch));
      }
      watch.print("append, batches of " + batch, events);
    }
  }

  private void replay(Path directory) {
    try (EventStorage storage = EventStorage.sqlite(directory)) {
      Stopwatch watch = new Stopwatch();
      try (Stream<RecordedEvent> log = storage.read(0)) {
        watch.print("read", log.count());
      }
    }
    Stopwatch watch = new Stopwatch();
    try (Ledger ledger = Ledgers.open(EventStorage.sqlite(directory), Clock.systemUTC())) {
      watch.print("read and fold", ledger.state().position());
    }
  }

  private List<PlaceAllocation> unit(int size) {
    List<PlaceAllocation> commands = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      NodeScore best = metrics.scores().get(i % metrics.scores().size());
      commands.add(
          new PlaceAllocation(
              new AllocationId(ids.next()),
              EVALUATION,
              Allocation.name(JOB, "group", i),
              JOB,
              0,
              "group",
              best.nodeId(),
              "node",
              RESOURCES,
              null,
              false,
              null,
              metrics));
    }
    return commands;
  }
}
