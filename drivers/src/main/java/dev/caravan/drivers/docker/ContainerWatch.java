package dev.caravan.drivers.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.WaitResponse;
import dev.caravan.core.driver.DriverException;
import dev.caravan.core.driver.TaskExit;
import dev.caravan.drivers.docker.Container.Phase;
import dev.caravan.drivers.docker.Container.Status;
import dev.caravan.drivers.support.Exits;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows a container's output and waits for its end. When the daemon goes away, it tries again
 * until the daemon is back.
 */
final class ContainerWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ContainerWatch.class);
  private static final Duration RETRY_INTERVAL = Duration.ofSeconds(1);
  private static final Duration CATCH_UP_LIMIT = Duration.ofSeconds(10);

  private final Container container;
  private final ContainerLogs logs;
  private final ScheduledExecutorService retries;
  private final CompletableFuture<TaskExit> exit = new CompletableFuture<>();
  private volatile boolean running;

  ContainerWatch(Container container, ContainerLogs logs, ScheduledExecutorService retries) {
    this.container = container;
    this.logs = logs;
    this.retries = retries;
  }

  /** Completes when the container has ended and all its output is copied. */
  CompletableFuture<TaskExit> exit() {
    return exit;
  }

  /**
   * Begins, or begins again: looks at the container, and waits if it runs. Does nothing once the
   * driver is closed.
   */
  void attach() {
    if (retries.isShutdown()) {
      return;
    }
    try {
      Optional<Status> status = container.status();
      if (status.isEmpty()) {
        end(Exits.unknown("its container is gone: somebody removed it"));
      } else if (status.get().phase() == Phase.RUNNING) {
        running = true;
        followLogs();
        awaitEnd();
      } else {
        copyRestOfLogs(status.get().exit());
      }
    } catch (DriverException unreachable) {
      LOG.warn("Waiting for the Docker daemon: {}", unreachable.getMessage());
      later(this::attach);
    }
  }

  @Override
  public void close() {
    try {
      logs.close();
    } catch (IOException e) {
      LOG.warn("Cannot close the logs of container {}", container.id(), e);
    }
  }

  /** A log that breaks off while the container runs is taken up again. */
  private synchronized void followLogs() {
    if (!running) {
      return;
    }
    var unused =
        logs.follow()
            .whenComplete(
                (done, failure) -> {
                  if (failure != null) {
                    LOG.debug("The log of container {} broke off", container.id(), failure);
                    later(this::followLogs);
                  }
                });
  }

  private void awaitEnd() {
    container.engine().streams().waitContainerCmd(container.id()).exec(new End());
  }

  private synchronized void copyRestOfLogs(TaskExit how) {
    running = false;
    var unused =
        logs.catchUp()
            .orTimeout(CATCH_UP_LIMIT.toSeconds(), TimeUnit.SECONDS)
            .whenComplete(
                (done, failure) -> {
                  if (failure != null) {
                    LOG.warn("The log of container {} is incomplete", container.id(), failure);
                  }
                  end(how);
                });
  }

  private void end(TaskExit how) {
    close();
    exit.complete(how);
  }

  private void later(Runnable action) {
    var unused = retries.schedule(action, RETRY_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The daemon's answer to waiting; how the container ended is asked for then. */
  private final class End implements ResultCallback<WaitResponse> {
    @Override
    public void onStart(Closeable stream) {}

    @Override
    public void onNext(WaitResponse ended) {}

    @Override
    public void onError(Throwable unreachable) {
      later(ContainerWatch.this::attach);
    }

    @Override
    public void onComplete() {
      attach();
    }

    @Override
    public void close() {}
  }
}
