package dev.caravan.drivers.rawexec;

import dev.caravan.core.driver.DriverException;
import dev.caravan.core.driver.TaskDriver;
import dev.caravan.core.driver.TaskHandle;
import dev.caravan.core.driver.TaskRequest;
import dev.caravan.drivers.process.CommandRunner;
import dev.caravan.drivers.process.Containment;
import dev.caravan.drivers.support.Config;
import dev.caravan.drivers.support.ConfigSchema;
import dev.caravan.drivers.support.ConfigType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

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

  private final CommandRunner runner = new CommandRunner(NAME);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Fingerprint fingerprint() {
    try {
      runner.check();
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
    Config config = Config.read(SCHEMA, request.config());
    List<String> command = new ArrayList<>(List.of(config.text("command").orElseThrow()));
    command.addAll(config.texts("args"));
    return runner.start(request, command, Containment.NONE);
  }

  @Override
  public Optional<TaskHandle> recover(TaskRequest request) throws DriverException {
    return runner.recover(request, Containment.NONE);
  }

  @Override
  public void close() {
    runner.close();
  }
}
