package dev.caravan.benchmarks;

import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobType;
import dev.caravan.scheduler.plan.Plan;
import dev.caravan.scheduler.ranking.PlacementOptions;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Plans of a new system job over 10,000 nodes: one allocation on each. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 2, time = 2)
@Fork(1)
public class WideClusterBenchmark {
  private static final int NODES = 10_000;

  private final Job everywhere = Shape.PLAIN.job("everywhere", JobType.SYSTEM, 1);
  private BenchCluster cluster = new BenchCluster(0, PlacementOptions.DEFAULT);

  /** An empty cluster that has just been told of the job. */
  @Setup
  public void start() {
    cluster = new BenchCluster(NODES, PlacementOptions.DEFAULT).register(everywhere);
  }

  /** One plan for all nodes. */
  @Benchmark
  public Plan systemJob(PlacementCount counted) {
    return counted.count(() -> cluster.plan(everywhere.id()));
  }
}
