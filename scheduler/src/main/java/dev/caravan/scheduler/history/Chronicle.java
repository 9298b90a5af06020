package dev.caravan.scheduler.history;

import dev.caravan.core.event.RecordedEvent;
import dev.caravan.core.state.ClusterState;
import java.util.stream.Stream;

/** A log that can be read, and the state that it has led to by now. */
public interface Chronicle {

  /**
   * The events behind a position, oldest first.
   *
   * @return read lazily; to be closed
   */
  Stream<RecordedEvent> read(long after);

  /** The newest state. */
  ClusterState newest();
}
