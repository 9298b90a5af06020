package dev.caravan.http.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.driver.TaskUsage;
import dev.caravan.core.driver.TaskUsage.Measure;

/** What tasks use, as {@code ResourceUsage}. What was not measured is 0, and not among the rest. */
public final class UsageJson {
  private UsageJson() {}

  /**
   * What a task uses.
   *
   * @param time when it was measured, in nanoseconds since 1970
   */
  public static ObjectNode ofTask(TaskUsage usage, long time) {
    ObjectNode json = Json.object();
    json.set("ResourceUsage", of(usage));
    json.put("Timestamp", time);
    json.putNull("Pids");
    return json;
  }

  /** What one task or several use. */
  public static ObjectNode of(TaskUsage usage) {
    ObjectNode json = Json.object();
    ObjectNode memory = json.putObject("MemoryStats");
    ObjectNode cpu = json.putObject("CpuStats").put("TotalTicks", usage.cpuMhz());
    for (Measure measure : Measure.values()) {
      double value = usage.measures().getOrDefault(measure, 0.0);
      String name = measure.word().replace(" ", "");
      ObjectNode part = measure.isMemory() ? memory : cpu;
      if (measure.isWhole()) {
        part.put(name, (long) value);
      } else {
        part.put(name, value);
      }
    }
    cpu.set("Measured", measured(usage, false));
    memory.set("Measured", measured(usage, true));
    json.putArray("DeviceStats");
    return json;
  }

  private static ArrayNode measured(TaskUsage usage, boolean memory) {
    return Json.array(
        usage.measures().keySet().stream().filter(measure -> measure.isMemory() == memory),
        measure -> Json.text(measure.word()));
  }
}
