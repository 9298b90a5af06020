package dev.caravan.core.aggregate;

import dev.caravan.core.storage.EventStorage;
import dev.caravan.core.storage.ProgressListener;
import java.time.Clock;

/** Opens ledgers. */
public final class Ledgers {
  private Ledgers() {}

  /**
   * Opens a ledger: reads the newest snapshot, folds the rest of the log, and is ready for
   * commands.
   *
   * @param storage where the log is; closed with the ledger, or at once if it cannot be read
   * @param clock gives events their time, to the millisecond
   * @throws dev.caravan.core.storage.StorageException if the log cannot be read
   */
  public static Ledger open(EventStorage storage, Clock clock) {
    return open(storage, clock, ProgressListener.NONE);
  }

  /** The same, with somebody told how many events of the whole log are read. */
  public static Ledger open(EventStorage storage, Clock clock, ProgressListener progress) {
    return EventSourcedLedger.open(storage, clock, progress);
  }
}
