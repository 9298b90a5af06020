package dev.caravan.drivers.process;

import dev.caravan.core.driver.TaskExit;
import dev.caravan.core.driver.TaskUsage.Measure;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Holds nothing. */
final class NoContainment implements Containment {
  @Override
  public boolean isNone() {
    return true;
  }

  @Override
  public void make() {}

  @Override
  public String enter() {
    return "";
  }

  @Override
  public String endAll() {
    return "";
  }

  @Override
  public void kill(Path sh) {}

  @Override
  public List<Long> processes() {
    return List.of();
  }

  @Override
  public Map<Measure, Double> measures() {
    return Map.of();
  }

  @Override
  public TaskExit explain(TaskExit exit) {
    return exit;
  }

  @Override
  public void remove(Path sh) {}
}
