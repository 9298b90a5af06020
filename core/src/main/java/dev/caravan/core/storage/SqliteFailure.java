package dev.caravan.core.storage;

import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What SQLite could not do with a file, with what people can do about it. */
final class SqliteFailure {
  // SQLite's result codes, of which the lowest byte says what kind of failure it is.
  private static final int KIND = 0xFF;
  private static final int BUSY = 5;
  private static final int READ_ONLY = 8;
  private static final int IO_ERROR = 10;
  private static final int CORRUPT = 11;
  private static final int FULL = 13;
  private static final int CANNOT_OPEN = 14;
  private static final int NOT_A_DATABASE = 26;

  private SqliteFailure() {}

  /**
   * Says it in a sentence.
   *
   * @param what the file is to have been, and what was not done with it
   */
  static StorageException of(String what, Path file, Exception failure) {
    SQLException sql = sqlException(failure);
    Throwable cause = sql == null ? failure : sql;
    return new StorageException(
        "%s: %s; %s".formatted(what, cause.getMessage(), mend(sql, file)), failure);
  }

  private static @Nullable SQLException sqlException(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return sql;
      }
    }
    return null;
  }

  private static String mend(@Nullable SQLException failure, Path file) {
    Path directory = file.getParent();
    return switch (failure == null ? 0 : failure.getErrorCode() & KIND) {
      case FULL -> "make room on the disk of " + directory + ", then ask again: nothing is lost";
      case READ_ONLY ->
          "make "
              + directory
              + " and the files in it writable for "
              + System.getProperty("user.name")
              + ", then ask again: nothing is lost";
      case IO_ERROR ->
          "see whether the disk of "
              + directory
              + " is full or failing, then ask again; what is stored is checked when it is read";
      case CANNOT_OPEN ->
          "it must be a file that "
              + System.getProperty("user.name")
              + " can read and write, in a directory where files can be made";
      case BUSY -> "another program has locked it: end that program, then ask again";
      case CORRUPT, NOT_A_DATABASE ->
          "it is damaged or something else: restore the data directory from a copy, or choose"
              + " another directory";
      default -> "restore the data directory from a copy, or choose another directory";
    };
  }
}
