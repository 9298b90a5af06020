package dev.caravan.benchmarks;

import dev.caravan.core.jobspec.JobLanguage;
import dev.caravan.core.jobspec.JobSpec;
import dev.caravan.core.model.Job;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Reading and checking job files: a small one is to take less than 150 µs, 1 MB less than 150 ms.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class JobSpecBenchmark {
  private static final int MEGABYTE = JobSpec.MAX_LENGTH;

  private final String small = JobFiles.small();
  private final String large = JobFiles.ofLength(MEGABYTE);
  private final String smallJson = JobSpec.toJson(JobSpec.parse(small, "small"));
  // As JSON, a job is about four times as long.
  private final String largeJson =
      JobSpec.toJson(JobSpec.parse(JobFiles.ofLength(MEGABYTE / 5), "large"));

  /** 1 KB of HCL. */
  @Benchmark
  public Job small() {
    return JobSpec.parse(small, "small");
  }

  /** The same, read as HCL1. */
  @Benchmark
  public Job smallHcl1() {
    return JobSpec.parse(small, "small", JobLanguage.HCL1);
  }

  /** The same, as JSON. */
  @Benchmark
  public Job smallJson() {
    return JobSpec.parse(smallJson, "small");
  }

  /** 1 MB of HCL. */
  @Benchmark
  public Job large() {
    return JobSpec.parse(large, "large");
  }

  /** Almost 1 MB of JSON. */
  @Benchmark
  public Job largeJson() {
    return JobSpec.parse(largeJson, "large");
  }
}
