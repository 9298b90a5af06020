package dev.caravan.core.aggregate;

import dev.caravan.core.command.Command;
import dev.caravan.core.command.Requester;
import dev.caravan.core.event.RecordedEvent;
import dev.caravan.core.state.ClusterState;
import dev.caravan.core.storage.EventStorage;
import dev.caravan.core.storage.ProgressListener;
import dev.caravan.core.storage.StorageException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A ledger over Axon's aggregates. One lock makes the order: a unit is decided, appended and folded
 * before the next one begins, so the state always is the fold of the whole log. Whoever gets the
 * lock carries out what the others wait for as well: they all wait for the disk together, and not
 * one after another.
 */
final class EventSourcedLedger implements Ledger {
  private static final Logger LOG = LoggerFactory.getLogger(EventSourcedLedger.class);

  private final EventStorage storage;
  private final Clock clock;
  private final CommandHandling commandHandling;
  private final SnapshotSchedule snapshots;
  private final ReentrantLock writing = new ReentrantLock();
  private final Queue<PendingUnit> pending = new ConcurrentLinkedQueue<>();
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
    PendingUnit unit = new PendingUnit(requester, decision);
    pending.add(unit);
    writing.lock();
    try {
      if (!unit.isDone()) {
        carryOut(taken());
      }
    } finally {
      writing.unlock();
    }
    if (unit.changes()) {
      listeners.forEach(EventSourcedLedger::tell);
    }
    return unit.result();
  }

  /** All that is waited for. */
  private List<PendingUnit> taken() {
    List<PendingUnit> units = new ArrayList<>();
    for (PendingUnit unit = pending.poll(); unit != null; unit = pending.poll()) {
      units.add(unit);
    }
    return units;
  }

  /** Nobody sees a state whose events are not on the disk. */
  private void carryOut(List<PendingUnit> units) {
    UnitRun run = new UnitRun(commandHandling, clock, state);
    try {
      requireOpen();
      requireNoOtherWriter();
      storage.together(() -> units.forEach(run::carryOut));
      state = run.state();
      snapshots.cameTo(state);
    } catch (RuntimeException | Error e) {
      commandHandling.forgetUnstored();
      units.forEach(unit -> unit.fail(e));
    }
  }

  private void requireNoOtherWriter() {
    if (storage.head() != state.position()) {
      throw new StorageException(
          "the event log ends at "
              + storage.head()
              + ", not at "
              + state.position()
              + ": something else has written to it; open it again, with one writer only");
    }
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
