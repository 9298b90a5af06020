package dev.caravan.core.storage;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The event log as a whole: where it ends, whether it is what was written, and copies of it. */
public interface EventLog {

  /** The end of the log now, to be kept elsewhere and compared later. */
  AuditHead auditHead();

  /**
   * Reads all of the log and makes sure that it is as it was written: that each event follows on
   * the one before, that none is missing, and that the database is sound.
   *
   * @param expected a head that the log had earlier, which it must still contain; null for none
   * @param progress told how far it is
   * @throws StorageException if the log is closed
   */
  LogVerification verify(@Nullable AuditHead expected, ProgressListener progress);

  /**
   * Writes the log as it is now to a file, as lines of JSON that {@link EventStorage#importLog}
   * reads. Others may go on writing to the log meanwhile.
   *
   * @param file made, and there only once it is whole
   * @return the end of what was written
   * @throws StorageException if there is such a file, it cannot be written, or an event is not as
   *     it was written
   */
  AuditHead exportTo(Path file, ProgressListener progress);

  /**
   * The same to a writer, which is flushed and not closed. Only what ends with a line that has a
   * {@code head} is whole.
   *
   * @throws IOException if it cannot be written
   */
  AuditHead exportTo(Writer out, ProgressListener progress) throws IOException;

  /**
   * Copies the log as it is now to another data directory. Others may go on writing to the log
   * meanwhile.
   *
   * @param directory empty, or made
   * @return the end of what was copied
   * @throws StorageException if the directory is not empty or cannot be written, or an event is not
   *     as it was written
   */
  AuditHead backUpTo(Path directory, ProgressListener progress);

  /**
   * Moves events of jobs, evaluations, allocations and deployments that were forgotten (collected
   * or purged) before a time from the database to files beside it, in {@code archive}. They stay
   * part of the log: whoever reads it gets them from there, and so the files must be kept with it.
   * Others may go on writing to the log meanwhile; while some thousand events leave it they wait.
   *
   * @param endedBefore events of what was forgotten later stay where they are
   * @param progress told how many events of how many are archived
   * @throws StorageException if the log is in memory or only looked at, or files cannot be written;
   *     what is not archived then stays where it is
   */
  LogArchive archive(Instant endedBefore, ProgressListener progress);
}
