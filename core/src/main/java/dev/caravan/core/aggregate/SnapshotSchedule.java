package dev.caravan.core.aggregate;

import dev.caravan.core.snapshot.Snapshots;
import dev.caravan.core.state.ClusterState;
import dev.caravan.core.storage.EventStorage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Writes states down now and then, beside the writer's work: after so many events that reading them
 * again would take as long as a snapshot takes to write.
 */
final class SnapshotSchedule {
  private static final String DIRECTORY = "snapshots";

  /** Fewer events than this are folded again in no time. */
  private static final long FEWEST = 50_000;

  /** At the end somebody waits for it, but the next start gains by it. */
  private static final long FEWEST_AT_END = 5_000;

  private final @Nullable Snapshots snapshots;
  private final EventStorage storage;
  private final AtomicBoolean isBusy = new AtomicBoolean();
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "caravan-snapshots");
            thread.setDaemon(true);
            return thread;
          });
  private volatile long written;

  private SnapshotSchedule(@Nullable Snapshots snapshots, EventStorage storage) {
    this.snapshots = snapshots;
    this.storage = storage;
  }

  /** In the directory of the log; without effect where it has none. */
  static SnapshotSchedule of(EventStorage storage) {
    Snapshots snapshots =
        storage.directory().map(log -> Snapshots.in(log.resolve(DIRECTORY))).orElse(null);
    return new SnapshotSchedule(snapshots, storage);
  }

  /** The newest state that was written down; the empty one if there is none. */
  ClusterState newest() {
    if (snapshots == null) {
      return ClusterState.EMPTY;
    }
    ClusterState newest =
        snapshots
            .newest(head -> storage.headAt(head.position()).equals(head))
            .orElse(ClusterState.EMPTY);
    written = newest.position();
    return newest;
  }

  /** The log has come to this state. */
  void cameTo(ClusterState state) {
    long behind = state.position() - written;
    if (snapshots != null
        && behind >= FEWEST
        && behind >= state.allocations().size() / 2
        && isBusy.compareAndSet(false, true)) {
      writer.execute(() -> write(snapshots, state));
    }
  }

  private void write(Snapshots destination, ClusterState state) {
    try {
      destination.write(state, storage.headAt(state.position()));
      written = state.position();
    } finally {
      isBusy.set(false);
    }
  }

  /** The log ends with this state. */
  void end(ClusterState state) {
    awaitWriter();
    if (snapshots != null && state.position() - written >= FEWEST_AT_END) {
      write(snapshots, state);
    }
  }

  private void awaitWriter() {
    writer.shutdown();
    boolean isInterrupted = false;
    for (boolean isOver = false; !isOver; ) {
      try {
        isOver = writer.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        isInterrupted = true;
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
