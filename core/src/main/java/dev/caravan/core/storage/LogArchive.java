package dev.caravan.core.storage;

import java.nio.file.Path;
import java.util.List;

/**
 * What came of archiving.
 *
 * @param events how many events left the database
 * @param files the files that they are in now; none if there was nothing to archive
 */
public record LogArchive(long events, List<Path> files) {

  public LogArchive {
    files = List.copyOf(files);
  }
}
