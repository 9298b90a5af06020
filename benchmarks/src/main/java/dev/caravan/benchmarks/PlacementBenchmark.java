package dev.caravan.benchmarks;

import dev.caravan.core.model.Job;
import dev.caravan.scheduler.plan.Plan;
import dev.caravan.scheduler.ranking.PlacementOptions;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Whole plans of a new job, from a snapshot of the state to nodes and ports: reconciling, the
 * set-up over all nodes, and each placement with its scores. Each is to place 500,000 allocations a
 * second where the job asks for nothing more, and 300,000 with constraints, affinities and spreads.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 2, time = 1)
@Fork(1)
public class PlacementBenchmark {
  /** How many nodes there are. */
  @Param({"500", "1000", "5000", "10000"})
  public int nodes;

  /** How many allocations the job has. */
  @Param({"50", "300", "1200"})
  public int count;

  /** What the job asks for. */
  @Param public Shape shape = Shape.PLAIN;

  private Job job = Shape.PLAIN.job("job", 1);
  private BenchCluster cluster = new BenchCluster(0, PlacementOptions.DEFAULT);

  /** An empty cluster that has just been told of the job. */
  @Setup
  public void start() {
    job = shape.job("job", count);
    cluster = new BenchCluster(nodes, PlacementOptions.DEFAULT).register(job);
  }

  /** One plan for all of the job. */
  @Benchmark
  public Plan plan(PlacementCount counted) {
    return counted.count(() -> cluster.plan(job.id()));
  }
}
