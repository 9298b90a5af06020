package dev.caravan.drivers.process;

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
 * @param sh runs the scripts
 * @param setsid begins a session
 * @param mv renames
 * @param env runs a command with a changed environment
 * @param envResetsSignals whether it can also undo ignored signals: a host that was started in the
 *     background of a script ignores SIGINT, and so would its tasks
 * @param mkfifo makes pipes with names
 * @param head copies a number of bytes, and reads no more than those
 * @param stdbuf keeps it from holding output back
 * @param wc counts bytes
 * @param rm removes files
 * @param cat copies
 * @param sleep waits
 */
record HostTools(
    Path sh,
    Path setsid,
    Path mv,
    Path env,
    boolean envResetsSignals,
    Path mkfifo,
    Path head,
    Path stdbuf,
    Path wc,
    Path rm,
    Path cat,
    Path sleep) {

  /** What swallows all that is written to it. */
  static final Path NOWHERE = Path.of("/dev/null");

  private static final String USUAL_PLACES = "/usr/local/bin:/usr/bin:/bin";

  /**
   * Looks for them.
   *
   * @throws DriverException if one is missing, or this is not Linux
   */
  static HostTools find() throws DriverException {
    String system = System.getProperty("os.name", "");
    if (!system.equals("Linux")) {
      throw new DriverException("this driver needs Linux; this is " + system, false);
    }
    Path env = tool("env");
    HostTools tools =
        new HostTools(
            tool("sh"),
            tool("setsid"),
            tool("mv"),
            env,
            succeeds(env.toString(), "--default-signal", "true"),
            tool("mkfifo"),
            tool("head"),
            tool("stdbuf"),
            tool("wc"),
            tool("rm"),
            tool("cat"),
            tool("sleep"));
    tools.checkHead();
    return tools;
  }

  /** Where commands are searched when a task does not say. */
  static String defaultPath() {
    String path = System.getenv("PATH");
    return path == null || path.isBlank() ? USUAL_PLACES : path;
  }

  private static Path tool(String name) throws DriverException {
    return find(name)
        .orElseThrow(
            () ->
                new DriverException(
                    "this driver needs the program " + name + "; install it", true));
  }

  /** A program of the host that not everything needs. */
  static Optional<Path> find(String name) {
    String places = defaultPath() + File.pathSeparator + USUAL_PLACES;
    return Stream.of(places.split(File.pathSeparator))
        .map(place -> Path.of(place, name).toAbsolutePath())
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Some kinds of {@code head} read ahead, and would lose what comes behind the end of a file. */
  private void checkHead() throws DriverException {
    String probe = "printf ab | { %s -o0 %s -c 1 >/dev/null; [ \"$(%s)\" = b ]; }";
    if (!succeeds(sh.toString(), "-c", probe.formatted(stdbuf, head, cat))) {
      throw new DriverException(
          "this driver needs head and stdbuf of the GNU coreutils, by which it rotates logs", true);
    }
  }

  private static boolean succeeds(String... command) throws DriverException {
    try {
      Process probe =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return probe.waitFor() == 0;
    } catch (IOException e) {
      throw new DriverException("cannot run " + command[0] + ": " + e.getMessage(), true, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DriverException("interrupted while looking at " + command[0], true, e);
    }
  }
}
