package dev.caravan.drivers.mock;

import dev.caravan.core.driver.DriverException;
import dev.caravan.core.driver.TaskExit;
import dev.caravan.drivers.support.Config;
import dev.caravan.drivers.support.ConfigSchema;
import dev.caravan.drivers.support.ConfigType;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a mock task was told to do.
 *
 * @param startBlockFor how long its start takes
 * @param startError why it cannot be started, or null if it can
 * @param startErrorRecoverable whether starting again may help
 * @param runFor how long it runs
 * @param exit how it ends, by itself or when it is killed
 * @param killAfter how long it goes on after it was asked to end
 * @param signalError what comes of sending it a signal, or null if all is well
 * @param output what it prints
 * @param command how any command ends that is run beside it; null if none can be
 */
record MockScript(
    Duration startBlockFor,
    @Nullable String startError,
    boolean startErrorRecoverable,
    Duration runFor,
    TaskExit exit,
    Duration killAfter,
    @Nullable String signalError,
    Output output,
    @Nullable Command command) {

  static final ConfigSchema SCHEMA =
      ConfigSchema.of(MockDriver.NAME)
          .allow(ConfigType.DURATION, "run_for", "kill_after", "start_block_for")
          .allow(ConfigType.TEXT, "start_error")
          .allow(ConfigType.FLAG, "start_error_recoverable")
          .allow(ConfigType.NUMBER, "exit_code", "exit_signal")
          .allow(ConfigType.TEXT, "exit_err_msg", "signal_error", "stdout_string")
          .allow(ConfigType.NUMBER, "stdout_repeat")
          .allow(ConfigType.DURATION, "stdout_repeat_duration")
          .allow(ConfigType.MAP, "exec_command");
  private static final ConfigSchema COMMAND =
      ConfigSchema.of("exec_command of the " + MockDriver.NAME)
          .allow(ConfigType.DURATION, "run_for")
          .allow(ConfigType.NUMBER, "exit_code")
          .allow(ConfigType.TEXT, "stdout_string", "stderr_string");

  /**
   * What a mock task prints.
   *
   * @param text printed when it starts; may be empty
   * @param repeats how many times more
   * @param interval the time between two
   */
  record Output(String text, long repeats, Duration interval) {}

  /**
   * How commands beside a mock task go.
   *
   * @param runFor how long each runs
   * @param exitCode its exit code
   * @param stdout what it prints when it ends
   * @param stderr the same on its standard error
   */
  record Command(Duration runFor, int exitCode, String stdout, String stderr) {}

  static MockScript of(Map<String, Object> values) throws DriverException {
    Config config = Config.read(SCHEMA, values);
    return new MockScript(
        config.duration("start_block_for"),
        config.text("start_error").orElse(null),
        config.flag("start_error_recoverable"),
        config.duration("run_for"),
        exit(config),
        config.duration("kill_after"),
        config.text("signal_error").orElse(null),
        new Output(
            config.text("stdout_string").orElse(""),
            config.number("stdout_repeat").orElse(0L),
            config.duration("stdout_repeat_duration")),
        command(config.map("exec_command")));
  }

  private static @Nullable Command command(Map<String, String> values) throws DriverException {
    if (values.isEmpty()) {
      return null;
    }
    Config config = Config.read(COMMAND, new LinkedHashMap<>(values));
    return new Command(
        config.duration("run_for"),
        config.number("exit_code").orElse(0L).intValue(),
        config.text("stdout_string").orElse(""),
        config.text("stderr_string").orElse(""));
  }

  private static TaskExit exit(Config config) throws DriverException {
    return new TaskExit(
        config.number("exit_code").orElse(0L).intValue(),
        config.number("exit_signal").orElse(0L).intValue(),
        false,
        config.text("exit_err_msg").orElse(null));
  }
}
