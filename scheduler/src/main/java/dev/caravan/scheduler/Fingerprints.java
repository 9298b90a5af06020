package dev.caravan.scheduler;

import dev.caravan.core.driver.TaskDriver;
import dev.caravan.core.driver.TaskDriver.Fingerprint;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * What drivers say they can do. Some take long to find out, so all are asked at once, while the
 * rest of the scheduler starts.
 */
final class Fingerprints {
  private final Map<TaskDriver, CompletableFuture<Fingerprint>> asked = new HashMap<>();

  private Fingerprints() {}

  /** Begins to ask the drivers of these nodes. */
  static Fingerprints of(Collection<NodeConfig> nodes) {
    Fingerprints begun = new Fingerprints();
    for (NodeConfig node : nodes) {
      node.drivers().forEach(driver -> begun.asked.computeIfAbsent(driver, Fingerprints::ask));
    }
    return begun;
  }

  private static CompletableFuture<Fingerprint> ask(TaskDriver driver) {
    return CompletableFuture.supplyAsync(driver::fingerprint, Fingerprints::start);
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "caravan-fingerprint");
    thread.setDaemon(true);
    thread.start();
  }

  /** What a driver of one of the nodes says, once it has. */
  Fingerprint of(TaskDriver driver) {
    try {
      return Objects.requireNonNull(asked.get(driver), "a driver of another node").join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    }
  }
}
