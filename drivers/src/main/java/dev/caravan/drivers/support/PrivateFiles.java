package dev.caravan.drivers.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A driver's own files in a task's directory: for its user's eyes only, and never half-written. */
public final class PrivateFiles {
  private PrivateFiles() {}

  /** Makes a directory if it is not there. */
  public static Path create(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      Files.createDirectory(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    return directory;
  }

  /** Makes a directory of a name not used yet, and its parent if need be. */
  public static Path createUnique(Path parent, String prefix) throws IOException {
    return Files.createTempDirectory(create(parent), prefix);
  }

  /** Writes a file as a whole: whoever reads it sees the old content or the new. */
  public static void replace(Path file, String content) throws IOException {
    Path draft = Files.createTempFile(file.getParent(), file.getFileName().toString(), ".new");
    Files.writeString(draft, content);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Deletes a file or directory with all in it; nothing if there is none. */
  public static void delete(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> tree = Files.walk(path)) {
      deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path entry : deepestFirst) {
      Files.deleteIfExists(entry);
    }
  }
}
