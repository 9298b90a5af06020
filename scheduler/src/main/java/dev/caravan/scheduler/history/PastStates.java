package dev.caravan.scheduler.history;

import dev.caravan.core.event.RecordedEvent;
import dev.caravan.core.state.ClusterState;
import java.lang.ref.SoftReference;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The states that there were. A few of those that were asked for or passed on the way are
 * remembered, evenly spread over the log, so that only a short stretch is folded for the next one.
 * Memory that is needed elsewhere is given back.
 */
public final class PastStates {
  private static final int REMEMBERED_AT_MOST = 256;
  private static final long SMALLEST_SPACING = 250;

  private final Chronicle chronicle;
  private final TreeMap<Long, SoftReference<ClusterState>> remembered = new TreeMap<>();
  private long spacing = SMALLEST_SPACING;

  /** The states that this log has led to. */
  public PastStates(Chronicle chronicle) {
    this.chronicle = chronicle;
  }

  /**
   * The state right after the event at a position.
   *
   * @param position from 0, before the first event, to the newest
   * @throws IllegalArgumentException if there is no such position
   */
  public ClusterState at(long position) {
    ClusterState newest = chronicle.newest();
    if (position < 0 || position > newest.position()) {
      throw new IllegalArgumentException(
          "the log has no position %d; it ends at %d".formatted(position, newest.position()));
    }
    return position == newest.position() ? newest : fold(nearest(position), position);
  }

  private ClusterState fold(ClusterState from, long position) {
    ClusterState state = from;
    if (state.position() == position) {
      return state;
    }
    try (Stream<RecordedEvent> log = chronicle.read(state.position())) {
      Iterator<RecordedEvent> events = log.iterator();
      while (state.position() < position) {
        state = state.fold(events.next());
        remember(state);
      }
    }
    return state;
  }

  /** The newest state that is remembered and not newer than this. */
  private synchronized ClusterState nearest(long position) {
    for (Map.Entry<Long, SoftReference<ClusterState>> entry :
        remembered.headMap(position, true).descendingMap().entrySet()) {
      Optional<ClusterState> state = Optional.ofNullable(entry.getValue().get());
      if (state.isPresent()) {
        return state.get();
      }
    }
    return ClusterState.EMPTY;
  }

  private synchronized void remember(ClusterState state) {
    if (state.position() % spacing != 0) {
      return;
    }
    remembered.put(state.position(), new SoftReference<>(state));
    if (remembered.size() > REMEMBERED_AT_MOST) {
      spacing *= 2;
      remembered.keySet().removeIf(position -> position % spacing != 0);
    }
  }
}
