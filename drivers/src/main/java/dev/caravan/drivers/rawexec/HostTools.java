package dev.caravan.drivers.rawexec;

import dev.caravan.core.driver.DriverException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The programs of the host by which commands are started.
 *
 * @param env runs a command with a changed environment
 * @param envResetsSignals whether it can also undo ignored signals: a host that was started in the
 *     background of a script ignores SIGINT, and so would its tasks
 */
record HostTools(Path sh, Path setsid, Path mv, Path env, boolean envResetsSignals) {
  private static final String USUAL_PLACES = "/usr/local/bin:/usr/bin:/bin";

  /**
   * Looks for them.
   *
   * @throws DriverException if one is missing, or this is not Linux
   */
  static HostTools find() throws DriverException {
    String system = System.getProperty("os.name", "");
    if (!system.equals("Linux")) {
      throw new DriverException("raw_exec needs Linux; this is " + system, false);
    }
    Path env = tool("env");
    return new HostTools(tool("sh"), tool("setsid"), tool("mv"), env, resetsSignals(env));
  }

  /** Where commands are searched when a task does not say. */
  static String defaultPath() {
    String path = System.getenv("PATH");
    return path == null || path.isBlank() ? USUAL_PLACES : path;
  }

  private static Path tool(String name) throws DriverException {
    String places = defaultPath() + File.pathSeparator + USUAL_PLACES;
    Optional<Path> found =
        Stream.of(places.split(File.pathSeparator))
            .map(place -> Path.of(place, name).toAbsolutePath())
            .filter(Files::isExecutable)
            .findFirst();
    return found.orElseThrow(
        () -> new DriverException("raw_exec needs the program " + name + "; install it", true));
  }

  private static boolean resetsSignals(Path env) throws DriverException {
    try {
      Process probe =
          new ProcessBuilder(env.toString(), "--default-signal", "true")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return probe.waitFor() == 0;
    } catch (IOException e) {
      throw new DriverException("cannot run " + env + ": " + e.getMessage(), true, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DriverException("interrupted while looking at " + env, true, e);
    }
  }
}
