package dev.caravan.drivers.mock;

import dev.caravan.core.driver.TaskExit;
import dev.caravan.core.driver.TaskRequest;
import dev.caravan.drivers.support.PrivateFiles;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The file by which a mock task is found again after a restart: when it started, and how it ended.
 */
final class MockRecord {
  private static final String STARTED = "started";
  private static final String COMPLETED = "completed";
  private static final String EXIT_CODE = "exit_code";
  private static final String EXIT_SIGNAL = "exit_signal";
  private static final String EXIT_ERROR = "exit_error";

  private final Path file;

  MockRecord(TaskRequest request) {
    this.file = request.directories().task().resolve("." + MockDriver.NAME);
  }

  /**
   * What is on record.
   *
   * @param started when the task started
   * @param completed when it ended, or null if that is not on record
   * @param exit how it ended, or null if that is not on record
   */
  record Life(Instant started, @Nullable Instant completed, @Nullable TaskExit exit) {}

  Optional<Life> read() throws IOException {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(Files.readString(file)));
    } catch (NoSuchFileException neverStarted) {
      return Optional.empty();
    }
    String completed = properties.getProperty(COMPLETED);
    return Optional.of(
        new Life(
            Instant.parse(properties.getProperty(STARTED)),
            completed == null ? null : Instant.parse(completed),
            exit(properties)));
  }

  void write(Life life) throws IOException {
    Properties properties = new Properties();
    properties.setProperty(STARTED, life.started().toString());
    if (life.completed() != null) {
      properties.setProperty(COMPLETED, life.completed().toString());
    }
    TaskExit exit = life.exit();
    if (exit != null) {
      properties.setProperty(EXIT_CODE, Integer.toString(exit.exitCode()));
      properties.setProperty(EXIT_SIGNAL, Integer.toString(exit.signal()));
    }
    if (exit != null && exit.error() != null) {
      properties.setProperty(EXIT_ERROR, exit.error());
    }
    StringWriter content = new StringWriter();
    properties.store(content, null);
    PrivateFiles.replace(file, content.toString());
  }

  void delete() throws IOException {
    Files.deleteIfExists(file);
  }

  private static @Nullable TaskExit exit(Properties properties) {
    String code = properties.getProperty(EXIT_CODE);
    return code == null
        ? null
        : new TaskExit(
            Integer.parseInt(code),
            Integer.parseInt(properties.getProperty(EXIT_SIGNAL)),
            false,
            properties.getProperty(EXIT_ERROR));
  }
}
