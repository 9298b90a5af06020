package dev.caravan.scheduler;

import dev.caravan.core.storage.StorageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the nodes of this process keep the files of their allocations.
 *
 * @param directory the place
 * @param isTemporary whether it goes with the scheduler, and the tasks with it
 */
record Workspace(Path directory, boolean isTemporary) {

  static Workspace in(Path directory) {
    try {
      return new Workspace(Files.createDirectories(directory), false);
    } catch (IOException e) {
      throw new StorageException(
          directory
              + ", the directory of allocations, cannot be made: "
              + e
              + "; make room on its disk and make its parent writable, or choose another data"
              + " directory",
          e);
    }
  }

  static Workspace inTemporaryDirectory() {
    try {
      return new Workspace(Files.createTempDirectory("caravan-"), true);
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary directory for allocations can be made", e);
    }
  }

  /** Removes it if it is temporary. */
  void discard() {
    if (!isTemporary) {
      return;
    }
    try (Stream<Path> tree = Files.walk(directory)) {
      List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + directory, e);
    }
  }
}
