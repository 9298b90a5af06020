package dev.caravan.benchmarks;

import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobType;
import dev.caravan.scheduler.plan.Plan;
import dev.caravan.scheduler.ranking.PlacementOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Placement over the whole grid of nodes, sizes and shapes of jobs, and in a cluster that runs much
 * already, as tables in Markdown. Each plan is made in one thread, from a snapshot of the state to
 * nodes and ports. Argument: how many allocations are to run already (1,000,000).
 */
public final class PlacementFigures {
  private static final int[] NODES = {500, 1_000, 5_000, 10_000};
  private static final int[] COUNTS = {50, 300, 1_200};
  private static final int NODES_FILLED = 5_000;
  private static final int NODES_WIDE = 10_000;
  private static final int PER_JOB = 1_000;
  private static final int LARGE = 10_000;
  private static final int ROUNDS = 2;
  private static final Duration UNTIL_COMPILED = Duration.ofSeconds(2);
  private static final Duration WARM_UP = Duration.ofMillis(700);
  private static final Duration MEASURED = Duration.ofMillis(1_500);

  private final int running;
  private PlanRate all = PlanRate.NONE;

  private PlacementFigures(int running) {
    this.running = running;
  }

  /** Prints the figures. */
  public static void main(String[] args) throws IOException {
    new PlacementFigures(args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000).run();
  }

  private void run() throws IOException {
    printMachine();
    for (Shape shape : Shape.values()) {
      PlanRate.of(newJob(NODES[0], shape, PER_JOB), UNTIL_COMPILED);
    }
    printGrid();
    printSystemJob();
    printFilled();
    print("%nThe planning thread had a processor for %.0f %% of the time.", 100 * all.cpuShare());
  }

  private void printMachine() throws IOException {
    Runtime runtime = Runtime.getRuntime();
    print(
        "%s, %d processors, Java %s, a heap of at most %,d MiB, %s %d, %s%n",
        processor(),
        runtime.availableProcessors(),
        Runtime.version(),
        runtime.maxMemory() >> 20,
        PlacementFigures.class.getSimpleName(),
        running,
        LocalDate.now(ZoneOffset.UTC));
  }

  private static String processor() throws IOException {
    Path information = Path.of("/proc/cpuinfo");
    if (!Files.exists(information)) {
      return "a processor of an unknown kind";
    }
    try (Stream<String> lines = Files.lines(information)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).trim())
          .findFirst()
          .orElse("a processor of an unknown kind");
    }
  }

  private void printGrid() {
    print("Placements a second of a new job in an empty cluster, by its count:%n");
    print("| nodes | shape | %,d | %,d | %,d |", COUNTS[0], COUNTS[1], COUNTS[2]);
    print("|---|---|---|---|---|");
    for (int nodes : NODES) {
      for (Shape shape : Shape.values()) {
        StringBuilder rates = new StringBuilder();
        for (int count : COUNTS) {
          double rate = measured(newJob(nodes, shape, count)).placementsPerSecond();
          rates.append(String.format(Locale.ROOT, " %,.0f |", rate));
        }
        print("| %,d | %s |%s", nodes, shape.words(), rates);
      }
    }
  }

  private void printSystemJob() {
    Job everywhere = Shape.PLAIN.job("everywhere", JobType.SYSTEM, 1);
    PlanRate rate = measured(planning(empty(NODES_WIDE), everywhere));
    print(
        "%nA system job on %,d nodes: %.1f ms a plan, %,.0f placements a second.",
        NODES_WIDE, rate.millisPerPlan(), rate.placementsPerSecond());
  }

  private void printFilled() {
    long memoryBefore = memoryInUse();
    Stopwatch watch = new Stopwatch();
    Job large = Shape.PLAIN.job("large", LARGE);
    BenchCluster filled = empty(NODES_FILLED).run(large);
    for (int placed = LARGE; placed < running; placed += PER_JOB) {
      filled.run(Shape.PLAIN.job("job-" + placed, PER_JOB));
    }
    double seconds = watch.seconds();
    print(
        "%n%,d allocations placed and running after %.1f s; each takes %,d bytes of the state.%n",
        running, seconds, (memoryInUse() - memoryBefore) / running);
    print("Placements a second of a new job of %,d on %,d nodes:%n", PER_JOB, NODES_FILLED);
    print("| shape | empty | with %,d running | of the speed |", running);
    print("|---|---|---|---|");
    for (Shape shape : Shape.values()) {
      printFilled(shape, filled);
    }
    print(
        "%nA job of %,d of which nothing has changed, planned again: %.1f ms.",
        LARGE, measured(() -> filled.plan(large.id())).millisPerPlan());
  }

  /** Both clusters take turns, so that what else the machine does strikes both. */
  private void printFilled(Shape shape, BenchCluster filled) {
    Supplier<Plan> inEmpty = newJob(NODES_FILLED, shape, PER_JOB);
    Supplier<Plan> inFilled = planning(filled, shape.job("new-" + shape, PER_JOB));
    PlanRate before = PlanRate.NONE;
    PlanRate after = PlanRate.NONE;
    for (int round = 0; round < ROUNDS; round++) {
      before = before.and(measured(inEmpty));
      after = after.and(measured(inFilled));
    }
    print(
        "| %s | %,.0f | %,.0f | %.0f %% |",
        shape.words(),
        before.placementsPerSecond(),
        after.placementsPerSecond(),
        100 * after.placementsPerSecond() / before.placementsPerSecond());
  }

  private static BenchCluster empty(int nodes) {
    return new BenchCluster(nodes, PlacementOptions.DEFAULT);
  }

  private static Supplier<Plan> newJob(int nodes, Shape shape, int count) {
    return planning(empty(nodes), shape.job("new", count));
  }

  private static Supplier<Plan> planning(BenchCluster cluster, Job job) {
    cluster.register(job);
    return () -> cluster.plan(job.id());
  }

  private PlanRate measured(Supplier<Plan> planning) {
    PlanRate warmUp = PlanRate.of(planning, WARM_UP);
    PlanRate rate = PlanRate.of(planning, MEASURED);
    all = all.and(warmUp).and(rate);
    return rate;
  }

  private static long memoryInUse() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }
}
