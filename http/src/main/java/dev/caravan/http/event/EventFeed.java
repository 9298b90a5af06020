package dev.caravan.http.event;

import dev.caravan.core.event.RecordedEvent;
import dev.caravan.core.state.ClusterState;
import dev.caravan.scheduler.Scheduler;
import dev.caravan.scheduler.Watch;
import dev.caravan.scheduler.history.EventQuery;
import java.io.IOException;
import java.util.Iterator;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/** Follows the log, with the state that belongs to each event. */
public final class EventFeed {
  private final Scheduler scheduler;
  private final long from;
  private ClusterState state;

  private EventFeed(Scheduler scheduler, long from, ClusterState state) {
    this.scheduler = scheduler;
    this.from = from;
    this.state = state;
  }

  /** What happens from now on. */
  public static EventFeed fromNow(Scheduler scheduler) {
    ClusterState now = scheduler.state();
    return new EventFeed(scheduler, now.position() + 1, now);
  }

  /**
   * What has happened from a position on, and what will. The log is replayed from its beginning, to
   * have the state that belongs to each event.
   */
  public static EventFeed from(Scheduler scheduler, long index) {
    return new EventFeed(scheduler, index, ClusterState.EMPTY);
  }

  /** Takes events. */
  @FunctionalInterface
  public interface Sink {
    /** Takes the next one. */
    void accept(StreamedEvent event) throws IOException;
  }

  /** Gives all events to a sink until the thread is interrupted, or the sink fails. */
  public void follow(Sink sink) throws IOException {
    Semaphore news = new Semaphore(1);
    Watch<ClusterState> watch = scheduler.watchState(newest -> news.release());
    try {
      while (true) {
        news.acquire();
        news.drainPermits();
        catchUp(sink);
      }
    } catch (InterruptedException e) {
      // The server ends, or the client went away.
      Thread.currentThread().interrupt();
    } finally {
      watch.close();
    }
  }

  private void catchUp(Sink sink) throws IOException {
    EventQuery behind = EventQuery.ALL.after(state.position());
    try (Stream<RecordedEvent> log = scheduler.history().events(behind)) {
      for (Iterator<RecordedEvent> next = log.iterator(); next.hasNext(); ) {
        take(next.next(), sink);
      }
    }
  }

  private void take(RecordedEvent recorded, Sink sink) throws IOException {
    ClusterState before = state;
    state = before.fold(recorded);
    if (recorded.position() >= from) {
      var event = EventTranslation.of(recorded, before, state);
      if (event.isPresent()) {
        sink.accept(event.get());
      }
    }
  }
}
