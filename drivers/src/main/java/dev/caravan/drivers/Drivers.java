package dev.caravan.drivers;

import dev.caravan.core.driver.TaskDriver;
import dev.caravan.drivers.docker.DockerDriver;
import dev.caravan.drivers.mock.MockDriver;
import dev.caravan.drivers.rawexec.RawExecDriver;
import java.util.List;

/** The drivers that come with Caravan. */
public final class Drivers {
  private Drivers() {}

  /**
   * New drivers for a host: {@code raw_exec} and {@code docker}. A host that cannot run tasks of
   * one of them now, for lack of a Docker daemon say, still has the driver; its fingerprint tells.
   */
  public static List<TaskDriver> defaults() {
    return List.of(new RawExecDriver(), new DockerDriver());
  }

  /** New drivers of every kind: the defaults, and {@code mock_driver}. */
  public static List<TaskDriver> all() {
    return List.of(new RawExecDriver(), new DockerDriver(), new MockDriver());
  }
}
