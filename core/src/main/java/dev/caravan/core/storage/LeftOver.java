package dev.caravan.core.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files of something that did not come to its end. */
final class LeftOver {
  private static final Logger LOG = LoggerFactory.getLogger(LeftOver.class);

  private LeftOver() {}

  /** Deletes a file, if it is there; if that fails it is only in the way. */
  static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("{} is left over and cannot be deleted", file, e);
    }
  }
}
