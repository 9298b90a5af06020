package dev.caravan.scheduler.history;

import dev.caravan.core.event.RecordedEvent;
import dev.caravan.core.state.ClusterState;
import dev.caravan.core.storage.ProgressListener;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lets the log happen once more, before the eyes of a listener. */
public final class Replay {
  /** As fast as the listener takes it. */
  public static final double AT_ONCE = 0;

  /** Longer silences are shortened to this. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private Replay() {}

  /** Is shown what happens, one event after the other. */
  @FunctionalInterface
  public interface Listener {
    /**
     * Something happens.
     *
     * @param event what
     * @param state the cluster right after it
     */
    void happened(RecordedEvent event, ClusterState state);
  }

  /**
   * Replays a part of the log on the calling thread.
   *
   * @param from the state to begin behind
   * @param upTo the last position
   * @param speed how many times as fast as it happened; 0 for as fast as the listener takes it
   * @return the state at the end
   * @throws InterruptedException if the thread is interrupted while it waits for the next event
   */
  public static ClusterState run(
      Chronicle chronicle,
      ClusterState from,
      long upTo,
      double speed,
      Listener listener,
      ProgressListener progress)
      throws InterruptedException {
    ClusterState state = from;
    Instant last = null;
    try (Stream<RecordedEvent> log = chronicle.read(from.position())) {
      Iterator<RecordedEvent> events = log.iterator();
      while (state.position() < upTo) {
        RecordedEvent event = events.next();
        pause(last, event.time(), speed);
        last = event.time();
        state = state.fold(event);
        listener.happened(event, state);
        progress.progress(state.position() - from.position(), upTo - from.position());
      }
    }
    return state;
  }

  private static void pause(@Nullable Instant last, Instant next, double speed)
      throws InterruptedException {
    if (speed > AT_ONCE && last != null && next.isAfter(last)) {
      long millis = Math.round(Duration.between(last, next).toMillis() / speed);
      Thread.sleep(Math.min(millis, LONGEST_PAUSE.toMillis()));
    }
  }
}
