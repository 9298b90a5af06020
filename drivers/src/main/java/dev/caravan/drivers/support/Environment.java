package dev.caravan.drivers.support;

import dev.caravan.core.driver.DriverException;
import java.util.Map;

/** What an operating system asks of environment variables. */
public final class Environment {
  private Environment() {}

  /**
   * Checks that variables can be handed to a process as they are.
   *
   * @throws DriverException that names the first that cannot
   */
  public static void check(Map<String, String> env) throws DriverException {
    for (Map.Entry<String, String> variable : env.entrySet()) {
      String name = variable.getKey();
      if (name.isEmpty() || name.contains("=") || (name + variable.getValue()).contains("\0")) {
        throw new DriverException(
            "environment variable \"%s\" cannot be set: its name must not be empty or contain \"=\", nor may it contain NUL"
                .formatted(name.replace("\0", "\\0")),
            false);
      }
    }
  }
}
