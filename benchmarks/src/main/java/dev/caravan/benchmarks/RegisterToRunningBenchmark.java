package dev.caravan.benchmarks;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** How long it takes from the call that registers a job of one task until that task runs. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 3, time = 5)
@Fork(value = 1, jvmArgsAppend = "-Xmx200m")
public class RegisterToRunningBenchmark {
  /** Which task. */
  @Param({"MOCK", "SLEEP"})
  public SmallJob kind = SmallJob.MOCK;

  private @Nullable BenchHost host;
  private int registered;

  @Setup
  public void start() throws IOException {
    host = BenchHost.start(kind.newDriver());
  }

  @TearDown
  public void close() throws IOException {
    host().close();
  }

  private BenchHost host() {
    return Objects.requireNonNull(host);
  }

  private String id() {
    return "job-" + registered;
  }

  @Setup(Level.Invocation)
  public void next() {
    registered++;
  }

  @Benchmark
  public void registerAndAwaitRunning() throws InterruptedException {
    host().scheduler().register(kind.job(id(), 1));
    host().await(state -> SmallJob.runs(state, id()));
  }

  /** What was measured is over before the next one begins. */
  @TearDown(Level.Invocation)
  public void end() throws InterruptedException {
    host().scheduler().stop(id(), true);
    host().await(state -> SmallJob.hasEnded(state, id()));
  }
}
