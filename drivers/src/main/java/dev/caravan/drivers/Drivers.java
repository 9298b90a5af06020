package dev.caravan.drivers;

import dev.caravan.core.driver.TaskDriver;
import dev.caravan.drivers.docker.DockerDriver;
import dev.caravan.drivers.exec.ExecDriver;
import dev.caravan.drivers.java.JavaDriver;
import dev.caravan.drivers.mock.MockDriver;
import dev.caravan.drivers.rawexec.RawExecDriver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** The drivers that come with Caravan. */
public final class Drivers {
  private Drivers() {}

  /**
   * New drivers for a host: {@code raw_exec}, {@code exec}, {@code java}, {@code docker}, and those
   * that are {@linkplain #discovered() on the class path}. A host that cannot run tasks of one of
   * them now, for lack of a Docker daemon or of the rights to make control groups say, still has
   * the driver; its fingerprint tells why. {@code jvm} is missing, since it needs {@linkplain
   * dev.caravan.drivers.jvm.JvmDriver#builder() handlers}.
   */
  public static List<TaskDriver> defaults() {
    return with(new RawExecDriver(), new ExecDriver(), new JavaDriver(), new DockerDriver());
  }

  /** New drivers of every kind: the defaults, and {@code mock_driver}. */
  public static List<TaskDriver> all() {
    List<TaskDriver> all = new ArrayList<>(defaults());
    all.add(new MockDriver());
    return List.copyOf(all);
  }

  /**
   * New drivers of others, which jars on the class path offer to {@link ServiceLoader}: they name a
   * class with a public constructor without parameters in {@code
   * META-INF/services/dev.caravan.core.driver.TaskDriver}.
   *
   * @throws java.util.ServiceConfigurationError if one of them cannot be made
   */
  public static List<TaskDriver> discovered() {
    return ServiceLoader.load(TaskDriver.class).stream().map(ServiceLoader.Provider::get).toList();
  }

  /** What is discovered takes the place of a driver of the same name. */
  private static List<TaskDriver> with(TaskDriver... own) {
    Map<String, TaskDriver> byName = new LinkedHashMap<>();
    List.of(own).forEach(driver -> byName.put(driver.name(), driver));
    for (TaskDriver other : discovered()) {
      TaskDriver replaced = byName.put(other.name(), other);
      if (replaced != null) {
        replaced.close();
      }
    }
    return List.copyOf(byName.values());
  }
}
