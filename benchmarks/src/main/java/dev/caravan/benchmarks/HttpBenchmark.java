package dev.caravan.benchmarks;

import dev.caravan.core.jobspec.JobSpec;
import dev.caravan.http.HttpApi;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** Jobs registered over HTTP, by clients in the same process. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 3, time = 5)
@Fork(value = 1, jvmArgsAppend = "-Xmx200m")
public class HttpBenchmark {
  private static final int JOBS = 200;
  private static final String ID = "job-name-to-replace";

  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicInteger registered = new AtomicInteger();
  private final String nothing = body(0);
  private final String once = body(1);
  private @Nullable BenchHost host;
  private @Nullable HttpApi api;

  private static String body(int count) {
    return "{\"Job\":" + JobSpec.toJson(SmallJob.TRUE.job(ID, count)) + "}";
  }

  @Setup
  public void start() throws IOException {
    host = BenchHost.start(SmallJob.TRUE.newDriver());
    api = HttpApi.builder(host.scheduler()).address("127.0.0.1", 0).start();
  }

  @TearDown
  public void close() throws IOException {
    Objects.requireNonNull(api).close();
    host().close();
  }

  private BenchHost host() {
    return Objects.requireNonNull(host);
  }

  private String register(String body) throws IOException, InterruptedException {
    String id = "job-" + registered.incrementAndGet();
    HttpRequest request =
        HttpRequest.newBuilder(Objects.requireNonNull(api).uri().resolve("/v1/jobs"))
            .POST(BodyPublishers.ofString(body.replace(ID, id)))
            .build();
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
    }
    return id;
  }

  /** Jobs of which nothing is to run: registered and evaluated. */
  @Benchmark
  @Threads(4)
  public String registrations() throws IOException, InterruptedException {
    return register(nothing);
  }

  /** Jobs of {@code /bin/true}, from their registration until all are complete. */
  @Benchmark
  @OperationsPerInvocation(JOBS)
  public void batchJobs() throws IOException, InterruptedException {
    int before = registered.get();
    for (int job = 0; job < JOBS; job++) {
      register(once);
    }
    host()
        .await(
            state -> {
              for (int job = before + 1; job <= before + JOBS; job++) {
                if (!SmallJob.isComplete(state, "job-" + job)) {
                  return false;
                }
              }
              return true;
            });
  }
}
