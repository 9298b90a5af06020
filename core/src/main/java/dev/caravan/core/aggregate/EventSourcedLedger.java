package dev.caravan.core.aggregate;

import dev.caravan.core.command.Command;
import dev.caravan.core.command.Requester;
import dev.caravan.core.event.RecordedEvent;
import dev.caravan.core.state.ClusterState;
import dev.caravan.core.storage.EventStorage;
import dev.caravan.core.storage.ProgressListener;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A ledger over Axon's aggregates. One lock makes the order: a unit is decided, stored and folded
 * before the next one begins, so the state always is the fold of the whole log.
 */
final class EventSourcedLedger implements Ledger {
  private static final Logger LOG = LoggerFactory.getLogger(EventSourcedLedger.class);

  private final EventStorage storage;
  private final Clock clock;
  private final CommandHandling commandHandling;
  private final SnapshotSchedule snapshots;
  private final ReentrantLock writing = new ReentrantLock();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile ClusterState state;
  private volatile boolean closed;

  private EventSourcedLedger(
      EventStorage storage, Clock clock, ClusterState state, SnapshotSchedule snapshots) {
    this.storage = storage;
    this.clock = clock;
    this.commandHandling = new CommandHandling(storage);
    this.state = state;
    this.snapshots = snapshots;
  }

  static EventSourcedLedger open(EventStorage storage, Clock clock, ProgressListener progress) {
    boolean isOpen = false;
    try {
      SnapshotSchedule snapshots = SnapshotSchedule.of(storage);
      ClusterState state = Replay.from(snapshots.newest(), storage, progress);
      EventSourcedLedger ledger = new EventSourcedLedger(storage, clock, state, snapshots);
      isOpen = true;
      return ledger;
    } finally {
      if (!isOpen) {
        storage.close();
      }
    }
  }

  @Override
  public ClusterState state() {
    return state;
  }

  @Override
  public ClusterState execute(
      Requester requester, Function<ClusterState, List<? extends Command>> decision) {
    if (writing.isHeldByCurrentThread()) {
      throw new IllegalStateException("a decision must return its commands, not execute others");
    }
    ClusterState before;
    ClusterState after;
    writing.lock();
    try {
      requireOpen();
      before = state;
      after = commit(requester, before, decision.apply(before));
      state = after;
      snapshots.cameTo(after);
    } finally {
      writing.unlock();
    }
    if (after.position() > before.position()) {
      listeners.forEach(EventSourcedLedger::tell);
    }
    return after;
  }

  private ClusterState commit(
      Requester requester, ClusterState before, List<? extends Command> commands) {
    if (commands.isEmpty()) {
      return before;
    }
    // The log keeps milliseconds; the live state must not know more than a replayed one.
    Instant time = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    CommandUnit unit = new CommandUnit(requester, time, before);
    commandHandling.carryOut(unit, commands);
    ClusterState after = before;
    for (RecordedEvent event : unit.recorded()) {
      after = Replay.next(after, event);
    }
    return after;
  }

  private static void tell(Runnable listener) {
    try {
      listener.run();
    } catch (RuntimeException e) {
      LOG.warn("A listener of the ledger failed; the events it was told of are stored", e);
    }
  }

  @Override
  public Subscription onChange(Runnable listener) {
    requireOpen();
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public Stream<RecordedEvent> read(long after) {
    requireOpen();
    long last = state.position();
    return storage.read(after).takeWhile(event -> event.position() <= last);
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the ledger is closed");
    }
  }

  @Override
  public void close() {
    writing.lock();
    try {
      if (!closed) {
        closed = true;
        closeParts();
      }
    } finally {
      writing.unlock();
    }
  }

  private void closeParts() {
    try {
      commandHandling.close();
      snapshots.end(state);
    } finally {
      storage.close();
    }
  }
}
