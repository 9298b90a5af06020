package dev.caravan.drivers.jvm;

import dev.caravan.core.driver.DriverException;
import dev.caravan.core.driver.TaskDriver;
import dev.caravan.core.driver.TaskHandle;
import dev.caravan.core.driver.TaskRequest;
import dev.caravan.drivers.support.Config;
import dev.caravan.drivers.support.ConfigSchema;
import dev.caravan.drivers.support.ConfigType;
import dev.caravan.drivers.support.Signal;
import dev.caravan.drivers.support.Spelling;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks as handlers in the host's own process; {@code jvm} in job files.
 *
 * <p>Configuration: {@code handler}, the name under which the host has registered what to run; and
 * {@code config}, a map of strings for it.
 *
 * <p>A handler is asked to end by its context's cancellation and an interrupt. One that does not
 * return within its {@code kill_timeout} is given up: its task counts as ended by force, which its
 * exit message says, while its thread goes on; until it returns, the task cannot be started again.
 *
 * <p>No handler outlives its process: {@link #recover} finds nothing, so that a task that ran when
 * the host ended is lost, and starts again if its restart policy says so. Closing the driver
 * cancels what runs.
 */
public final class JvmDriver implements TaskDriver {

  /** The name by which job files ask for it. */
  public static final String NAME = "jvm";

  private static final Logger LOG = LoggerFactory.getLogger(JvmDriver.class);

  /** How long closing waits for handlers to return. */
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

  private static final ConfigSchema SCHEMA =
      ConfigSchema.of(NAME).require("handler", ConfigType.TEXT).allow(ConfigType.MAP, "config");

  private final Map<String, JvmHandler> handlers;
  private final Map<String, JvmRun> runs = new ConcurrentHashMap<>();

  private JvmDriver(Map<String, JvmHandler> handlers) {
    this.handlers = new TreeMap<>(handlers);
  }

  /** A driver without handlers yet. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects handlers. */
  public static final class Builder {
    private final Map<String, JvmHandler> handlers = new TreeMap<>();

    private Builder() {}

    /**
     * Registers what tasks can run.
     *
     * @param name by which job files ask for it
     * @throws IllegalArgumentException if the name is blank or taken
     */
    public Builder handler(String name, JvmHandler handler) {
      if (name.isBlank() || handlers.putIfAbsent(name, handler) != null) {
        throw new IllegalArgumentException(
            "handler \"%s\" needs a name that no other handler has".formatted(name));
      }
      return this;
    }

    /** The driver. Handlers cannot be added to it later. */
    public JvmDriver build() {
      return new JvmDriver(handlers);
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Fingerprint fingerprint() {
    if (handlers.isEmpty()) {
      return new Fingerprint(
          false, "no handlers are registered; see JvmDriver.builder()", Map.of());
    }
    Map<String, String> attributes = new TreeMap<>();
    attributes.put("driver.jvm", "1");
    attributes.put("driver.jvm.version", Runtime.version().toString());
    handlers.keySet().forEach(name -> attributes.put("driver.jvm.handler." + name, "1"));
    return new Fingerprint(true, "Healthy", attributes);
  }

  @Override
  public List<String> validate(Map<String, Object> config) {
    List<String> problems = new ArrayList<>(SCHEMA.problems(config));
    if (config.get("handler") instanceof String name && isUnknown(name)) {
      problems.add(unknown(name));
    }
    return List.copyOf(problems);
  }

  @Override
  public TaskHandle start(TaskRequest request, Consumer<String> progress) throws DriverException {
    Config config = Config.read(SCHEMA, request.config());
    String name = config.text("handler").orElseThrow();
    JvmHandler handler = handlers.get(name);
    if (handler == null) {
      throw new DriverException(unknown(name), false);
    }
    String key = key(request);
    JvmRun run = newRun(handler, request, config, key);
    claim(key, run);
    run.start();
    return new JvmHandle(name, run);
  }

  @Override
  public Optional<TaskHandle> recover(TaskRequest request) {
    return Optional.empty();
  }

  @Override
  public void close() {
    List<JvmRun> left = List.copyOf(runs.values());
    left.forEach(run -> run.cancel(Signal.SIGINT));
    CompletableFuture<?> all =
        CompletableFuture.allOf(
            left.stream()
                .flatMap(run -> Stream.of(run.returned(), run.exit()))
                .toArray(CompletableFuture<?>[]::new));
    try {
      all.get(CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException stubborn) {
      LOG.warn("Some handlers go on: {}", runs.keySet());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static JvmRun newRun(
      JvmHandler handler, TaskRequest request, Config config, String threadName)
      throws DriverException {
    try {
      TaskLogs logs = TaskLogs.open(request);
      Cancellation cancellation = new Cancellation();
      JvmContext context = new JvmContext(request, config.map("config"), logs, cancellation);
      return new JvmRun(threadName, handler, context, logs, cancellation);
    } catch (IOException e) {
      throw new DriverException(
          "cannot open the logs of task %s: %s".formatted(request.task(), e), true, e);
    }
  }

  /** A handler that was given up and goes on must not be doubled. */
  private void claim(String key, JvmRun run) throws DriverException {
    JvmRun holder = runs.putIfAbsent(key, run);
    if (holder != null) {
      run.discard();
      throw new DriverException(
          holder.exit().isDone()
              ? "the earlier run of %s was cancelled and has not returned yet".formatted(key)
              : "%s runs already".formatted(key),
          holder.exit().isDone());
    }
    var unused = run.returned().thenRun(() -> runs.remove(key, run));
  }

  private boolean isUnknown(String name) {
    return !name.isBlank() && !name.contains("${") && !handlers.containsKey(name);
  }

  private String unknown(String name) {
    String mend =
        Spelling.closest(name, handlers.keySet())
            .map("did you mean \"%s\"?"::formatted)
            .orElseGet(() -> "there are " + String.join(", ", handlers.keySet()));
    return "no handler \"%s\" is registered; %s".formatted(name, mend);
  }

  private static String key(TaskRequest request) {
    return "task %s of allocation %s".formatted(request.task(), request.allocationId());
  }
}
