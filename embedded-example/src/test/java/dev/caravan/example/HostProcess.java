package dev.caravan.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Another JVM, with the class path of the tests. Closing kills it. */
public final class HostProcess implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** On a machine that is busy with other things, and for hosts that work hard. */
  private static final Duration LONG_LIMIT = Duration.ofMinutes(5);

  private final Process process;
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Thread reader;

  private HostProcess(Process process) {
    this.process = process;
    this.reader = new Thread(this::read, "output of process " + process.pid());
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts a Java program.
   *
   * @param directory where it works
   * @param program what follows the class path on the command line
   */
  public static HostProcess start(Path directory, String... program) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(program));
    return new HostProcess(
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .start());
  }

  /** What it has printed so far, standard error included. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  /** Waits until it has printed this line. */
  public void awaitLine(String line) {
    await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(5))
        .untilAsserted(
            () -> {
              assertThat(lines).contains(line);
            });
  }

  /** Waits until it has printed so many lines. */
  void awaitLines(int count) {
    await()
        .atMost(LONG_LIMIT)
        .pollInterval(Duration.ofMillis(2))
        .until(() -> lines.size() >= count);
  }

  /** Waits until it has ended by itself, and gives its exit code. */
  public int awaitEnd() throws InterruptedException {
    assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).as("%s", lines).isTrue();
    reader.join();
    return process.exitValue();
  }

  /** Waits until it has printed a line that begins so, and gives the rest of it. */
  public String awaitLineBehind(String start) {
    return await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(5))
        .until(
            () ->
                lines.stream()
                    .map(String::strip)
                    .filter(line -> line.startsWith(start))
                    .map(line -> line.substring(start.length()))
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  /** Asks it to end, as {@code kill} does. */
  public void terminate() {
    // Not process.destroy(), which takes away what it still prints.
    process.toHandle().destroy();
  }

  /** Kills it as {@code kill -9} does, and waits until it is gone and all that it said is read. */
  void kill() throws InterruptedException {
    // Not process.destroyForcibly(), which takes away what it said last.
    process.toHandle().destroyForcibly();
    awaitEnd();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private void read() {
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      output.lines().forEach(lines::add);
    } catch (IOException e) {
      lines.add("its output cannot be read: " + e);
    }
  }
}
