package dev.caravan.drivers.docker;

import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.ContainerConfig;
import com.github.dockerjava.api.model.Statistics;
import com.github.dockerjava.core.InvocationBuilder.AsyncResultCallback;
import dev.caravan.core.driver.DriverException;
import dev.caravan.core.driver.TaskExit;
import dev.caravan.core.driver.TaskUsage;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One container of a daemon.
 *
 * @param engine the way to the daemon
 * @param id the daemon's id for it, or its name
 */
record Container(DockerEngine engine, String id) {
  private static final String DEFAULT_STOP_SIGNAL = "SIGTERM";

  /** How far a container has come. */
  enum Phase {
    /** Made, but never started. */
    CREATED,
    RUNNING,
    ENDED
  }

  /**
   * What the daemon knows of a container.
   *
   * @param id the daemon's id for it
   * @param phase how far it has come
   * @param exit how it ended, if it has
   * @param stopSignal the signal by which its image asks to be stopped
   * @param terminal whether it has a terminal
   * @param image the daemon's id for its image
   * @param imageBrought whether this driver has brought that image
   * @param startedAt when it started; null if it has not
   * @param completedAt when it ended; null if it has not
   */
  record Status(
      String id,
      Phase phase,
      TaskExit exit,
      String stopSignal,
      boolean terminal,
      String image,
      boolean imageBrought,
      @Nullable Instant startedAt,
      @Nullable Instant completedAt) {}

  /** Asks the daemon; empty if there is no such container. */
  Optional<Status> status() throws DriverException {
    try {
      return Optional.of(status(engine.commands().inspectContainerCmd(id).exec()));
    } catch (NotFoundException gone) {
      return Optional.empty();
    } catch (RuntimeException e) {
      throw engine.failure("inspect container " + id, e);
    }
  }

  void start() throws DriverException {
    engine.call("start container " + id, () -> engine.commands().startContainerCmd(id).exec());
  }

  /**
   * Sends a signal to its first process.
   *
   * @return whether it was running
   */
  boolean send(String signal) throws DriverException {
    try {
      engine.commands().killContainerCmd(id).withSignal(signal).exec();
      return true;
    } catch (ConflictException | NotFoundException notRunning) {
      return false;
    } catch (RuntimeException e) {
      throw engine.failure("send " + signal + " to container " + id, e);
    }
  }

  /**
   * Removes it; nothing if it is gone already.
   *
   * @return whether it could be removed: one that runs is not
   */
  boolean remove() throws DriverException {
    try {
      engine.commands().removeContainerCmd(id).withRemoveVolumes(true).exec();
      return true;
    } catch (NotFoundException gone) {
      return true;
    } catch (ConflictException runs) {
      return false;
    } catch (RuntimeException e) {
      throw engine.failure("remove container " + id, e);
    }
  }

  /** Takes about a second: the daemon measures twice to tell the use of CPU. */
  TaskUsage usage() throws DriverException {
    AsyncResultCallback<Statistics> callback = new AsyncResultCallback<>();
    return engine.call(
        "measure container " + id,
        () ->
            ContainerUsage.of(
                engine.commands().statsCmd(id).withNoStream(true).exec(callback).awaitResult()));
  }

  private static Status status(InspectContainerResponse inspected) {
    InspectContainerResponse.ContainerState state = inspected.getState();
    Phase phase =
        switch (String.valueOf(state.getStatus())) {
          case "created" -> Phase.CREATED;
          case "exited", "dead", "removing" -> Phase.ENDED;
          default -> Phase.RUNNING;
        };
    boolean outOfMemory = Boolean.TRUE.equals(state.getOOMKilled());
    String error = state.getError();
    TaskExit exit =
        new TaskExit(
            (int) (long) state.getExitCodeLong(),
            0,
            outOfMemory,
            error == null || error.isBlank() ? null : error);
    ContainerConfig config = inspected.getConfig();
    Instant startedAt = time(state.getStartedAt());
    Object stopSignal = config.getRawValues().get("StopSignal");
    Map<String, String> labels = config.getLabels();
    return new Status(
        inspected.getId(),
        phase,
        exit,
        stopSignal == null ? DEFAULT_STOP_SIGNAL : stopSignal.toString(),
        Boolean.TRUE.equals(config.getTty()),
        inspected.getImageId(),
        labels != null && labels.containsKey(ImageUse.BROUGHT_LABEL),
        startedAt,
        completedAt(startedAt, time(state.getFinishedAt())));
  }

  /** The daemon may note the start of a container that ends at once after its end. */
  private static @Nullable Instant completedAt(
      @Nullable Instant startedAt, @Nullable Instant finishedAt) {
    return finishedAt != null && startedAt != null && finishedAt.isBefore(startedAt)
        ? startedAt
        : finishedAt;
  }

  /** The daemon says the first day of all for what has not happened. */
  private static @Nullable Instant time(@Nullable String text) {
    Instant time = text == null ? Instant.MIN : Instant.parse(text);
    return time.isBefore(Instant.EPOCH) ? null : time;
  }
}
