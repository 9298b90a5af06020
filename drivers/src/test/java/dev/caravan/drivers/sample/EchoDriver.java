package dev.caravan.drivers.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.caravan.core.driver.DriverException;
import dev.caravan.core.driver.RotatingLog;
import dev.caravan.core.driver.TaskDriver;
import dev.caravan.core.driver.TaskExit;
import dev.caravan.core.driver.TaskHandle;
import dev.caravan.core.driver.TaskRequest;
import dev.caravan.drivers.support.Config;
import dev.caravan.drivers.support.ConfigSchema;
import dev.caravan.drivers.support.ConfigType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Says a line, and ends with a code or when it is told to. */
public final class EchoDriver implements TaskDriver {
  static final ConfigSchema SCHEMA =
      ConfigSchema.of("echo")
          .require("line", ConfigType.TEXT)
          .allow(ConfigType.NUMBER, "exit_code")
          .allow(ConfigType.FLAG, "stay", "ignore_signals");

  private final Map<String, EchoTask> tasks = new ConcurrentHashMap<>();

  @Override
  public String name() {
    return "echo";
  }

  @Override
  public Fingerprint fingerprint() {
    return new Fingerprint(true, "Healthy", Map.of("driver.echo", "1"));
  }

  @Override
  public List<String> validate(Map<String, Object> config) {
    return SCHEMA.problems(config);
  }

  @Override
  public TaskHandle start(TaskRequest request, Consumer<String> progress) throws DriverException {
    Config config = Config.read(SCHEMA, request.config());
    EchoTask task = new EchoTask(config.flag("ignore_signals"));
    String key = request.allocationId() + "/" + request.task();
    EchoTask other = tasks.putIfAbsent(key, task);
    if (other != null) {
      throw new DriverException("task " + key + " runs already", false);
    }
    task.exit().thenRun(() -> tasks.remove(key));
    try (RotatingLog log = RotatingLog.open(request.directories().stdout(), request.logs())) {
      log.write(ByteBuffer.wrap((config.text("line").orElseThrow() + "\n").getBytes(UTF_8)));
    } catch (IOException e) {
      task.end(TaskExit.code(1));
      throw new DriverException("cannot write the log of task " + key + ": " + e, true, e);
    }
    if (!config.flag("stay")) {
      task.end(TaskExit.code(config.number("exit_code").orElse(0L).intValue()));
    }
    return task;
  }

  @Override
  public Optional<TaskHandle> recover(TaskRequest request) {
    return Optional.empty(); // Nothing of it outlives the host.
  }

  @Override
  public void close() {
    tasks.values().forEach(task -> task.end(TaskExit.signalled(2)));
  }
}
