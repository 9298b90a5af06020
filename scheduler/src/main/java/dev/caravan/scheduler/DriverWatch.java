package dev.caravan.scheduler;

import dev.caravan.core.driver.TaskDriver;
import dev.caravan.core.driver.TaskDriver.Fingerprint;
import dev.caravan.core.model.NodeSpec;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the drivers of nodes again and again, each once a round however many nodes have it. A driver
 * that takes long to answer delays the others' next answers, and nothing else.
 */
final class DriverWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DriverWatch.class);

  private final ScheduledThreadPoolExecutor timer;
  private final List<Watched> nodes = new CopyOnWriteArrayList<>();

  /** A node whose drivers are asked. */
  private record Watched(
      Collection<TaskDriver> drivers, Supplier<NodeSpec> now, Consumer<NodeSpec> changed) {}

  /**
   * @param interval from the end of one round to the next
   */
  DriverWatch(Duration interval) {
    timer =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "caravan-drivers");
              thread.setDaemon(true);
              return thread;
            });
    ScheduledFuture<?> unused =
        timer.scheduleWithFixedDelay(
            this::askAll, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Watches the drivers of a node.
   *
   * @param now gives what the node tells of itself
   * @param changed takes what it is to tell of itself from now on
   */
  void add(Collection<TaskDriver> drivers, Supplier<NodeSpec> now, Consumer<NodeSpec> changed) {
    nodes.add(new Watched(drivers, now, changed));
  }

  private void askAll() {
    Map<TaskDriver, Fingerprint> answers = new HashMap<>();
    for (Watched node : nodes) {
      try {
        ask(node, answers);
      } catch (RuntimeException e) {
        LOG.warn("cannot tell what the drivers of a node can do; they are asked again", e);
      }
    }
  }

  private static void ask(Watched node, Map<TaskDriver, Fingerprint> answers) {
    NodeSpec before = node.now().get();
    NodeSpec after =
        DriverFacts.of(
                node.drivers(),
                driver -> answers.computeIfAbsent(driver, TaskDriver::fingerprint),
                before)
            .addTo(before);
    if (!after.equals(before)) {
      LOG.info("Drivers of node {} that are ready: {}", after.name(), after.drivers());
      node.changed().accept(after);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
