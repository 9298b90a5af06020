package dev.caravan.drivers.process;

import dev.caravan.core.driver.DriverException;
import dev.caravan.core.driver.TaskHandle;
import dev.caravan.core.driver.TaskRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs the commands of one driver.
 *
 * <p>A command gets the request's environment and nothing else, but for a {@code PATH} if it has
 * none. It reads from {@code /dev/null}, works in the task's directory, and leads a process group
 * of its own: signals go to the whole group, the default to end it is SIGINT, and when the command
 * has ended, what is left of its group is killed. It outlives this process.
 */
public final class CommandRunner implements AutoCloseable {
  private final String driver;
  private final ExitWatch watch = new ExitWatch();
  private volatile @Nullable HostTools tools;

  /**
   * @param driver the name of the driver, by which its runs are found again
   */
  public CommandRunner(String driver) {
    this.driver = driver;
  }

  /**
   * Looks whether this host can run commands.
   *
   * @throws DriverException that says why not
   */
  public void check() throws DriverException {
    HostTools unused = tools();
  }

  /** Where commands are searched when a task does not say. */
  public static String defaultPath() {
    return HostTools.defaultPath();
  }

  /**
   * Starts a command.
   *
   * @param command its program, by path or by name, and its arguments
   * @throws DriverException if there is no such program, it cannot be started, or the task runs
   *     already
   */
  public TaskHandle start(TaskRequest request, List<String> command, Containment containment)
      throws DriverException {
    TaskSurroundings surroundings = TaskSurroundings.of(tools(), request, containment);
    Launch launch = Launch.of(request, command, surroundings, home(request));
    try {
      clearEarlierRun(request);
      return launch.start();
    } catch (IOException e) {
      throw failed("start", request, e);
    }
  }

  /** Whether a command was ever tried to be started for this task. */
  public boolean knows(TaskRequest request) {
    return Files.isDirectory(home(request));
  }

  /** Finds a command again, whether it runs or has ended. */
  public Optional<TaskHandle> recover(TaskRequest request, Containment containment)
      throws DriverException {
    TaskSurroundings surroundings = TaskSurroundings.of(tools(), request, containment);
    try {
      Optional<RunDirectory> run = RunDirectory.find(home(request));
      if (run.isEmpty()) {
        containment.remove(surroundings.tools().sh());
        return Optional.empty();
      }
      return Optional.of(recovered(surroundings, run.get(), request));
    } catch (IOException e) {
      throw failed("recover", request, e);
    }
  }

  @Override
  public void close() {
    watch.close();
  }

  private TaskHandle recovered(TaskSurroundings surroundings, RunDirectory run, TaskRequest request)
      throws IOException {
    Supervisor supervisor =
        new Supervisor(
            run,
            run.processes(),
            surroundings.tools().sh(),
            Supervisor.mark(request),
            surroundings.containment());
    return new CommandHandle(run, supervisor.group(), surroundings, watch.until(supervisor));
  }

  /** An ended run gives way to a new one; one that goes on must be recovered, not doubled. */
  private void clearEarlierRun(TaskRequest request) throws IOException, DriverException {
    Optional<RunDirectory> earlier = RunDirectory.find(home(request));
    if (earlier.isEmpty()) {
      return;
    }
    long supervisor = earlier.get().processes().supervisor();
    if (ProcessTable.isAlive(supervisor, Supervisor.mark(request))) {
      throw new DriverException(
          "task %s of allocation %s runs already, under process %d"
              .formatted(request.task(), request.allocationId(), supervisor),
          false);
    }
    earlier.get().delete();
  }

  private Path home(TaskRequest request) {
    return request.directories().task().toAbsolutePath().resolve("." + driver);
  }

  private HostTools tools() throws DriverException {
    HostTools known = tools;
    if (known == null) {
      known = HostTools.find();
      tools = known;
    }
    return known;
  }

  private static DriverException failed(String what, TaskRequest request, IOException cause) {
    return new DriverException(
        "cannot %s task %s: %s".formatted(what, request.task(), cause), true, cause);
  }
}
