package dev.caravan.drivers.java;

import dev.caravan.core.driver.DriverException;
import dev.caravan.drivers.process.CommandRunner;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The Java of a host.
 *
 * @param program the path of {@code java}
 * @param version such as {@code 17.0.15}
 * @param runtime what it says of its runtime
 * @param vm what it says of its virtual machine
 */
record JavaRuntime(Path program, String version, String runtime, String vm) {
  private static final Pattern VERSION = Pattern.compile("version \"(.*?)\"");

  /**
   * Looks for it in the host's {@code PATH}, then takes the one that this process runs on.
   *
   * @param known what was found before, which need not be asked again
   * @throws DriverException if there is none, or it does not say its version
   */
  static JavaRuntime find(@Nullable JavaRuntime known) throws DriverException {
    Path own = Path.of(System.getProperty("java.home"), "bin");
    Path program =
        Stream.concat(
                Stream.of(CommandRunner.defaultPath().split(File.pathSeparator)).map(Path::of),
                Stream.of(own))
            .map(place -> place.resolve("java").toAbsolutePath())
            .filter(Files::isExecutable)
            .findFirst()
            .orElseThrow(
                () -> new DriverException("there is no java in PATH; install a JRE", true));
    return known != null && known.program().equals(program) ? known : parse(program, ask(program));
  }

  /** Reads the three lines that {@code java -version} prints. */
  static JavaRuntime parse(Path program, String output) throws DriverException {
    List<String> lines = output.lines().filter(line -> !line.startsWith("Picked up")).toList();
    Matcher version = VERSION.matcher(lines.isEmpty() ? "" : lines.get(0));
    if (!version.find() || lines.size() < 3) {
      throw new DriverException(
          "%s does not say its version, but: %s".formatted(program, output.trim()), true);
    }
    return new JavaRuntime(program, version.group(1), lines.get(1), lines.get(2));
  }

  private static String ask(Path program) throws DriverException {
    try {
      Process java =
          new ProcessBuilder(program.toString(), "-version").redirectErrorStream(true).start();
      return new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new DriverException("cannot run " + program + ": " + e.getMessage(), true, e);
    }
  }
}
