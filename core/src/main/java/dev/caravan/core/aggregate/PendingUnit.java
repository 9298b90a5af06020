package dev.caravan.core.aggregate;

import dev.caravan.core.command.Command;
import dev.caravan.core.command.Requester;
import dev.caravan.core.state.ClusterState;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A unit that somebody waits for. Handed from thread to thread, and looked at under the ledger's
 * lock only.
 */
final class PendingUnit {
  private final Requester requester;
  private final Function<ClusterState, List<? extends Command>> decision;
  private @Nullable ClusterState after;
  private @Nullable Throwable failure;
  private boolean changes;

  PendingUnit(Requester requester, Function<ClusterState, List<? extends Command>> decision) {
    this.requester = requester;
    this.decision = decision;
  }

  Requester requester() {
    return requester;
  }

  List<? extends Command> decide(ClusterState newest) {
    return decision.apply(newest);
  }

  /** Its events are appended, and are stored with those of the units around it. */
  void succeed(ClusterState before, ClusterState newest) {
    after = newest;
    changes = newest.position() > before.position();
  }

  /** Nothing of it is stored. What failed first counts. */
  void fail(Throwable reason) {
    failure = failure == null ? reason : failure;
    changes = false;
  }

  boolean isDone() {
    return after != null || failure != null;
  }

  /** Whether anything has happened. */
  boolean changes() {
    return changes;
  }

  /**
   * The state afterwards.
   *
   * @throws RuntimeException the reason why it failed
   */
  ClusterState result() {
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
    if (failure instanceof Error error) {
      throw error;
    }
    return Objects.requireNonNull(after, "a unit that is done");
  }
}
