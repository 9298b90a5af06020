package dev.caravan.core.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.axonframework.common.DateTimeUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves events of what nobody needs any more from a database to files. A file is whole and on the
 * disk before the database forgets its events, which it does at once with noting where they are;
 * and only of such rows as the file gives back word for word. A crash before that leaves a file
 * that is not known, and is removed by the next who opens the log.
 */
final class Archiving {
  private static final Logger LOG = LoggerFactory.getLogger(Archiving.class);

  /** While these leave the database, about a second, nothing else can be written. */
  private static final int MOST_EVENTS_PER_FILE = 50_000;

  private static final String SUFFIX = ".jsonl.gz";
  private static final String UNFINISHED = ".part";

  /**
   * A subject's events up to its end. What ends a job stays: the next one of its id goes on with
   * the numbers of its events.
   */
  private static final String OLD =
      """
      WITH ended AS (
        SELECT subject, kind, max(position) AS last FROM events
        WHERE event IN ('JobPurged', 'JobCollected', 'EvaluationCollected', 'AllocationCollected',
          'DeploymentCollected') AND time < ?
        GROUP BY subject)
      SELECT position FROM ended CROSS JOIN events ON events.subject = ended.subject
      WHERE position < last OR (position = last AND ended.kind <> 'Job')""";

  private final SqliteConnections connections;
  private final SqliteRows rows;
  private final SqliteArchive archive;
  private final EventChain chain;

  Archiving(
      SqliteConnections connections, SqliteRows rows, SqliteArchive archive, EventChain chain) {
    this.connections = connections;
    this.rows = rows;
    this.archive = archive;
    this.chain = chain;
  }

  /**
   * Archives.
   *
   * @param endedBefore what ended after this stays
   * @param head the end of the log, which stays as well
   */
  LogArchive run(Instant endedBefore, long head, ProgressListener progress) {
    List<Path> files = new ArrayList<>();
    try {
      long[] positions = old(endedBefore, head);
      Files.createDirectories(archive.directory());
      for (int from = 0; from < positions.length; from += MOST_EVENTS_PER_FILE) {
        int to = Math.min(positions.length, from + MOST_EVENTS_PER_FILE);
        files.add(move(Arrays.copyOfRange(positions, from, to)));
        progress.progress(to, positions.length);
      }
      return new LogArchive(positions.length, files);
    } catch (IOException | SQLException e) {
      throw new StorageException(
          "events cannot be archived in "
              + archive.directory()
              + ": "
              + e
              + "; those that are not stay in the event log",
          e);
    }
  }

  /** The positions of what can be archived, in order. */
  private long[] old(Instant endedBefore, long head) throws SQLException {
    try (Connection connection = connections.getConnection();
        PreparedStatement select = connection.prepareStatement(OLD)) {
      select.setString(1, DateTimeUtils.formatInstant(endedBefore));
      LongStream.Builder positions = LongStream.builder();
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          positions.add(found.getLong(1));
        }
      }
      return positions.build().filter(position -> position < head).sorted().toArray();
    }
  }

  private Path move(long[] positions) throws IOException, SQLException {
    String name = "events-%012d".formatted(positions[0]) + SUFFIX;
    Path file = archive.directory().resolve(name);
    boolean isKnown = false;
    try {
      List<ArchivedBlock> blocks = write(file, name, positions);
      connections.inTransaction(() -> forget(blocks));
      isKnown = true;
      return file;
    } finally {
      if (!isKnown) {
        LeftOver.delete(file);
      }
    }
  }

  private List<ArchivedBlock> write(Path file, String name, long[] positions) throws IOException {
    Path unfinished = file.resolveSibling(name + UNFINISHED);
    try {
      List<ArchivedBlock> blocks;
      try (ArchiveWriter writer = ArchiveWriter.begin(unfinished, name, chain)) {
        for (long position : positions) {
          writer.add(rows.event(position));
        }
        blocks = writer.end();
      }
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      try (FileChannel directory = FileChannel.open(archive.directory(), StandardOpenOption.READ)) {
        directory.force(true);
      }
      return blocks;
    } finally {
      LeftOver.delete(unfinished);
    }
  }

  private void forget(List<ArchivedBlock> blocks) throws SQLException {
    SqliteArchive.add(connections.writer(), blocks);
    for (ArchivedBlock block : blocks) {
      SqliteRows.delete(connections.writer(), archive.reader().read(block));
    }
  }

  /** Removes files that were begun or written when a process ended, and whose events are here. */
  void dropLeftOvers() {
    if (!Files.isDirectory(archive.directory())) {
      return;
    }
    try (Stream<Path> files = Files.list(archive.directory())) {
      files.filter(this::isLeftOver).forEach(Archiving::drop);
    } catch (IOException e) {
      LOG.warn("{} cannot be looked through for what is left over", archive.directory(), e);
    }
  }

  private boolean isLeftOver(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(SUFFIX + UNFINISHED)
        || (name.matches("events-\\d+\\.jsonl\\.gz")
            && !archive.knows(name)
            && rows.has(Long.parseLong(name.replaceAll("\\D", ""))));
  }

  private static void drop(Path file) {
    LOG.info("{} was not finished; its events are still in the event log", file);
    LeftOver.delete(file);
  }
}
