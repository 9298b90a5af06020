package dev.caravan.drivers.rawexec;

import dev.caravan.core.driver.DriverException;
import dev.caravan.core.driver.TaskDriver;
import dev.caravan.core.driver.TaskHandle;
import dev.caravan.core.driver.TaskRequest;
import dev.caravan.drivers.support.Config;
import dev.caravan.drivers.support.ConfigSchema;
import dev.caravan.drivers.support.ConfigType;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs commands as processes of the host, without isolation; {@code raw_exec} in job files. Linux
 * only.
 *
 * <p>Configuration: {@code command}, a path (seen from the task's directory) or a name to be found
 * in the task's local directory, the task's directory or {@code PATH}; and {@code args}, a list.
 *
 * <p>A command gets the request's environment and nothing else, but for a {@code PATH} if it has
 * none. It reads from {@code /dev/null}, and leads a process group of its own: signals go to the
 * whole group, the default to end it is SIGINT, and when the command has ended, what is left of its
 * group is killed. It outlives this process, and is found again by {@link #recover}.
 */
public final class RawExecDriver implements TaskDriver {

  /** The name by which job files ask for it. */
  public static final String NAME = "raw_exec";

  private static final ConfigSchema SCHEMA =
      ConfigSchema.of(NAME).require("command", ConfigType.TEXT).allow(ConfigType.TEXTS, "args");

  private final ExitWatch watch = new ExitWatch();
  private volatile @Nullable HostTools tools;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Fingerprint fingerprint() {
    try {
      tools();
      return new Fingerprint(true, "Healthy", Map.of("driver." + NAME, "1"));
    } catch (DriverException e) {
      return new Fingerprint(false, String.valueOf(e.getMessage()), Map.of());
    }
  }

  @Override
  public List<String> validate(Map<String, Object> config) {
    return SCHEMA.problems(config);
  }

  @Override
  public TaskHandle start(TaskRequest request, Consumer<String> progress) throws DriverException {
    Launch launch = Launch.of(tools(), request, Config.read(SCHEMA, request.config()));
    try {
      clearEarlierRun(request);
      return launch.start();
    } catch (IOException e) {
      throw failed("start", request, e);
    }
  }

  @Override
  public Optional<TaskHandle> recover(TaskRequest request) throws DriverException {
    HostTools found = tools();
    try {
      Optional<RunDirectory> run = RunDirectory.find(request.directories().task());
      return run.isEmpty() ? Optional.empty() : Optional.of(recovered(found, run.get(), request));
    } catch (IOException e) {
      throw failed("recover", request, e);
    }
  }

  @Override
  public void close() {
    watch.close();
  }

  private TaskHandle recovered(HostTools found, RunDirectory run, TaskRequest request)
      throws IOException {
    Supervisor supervisor =
        new Supervisor(run, run.processes(), found.sh(), Supervisor.mark(request));
    return new RawExecHandle(
        run, supervisor.group(), TaskSurroundings.of(found, request), watch.until(supervisor));
  }

  /** An ended run gives way to a new one; one that goes on must be recovered, not doubled. */
  private static void clearEarlierRun(TaskRequest request) throws IOException, DriverException {
    Optional<RunDirectory> earlier = RunDirectory.find(request.directories().task());
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
