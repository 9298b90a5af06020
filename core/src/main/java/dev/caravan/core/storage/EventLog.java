package dev.caravan.core.storage;

import org.jspecify.annotations.Nullable;

/** The event log as a whole: where it ends, and whether it is what was written. */
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
}
