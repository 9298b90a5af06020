package dev.caravan.drivers.process;

import dev.caravan.core.driver.DriverException;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds the program that a command names: by its path, seen from the task's directory, or by its
 * name in the task's local directory, the task's directory or its {@code PATH}, in this order.
 */
final class CommandPath {
  private CommandPath() {}

  static Path resolve(String command, Path taskDirectory, Path local, String path)
      throws DriverException {
    return candidates(command, taskDirectory, local, path)
        .filter(candidate -> Files.isRegularFile(candidate) && Files.isExecutable(candidate))
        .findFirst()
        .map(Path::toAbsolutePath)
        .orElseThrow(() -> notFound(command, path));
  }

  private static Stream<Path> candidates(
      String command, Path taskDirectory, Path local, String path) {
    if (command.contains("/")) {
      return Stream.of(taskDirectory.resolve(command));
    }
    Stream<Path> own = Stream.of(local, taskDirectory);
    Stream<Path> searched = Stream.of(path.split(File.pathSeparator)).map(Path::of);
    return Stream.concat(own, searched).map(directory -> directory.resolve(command));
  }

  private static DriverException notFound(String command, String path) {
    List<String> reason =
        command.contains("/")
            ? List.of("no executable file of this path", "check the path and the file's mode")
            : List.of(
                "executable file not found in the task's directory or PATH (" + path + ")",
                "install it, or give its full path");
    return new DriverException(
        "failed to launch command \"%s\": %s; %s".formatted(command, reason.get(0), reason.get(1)),
        false);
  }
}
