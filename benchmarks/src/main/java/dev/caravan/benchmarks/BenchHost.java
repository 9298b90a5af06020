package dev.caravan.benchmarks;

import dev.caravan.core.driver.TaskDriver;
import dev.caravan.core.model.NodeResources;
import dev.caravan.core.state.ClusterState;
import dev.caravan.scheduler.NodeConfig;
import dev.caravan.scheduler.Scheduler;
import dev.caravan.scheduler.Watch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A scheduler with one large node, as an application would have it: its log is on the disk. */
final class BenchHost implements AutoCloseable {
  private static final NodeResources LARGE =
      NodeResources.of(10_000_000, 100_000_000, 1_000_000_000);
  private static final long LIMIT_SECONDS = 60;

  private final Path directory;
  private final Scheduler scheduler;

  private BenchHost(Path directory, Scheduler scheduler) {
    this.directory = directory;
    this.scheduler = scheduler;
  }

  static BenchHost start(TaskDriver driver) throws IOException {
    Path directory = Files.createTempDirectory("caravan-benchmark");
    NodeConfig node = NodeConfig.named("solo").drivers(driver).resources(LARGE);
    return new BenchHost(
        directory, Scheduler.builder().dataDirectory(directory).node(node).build());
  }

  Scheduler scheduler() {
    return scheduler;
  }

  /** Waits for a state, which is looked at after each change. */
  void await(Predicate<ClusterState> wanted) throws InterruptedException {
    CountDownLatch isThere = new CountDownLatch(1);
    try (Watch<ClusterState> watch = scheduler.watchState(state -> tell(state, wanted, isThere))) {
      if (!isThere.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("not there after " + LIMIT_SECONDS + " s");
      }
    }
  }

  private static void tell(
      ClusterState state, Predicate<ClusterState> wanted, CountDownLatch isThere) {
    if (wanted.test(state)) {
      isThere.countDown();
    }
  }

  @Override
  public void close() throws IOException {
    scheduler.close();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
