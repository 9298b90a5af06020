package dev.caravan.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.caravan.core.driver.DriverException;
import dev.caravan.core.driver.TaskDriver;
import dev.caravan.core.driver.TaskHandle;
import dev.caravan.core.driver.TaskRequest;
import dev.caravan.core.event.JobEvent.JobRegistered;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.UpdateStrategy;
import dev.caravan.core.view.Registration;
import dev.caravan.drivers.mock.MockDriver;
import dev.caravan.scheduler.history.EventQuery;
import dev.caravan.scheduler.runner.LogStart;
import dev.caravan.scheduler.runner.TaskStream;
import dev.caravan.scheduler.testkit.TestJobs;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of those who are using a scheduler while it is closed. */
class SchedulerCloseTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir Path directory;

  @Test
  void commandsUnderWayAreEitherCarriedOutOrToldThatItIsClosed() throws Exception {
    Scheduler scheduler = durable();
    CountDownLatch going = new CountDownLatch(20);
    List<CompletableFuture<Integer>> hosts = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Job job = example("job-" + i);
      hosts.add(CompletableFuture.supplyAsync(() -> registerUntilClosed(scheduler, job, going)));
    }

    going.await();
    scheduler.close();
    int acknowledged = 0;
    for (CompletableFuture<Integer> host : hosts) {
      acknowledged += host.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    }

    try (Scheduler next = durable();
        var log = next.history().events(EventQuery.ALL)) {
      assertThat(log.filter(entry -> entry.event() instanceof JobRegistered)).hasSize(acknowledged);
    }
  }

  /** Registers new versions; tells how many were acknowledged before the scheduler was closed. */
  private static int registerUntilClosed(Scheduler scheduler, Job job, CountDownLatch going) {
    for (int version = 0; ; version++) {
      try {
        scheduler.register(job.toBuilder().priority(1 + version % 100).build());
        going.countDown();
      } catch (SchedulerClosedException closed) {
        return version;
      }
    }
  }

  @Test
  void aWatchUnderWayEnds() throws Exception {
    Scheduler scheduler = Scheduler.builder().node(node()).build();
    Watch<Deployment> watch = watchLongDeployment(scheduler);

    scheduler.close();

    assertThatThrownBy(() -> watch.await(LIMIT)).isInstanceOf(SchedulerClosedException.class);
  }

  @Test
  void aWatchThatIsClosedSaysSo() throws Exception {
    try (Scheduler scheduler = Scheduler.builder().node(node()).build()) {
      Watch<Deployment> watch = watchLongDeployment(scheduler);

      watch.close();

      assertThatThrownBy(() -> watch.await(LIMIT))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("the watch is closed; watch anew to await the end");
    }
  }

  @Test
  void aListenerMayCloseTheScheduler() throws Exception {
    Scheduler scheduler = Scheduler.builder().node(node()).build();
    String evaluation = scheduler.register(example("example")).evaluationId().value();
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();

    Watch<Evaluation> watch =
        scheduler.watchEvaluation(
            evaluation,
            any -> {
              scheduler.close();
              interrupted.complete(Thread.currentThread().isInterrupted());
            });

    assertThat(interrupted.get(LIMIT.toSeconds(), TimeUnit.SECONDS)).isFalse();
    watch.close();
  }

  @Test
  void whoFollowsALogComesToItsEnd() throws Exception {
    Scheduler scheduler = durable();
    scheduler.register(example("example"));
    String allocation = awaitRunning(scheduler).id().value();

    try (InputStream log =
        scheduler.followLogs(allocation, TestJobs.TASK, TaskStream.STDOUT, LogStart.beginning())) {
      CompletableFuture<Integer> read = CompletableFuture.supplyAsync(() -> length(log));

      scheduler.close();

      assertThat(read.get(LIMIT.toSeconds(), TimeUnit.SECONDS)).isZero();
    }
  }

  @Test
  void aSchedulerThatCouldNotBeBuiltLeavesItsDirectoryToTheNext() {
    SchedulerBuilder broken =
        Scheduler.builder()
            .dataDirectory(directory)
            .node(node())
            .node(NodeConfig.named("broken").drivers(new BrokenDriver()));

    assertThatThrownBy(broken::build).hasMessage("no fingerprint");

    try (Scheduler next = durable()) {
      assertThat(next.nodes()).hasSize(1);
    }
  }

  private Scheduler durable() {
    return Scheduler.builder().dataDirectory(directory).node(node()).build();
  }

  private static NodeConfig node() {
    return NodeConfig.named("solo").drivers(new MockDriver());
  }

  private static Job example(String id) {
    Job job = TestJobs.job(id, JobType.SERVICE, 1);
    return TestJobs.withTask(
        job, task -> task.driver(MockDriver.NAME).config(Map.of("run_for", "1h")));
  }

  /** Watches a deployment that will go on for long. */
  private static Watch<Deployment> watchLongDeployment(Scheduler scheduler) throws Exception {
    UpdateStrategy slow = TestJobs.strategy(1, Duration.ofSeconds(50), Duration.ofMinutes(2));
    Registration registration = scheduler.register(TestJobs.withUpdate(example("example"), slow));
    Evaluation evaluation =
        scheduler
            .watchEvaluation(registration.evaluationId().value(), any -> {})
            .await(LIMIT)
            .orElseThrow();
    return scheduler.watchDeployment(String.valueOf(evaluation.deploymentId()), any -> {});
  }

  private static Allocation awaitRunning(Scheduler scheduler) {
    await().until(() -> running(scheduler).isPresent());
    return running(scheduler).orElseThrow();
  }

  private static Optional<Allocation> running(Scheduler scheduler) {
    return scheduler.status("example").allocations().stream()
        .filter(allocation -> allocation.clientStatus() == ClientStatus.RUNNING)
        .findFirst();
  }

  private static int length(InputStream log) {
    try {
      return log.readAllBytes().length;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fails where no driver may fail. */
  private static final class BrokenDriver implements TaskDriver {
    @Override
    public String name() {
      return "broken";
    }

    @Override
    public Fingerprint fingerprint() {
      throw new IllegalStateException("no fingerprint");
    }

    @Override
    public List<String> validate(Map<String, Object> config) {
      return List.of();
    }

    @Override
    public TaskHandle start(TaskRequest request, Consumer<String> progress) throws DriverException {
      throw new DriverException("broken", false);
    }

    @Override
    public Optional<TaskHandle> recover(TaskRequest request) {
      return Optional.empty();
    }

    @Override
    public void close() {}
  }
}
