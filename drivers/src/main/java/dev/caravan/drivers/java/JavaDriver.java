package dev.caravan.drivers.java;

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
import org.jspecify.annotations.Nullable;

/**
 * Runs programs for the Java virtual machine, each as a process of the host; {@code java} in job
 * files. Linux only.
 *
 * <p>Configuration: {@code jar_path}, a jar to run, or {@code class}, a class to run, with {@code
 * class_path}; {@code jvm_options} and {@code args}, lists. Paths are seen from the task's
 * directory. Nothing is isolated: all else is as with {@code raw_exec}. The task's memory does not
 * bound the heap; {@code -Xmx} among the options does.
 */
public final class JavaDriver implements TaskDriver {

  /** The name by which job files ask for it. */
  public static final String NAME = "java";

  private static final ConfigSchema SCHEMA =
      ConfigSchema.of(NAME)
          .allow(ConfigType.TEXT, "jar_path", "class", "class_path")
          .allow(ConfigType.TEXTS, "jvm_options", "args");

  private final CommandRunner runner = new CommandRunner(NAME);
  private volatile @Nullable JavaRuntime known;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Fingerprint fingerprint() {
    try {
      runner.check();
      JavaRuntime java = java();
      return new Fingerprint(
          true,
          "Healthy",
          Map.of(
              "driver.java", "1",
              "driver.java.version", java.version(),
              "driver.java.runtime", java.runtime(),
              "driver.java.vm", java.vm()));
    } catch (DriverException e) {
      return new Fingerprint(false, String.valueOf(e.getMessage()), Map.of());
    }
  }

  private JavaRuntime java() throws DriverException {
    JavaRuntime found = JavaRuntime.find(known);
    known = found;
    return found;
  }

  @Override
  public List<String> validate(Map<String, Object> config) {
    List<String> problems = new ArrayList<>(SCHEMA.problems(config));
    if (!config.containsKey("jar_path") && !config.containsKey("class")) {
      problems.add("jar_path or class must be specified: the java driver needs something to run");
    }
    return List.copyOf(problems);
  }

  @Override
  public TaskHandle start(TaskRequest request, Consumer<String> progress) throws DriverException {
    Config config = Config.read(SCHEMA, request.config());
    List<String> problems = validate(request.config());
    if (!problems.isEmpty()) {
      throw new DriverException("invalid config: " + String.join("; ", problems), false);
    }
    List<String> command = new ArrayList<>(List.of(java().program().toString()));
    command.addAll(arguments(config));
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

  /** In the order that {@code java} wants, which is Nomad's. */
  static List<String> arguments(Config config) {
    List<String> arguments = new ArrayList<>(config.texts("jvm_options"));
    config.text("class_path").ifPresent(path -> arguments.addAll(List.of("-cp", path)));
    config.text("jar_path").ifPresent(jar -> arguments.addAll(List.of("-jar", jar)));
    config.text("class").ifPresent(arguments::add);
    arguments.addAll(config.texts("args"));
    return arguments;
  }
}
