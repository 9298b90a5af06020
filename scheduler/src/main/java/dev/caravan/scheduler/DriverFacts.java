package dev.caravan.scheduler;

import dev.caravan.core.driver.TaskDriver;
import dev.caravan.core.driver.TaskDriver.Fingerprint;
import dev.caravan.core.model.DriverProblem;
import dev.caravan.core.model.NodeSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a node tells of its drivers.
 *
 * @param attributes what constraints may ask about
 * @param ready the names of those that can run tasks
 * @param problems what is wrong with the others
 */
record DriverFacts(
    Map<String, String> attributes, List<String> ready, Map<String, DriverProblem> problems) {
  private static final String PREFIX = "driver.";

  /**
   * Asks drivers.
   *
   * @param asked gives a driver's answer
   * @param before what the node told before: of a driver that can run no tasks for now, it goes on
   *     telling what it was like
   */
  static DriverFacts of(
      Collection<TaskDriver> drivers, Function<TaskDriver, Fingerprint> asked, NodeSpec before) {
    DriverFacts facts = new DriverFacts(new TreeMap<>(), new ArrayList<>(), new TreeMap<>());
    for (TaskDriver driver : drivers) {
      facts.add(driver.name(), asked.apply(driver), before);
    }
    return facts;
  }

  private void add(String name, Fingerprint fingerprint, NodeSpec before) {
    attributes.putAll(fingerprint.attributes());
    if (fingerprint.ready()) {
      ready.add(name);
      attributes.putIfAbsent(PREFIX + name, "1");
      return;
    }
    DriverProblem known = before.driverProblems().get(name);
    boolean detected = before.drivers().contains(name) || before.hasLost(name);
    // One problem is told once, however often its words change.
    problems.put(
        name, known != null ? known : new DriverProblem(detected, fingerprint.description()));
    if (detected) {
      before.attributes().entrySet().stream()
          .filter(attribute -> attribute.getKey().startsWith(PREFIX + name + "."))
          .forEach(attribute -> attributes.putIfAbsent(attribute.getKey(), attribute.getValue()));
    }
  }

  /** The node with these drivers instead of those that it had. */
  NodeSpec addTo(NodeSpec node) {
    Map<String, String> all = new TreeMap<>(node.attributes());
    all.keySet().removeIf(name -> name.startsWith(PREFIX));
    all.putAll(attributes);
    return node.withDrivers(all, ready, problems);
  }
}
