package dev.caravan.drivers.docker;

import dev.caravan.core.driver.DriverException;
import dev.caravan.core.driver.ExecOutput;
import dev.caravan.core.driver.ExecRequest;
import dev.caravan.core.driver.ExecSession;
import dev.caravan.core.driver.TaskExit;
import dev.caravan.core.driver.TaskHandle;
import dev.caravan.core.driver.TaskRequest.Directories;
import dev.caravan.core.driver.TaskStatus;
import dev.caravan.core.driver.TaskUsage;
import dev.caravan.drivers.docker.Container.Phase;
import dev.caravan.drivers.docker.Container.Status;
import dev.caravan.drivers.support.Exits;
import dev.caravan.drivers.support.Signal;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A container that was started. */
final class DockerHandle implements TaskHandle {
  /** How long the daemon may take to end what it was told to kill. */
  private static final Duration FORCE_LIMIT = Duration.ofSeconds(30);

  private final Container container;
  private final String stopSignal;
  private final ImageUse image;
  private final Directories places;
  private final CompletableFuture<TaskExit> exit;

  DockerHandle(
      Container container,
      String stopSignal,
      ImageUse image,
      Directories places,
      CompletableFuture<TaskExit> exit) {
    this.container = container;
    this.stopSignal = stopSignal;
    this.image = image;
    this.places = places;
    this.exit = exit;
  }

  @Override
  public CompletableFuture<TaskExit> exit() {
    return exit.copy();
  }

  @Override
  public void kill(@Nullable String signal, Duration timeout) throws DriverException {
    String ask = signal == null ? stopSignal : Signal.named(signal).name();
    boolean asked = !exit.isDone() && !timeout.isZero() && container.send(ask);
    if (asked && Exits.await(exit, timeout)) {
      return;
    }
    if (!exit.isDone()) {
      container.send(Signal.SIGKILL.name());
    }
    if (!Exits.await(exit, FORCE_LIMIT)) {
      throw new DriverException("container %s does not end".formatted(container.id()), true);
    }
  }

  @Override
  public void signal(String signal) throws DriverException {
    Signal known = Signal.named(signal);
    if (exit.isDone() || !container.send(known.name())) {
      throw new DriverException("cannot send " + known + ": the task has ended", false);
    }
  }

  @Override
  public ExecSession exec(ExecRequest request, ExecOutput output) throws DriverException {
    if (exit.isDone()) {
      throw new DriverException("cannot run a command: the task has ended", false);
    }
    return ContainerCommand.start(container, request, output);
  }

  @Override
  public TaskStatus inspect() throws DriverException {
    Map<String, String> attributes = Map.of("container_id", container.id());
    Optional<Status> status = container.status();
    if (status.isEmpty()) {
      return TaskStatus.exited(null, null, exit.join(), attributes);
    }
    Status known = status.get();
    return known.phase() == Phase.ENDED
        ? TaskStatus.exited(known.startedAt(), known.completedAt(), known.exit(), attributes)
        : TaskStatus.running(known.startedAt(), attributes);
  }

  @Override
  public TaskUsage usage() throws DriverException {
    return exit.isDone() ? TaskUsage.NONE : container.usage();
  }

  @Override
  public void destroy() throws DriverException {
    if (!exit.isDone() || !container.remove()) {
      throw new DriverException("the task still runs; kill it first", false);
    }
    image.release();
    try {
      ContainerLogs.forget(places);
    } catch (IOException e) {
      throw new DriverException("cannot forget the container's logs: " + e.getMessage(), true, e);
    }
  }
}
