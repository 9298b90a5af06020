package dev.caravan.drivers.process;

import dev.caravan.core.driver.DriverException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A terminal for a command, which {@code script} of util-linux makes: Java has none.
 *
 * @param script the program; null for no terminal
 */
record Terminal(@Nullable Path script) {
  static final Terminal NONE = new Terminal(null);
  private static final Path TERMINALS = Path.of("/dev/pts");
  private static final int LOOKS = 100;
  private static final long LOOK_NANOS = 10_000_000;

  /**
   * A terminal of this host.
   *
   * @throws DriverException if it cannot make one
   */
  static Terminal ofHost() throws DriverException {
    return HostTools.find("script")
        .map(Terminal::new)
        .orElseThrow(
            () ->
                new DriverException(
                    "a terminal needs the program script of util-linux; install it, or ask for no terminal",
                    true));
  }

  /** The command that runs this one in the terminal, and ends with its exit code. */
  List<String> around(List<String> command) {
    if (script == null) {
      return command;
    }
    String line = command.stream().map(LaunchScript::quoted).collect(Collectors.joining(" "));
    return List.of(script.toString(), "-q", "-e", "-f", "-c", "exec " + line, "/dev/null");
  }

  /**
   * Says how large it is. Waits a moment for a terminal that is still being made.
   *
   * @param process that runs {@link #around}
   */
  void resize(ProcessHandle process, int columns, int rows) throws IOException {
    Optional<Path> device = script == null ? Optional.empty() : awaitDevice(process);
    if (device.isPresent()) {
      Process stty =
          new ProcessBuilder(
                  "stty",
                  "-F",
                  device.get().toString(),
                  "cols",
                  Integer.toString(columns),
                  "rows",
                  Integer.toString(rows))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      stty.onExit().join();
    }
  }

  private static Optional<Path> awaitDevice(ProcessHandle process) throws IOException {
    Optional<Path> device = device(process);
    for (int i = 0; i < LOOKS && device.isEmpty() && process.isAlive(); i++) {
      LockSupport.parkNanos(LOOK_NANOS);
      device = device(process);
    }
    return device;
  }

  /** What the command reads from, once that is a terminal. */
  private static Optional<Path> device(ProcessHandle process) {
    return process
        .children()
        .findFirst()
        .map(command -> Path.of("/proc/%d/fd/0".formatted(command.pid())))
        .flatMap(Terminal::target)
        .filter(device -> device.startsWith(TERMINALS));
  }

  private static Optional<Path> target(Path link) {
    try {
      return Optional.of(Files.readSymbolicLink(link));
    } catch (IOException ended) {
      return Optional.empty();
    }
  }
}
