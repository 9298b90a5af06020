package dev.caravan.drivers.process;

import dev.caravan.drivers.support.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is on record about one run of a task. Each start prepares {@code starting-x}; the launcher
 * claims it by renaming it to {@code run-x}; whoever gives up on an unclaimed start renames it to
 * {@code revoked-x}. Only one of the two can succeed, so that a start which a host did not live to
 * see either is on record or never runs its command.
 *
 * @param path the directory {@code run-x}
 */
record RunDirectory(Path path) {
  /** Script of the supervisor. */
  static final String SUPERVISOR = "supervise";

  /** Script of the launcher. */
  static final String LAUNCHER = "launch";

  /** The numbers of supervisor and command, then the command's line in {@code /proc}. */
  static final String PROCESSES = "processes";

  /** The command's exit code, once it has ended; complete, as it gets its name by renaming. */
  static final String EXIT = "exit";

  /** What the exit code is written into; made before the start, so that there is room for it. */
  static final String NEW_EXIT = "exit.new";

  /** As long as the longest exit code with its end of line. */
  private static final String ROOM_FOR_EXIT = " ".repeat(4);

  private static final String STARTING = "starting-";
  private static final String RUN = "run-";
  private static final String REVOKED = "revoked-";

  /**
   * The processes of a run.
   *
   * @param supervisor the process that waits
   * @param command the process that runs the command, which is also the number of its group
   * @param commandStart when the command's process started, as {@code /proc} tells it
   */
  record Processes(long supervisor, long command, long commandStart) {}

  /**
   * Prepares a start: a new directory, for this user's eyes only.
   *
   * @param home where those of a task are
   */
  static Path prepare(Path home) throws IOException {
    Path attempt = PrivateFiles.createUnique(home, STARTING);
    Files.writeString(attempt.resolve(NEW_EXIT), ROOM_FOR_EXIT);
    return attempt;
  }

  /** What a start's directory is called once it is claimed. */
  static RunDirectory claimed(Path attempt) {
    return new RunDirectory(renamed(attempt, RUN));
  }

  /** Takes back all starts that are not claimed yet, then looks for the one that was. */
  static Optional<RunDirectory> find(Path home) throws IOException {
    for (Path attempt : list(home, STARTING)) {
      revoke(attempt);
    }
    for (Path revoked : list(home, REVOKED)) {
      PrivateFiles.delete(revoked);
    }
    return list(home, RUN).stream().findFirst().map(RunDirectory::new);
  }

  Processes processes() throws IOException {
    String[] words = Files.readString(path.resolve(PROCESSES)).split(" ", 3);
    ProcessTable.Entry command = ProcessTable.parse(Long.parseLong(words[1]), words[2]);
    return new Processes(Long.parseLong(words[0]), command.id(), command.start());
  }

  OptionalInt exitCode() throws IOException {
    try {
      return OptionalInt.of(Integer.parseInt(Files.readString(path.resolve(EXIT)).trim()));
    } catch (NoSuchFileException notRecorded) {
      return OptionalInt.empty();
    }
  }

  /** When the command's process was put on record: right before the command began. */
  Instant startedAt() throws IOException {
    return Files.getLastModifiedTime(path.resolve(PROCESSES)).toInstant();
  }

  /** When the command's end was put on record; null if it never was. */
  @Nullable Instant completedAt() throws IOException {
    try {
      return Files.getLastModifiedTime(path.resolve(EXIT)).toInstant();
    } catch (NoSuchFileException notRecorded) {
      return null;
    }
  }

  void delete() throws IOException {
    PrivateFiles.delete(path);
  }

  private static void revoke(Path attempt) throws IOException {
    Path revoked = renamed(attempt, REVOKED);
    try {
      Files.move(attempt, revoked);
    } catch (NoSuchFileException claimedMeanwhile) {
      return;
    }
    PrivateFiles.delete(revoked);
  }

  private static Path renamed(Path attempt, String prefix) {
    String name = attempt.getFileName().toString();
    return attempt.resolveSibling(prefix + name.substring(STARTING.length()));
  }

  private static List<Path> list(Path directory, String prefix) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.filter(entry -> entry.getFileName().toString().startsWith(prefix)).toList();
    }
  }
}
