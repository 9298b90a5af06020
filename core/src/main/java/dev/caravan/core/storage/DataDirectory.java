package dev.caravan.core.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory that is to hold a log, and its files, before anything is done with them. */
final class DataDirectory {
  private DataDirectory() {}

  /**
   * Makes it if it is missing.
   *
   * @throws StorageException if it cannot be made, is no directory, or nothing can be written to it
   */
  static void make(Path directory) {
    if (Files.exists(directory) && !Files.isDirectory(directory)) {
      throw new StorageException(
          "data directory " + directory + " is a file; choose another directory");
    }
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new StorageException(
          "data directory "
              + directory
              + " cannot be created: "
              + e
              + "; make it by hand, with room on its disk and writable for "
              + user()
              + ", or choose another directory",
          e);
    }
    requireUsable(directory);
  }

  private static void requireUsable(Path directory) {
    if (Files.isReadable(directory)
        && Files.isWritable(directory)
        && Files.isExecutable(directory)) {
      return;
    }
    throw refusal("data directory " + directory, directory);
  }

  /**
   * Makes sure that a file can be written, if it is there. SQLite would open it all the same, and
   * only fail later.
   *
   * @throws StorageException if it cannot
   */
  static void requireWritable(Path file) {
    if (Files.exists(file) && !Files.isWritable(file)) {
      throw refusal("event log " + file, file);
    }
  }

  private static StorageException refusal(String what, Path path) {
    return new StorageException(
        isOnReadOnlyDisk(path)
            ? what
                + " is on a disk that is mounted read-only; mount it writable or choose another"
                + " directory"
            : what
                + owner(path)
                + " is not writable for "
                + user()
                + "; make it so or choose another directory");
  }

  private static boolean isOnReadOnlyDisk(Path path) {
    try {
      return Files.getFileStore(path).isReadOnly();
    } catch (IOException e) {
      return false;
    }
  }

  private static String owner(Path path) {
    try {
      return " belongs to " + Files.getOwner(path).getName() + " and";
    } catch (IOException | UnsupportedOperationException e) {
      return "";
    }
  }

  private static String user() {
    return System.getProperty("user.name");
  }
}
