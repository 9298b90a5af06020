package dev.caravan.core.aggregate;

import dev.caravan.core.event.RecordedEvent;
import dev.caravan.core.state.ClusterState;
import dev.caravan.core.storage.EventStorage;
import dev.caravan.core.storage.ProgressListener;
import dev.caravan.core.storage.StorageException;
import java.util.Iterator;
import java.util.stream.Stream;

/** Folds what is in the log. */
final class Replay {
  private static final int PROGRESS_EVERY = 1_000;

  private Replay() {}

  /**
   * The state at the end of the log.
   *
   * @param start an earlier state of the same log
   * @param progress told how far into the log it is
   */
  static ClusterState from(ClusterState start, EventStorage storage, ProgressListener progress) {
    ClusterState state = start;
    long end = storage.head();
    try (Stream<RecordedEvent> log = storage.read(start.position())) {
      for (Iterator<RecordedEvent> events = log.iterator(); events.hasNext(); ) {
        state = next(state, events.next());
        if (state.position() % PROGRESS_EVERY == 0 || state.position() == end) {
          progress.progress(state.position(), end);
        }
      }
    }
    return state;
  }

  /** The state after the next event, which must follow. */
  static ClusterState next(ClusterState state, RecordedEvent event) {
    if (event.position() != state.position() + 1) {
      throw new StorageException(
          "the event log is damaged: event "
              + event.position()
              + " follows event "
              + state.position()
              + "; restore the data directory from a copy");
    }
    return state.fold(event);
  }
}
