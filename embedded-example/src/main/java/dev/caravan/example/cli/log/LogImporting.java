package dev.caravan.example.cli.log;

import dev.caravan.core.storage.AuditHead;
import dev.caravan.core.storage.EventStorage;
import dev.caravan.core.storage.StorageException;
import dev.caravan.example.cli.common.CommandFailure;
import dev.caravan.example.cli.common.ProgressBar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Makes a data directory of a log that was exported. */
final class LogImporting {
  private static final String FAILURE = "Error importing the log: ";

  private LogImporting() {}

  /** Reads the file, whose events are checked on the way. */
  static AuditHead run(Path file, Path directory, ProgressBar bar) {
    try {
      return EventStorage.importLog(file, directory, null, bar::show);
    } catch (StorageException e) {
      throw new CommandFailure(FAILURE + e.getMessage());
    } finally {
      bar.clear();
    }
  }

  /** Says before anything is fetched that it would have no place. */
  static void requireEmpty(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (Stream<Path> files = Files.list(directory)) {
      if (files.findAny().isPresent()) {
        throw new CommandFailure(FAILURE + directory + " is not empty; choose another directory");
      }
    }
  }
}
