package dev.caravan.scheduler.testkit;

import dev.caravan.core.driver.DriverException;
import dev.caravan.core.driver.TaskDriver;
import dev.caravan.core.driver.TaskHandle;
import dev.caravan.core.driver.TaskRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Stands for the driver of simulated nodes, which take any configuration and start nothing. */
final class SimulatedDriver implements TaskDriver {
  private final String name;

  SimulatedDriver(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Fingerprint fingerprint() {
    return new Fingerprint(true, "simulated", Map.of());
  }

  @Override
  public List<String> validate(Map<String, Object> config) {
    return List.of();
  }

  @Override
  public TaskHandle start(TaskRequest request, Consumer<String> progress) throws DriverException {
    throw new DriverException("a simulated node starts nothing", false);
  }

  @Override
  public Optional<TaskHandle> recover(TaskRequest request) {
    return Optional.empty();
  }

  @Override
  public void close() {}
}
