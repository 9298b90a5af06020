package dev.caravan.core.aggregate;

import dev.caravan.core.command.Command;
import dev.caravan.core.command.Requester;
import dev.caravan.core.event.RecordedEvent;
import dev.caravan.core.state.ClusterState;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The one way by which things happen: commands go in, events are stored, the state is folded and
 * published. Commands are taken one unit at a time, in the order of the log; reading never waits.
 */
public interface Ledger extends AutoCloseable {

  /** The newest state. Whoever got the answer to a command sees at least what it did. */
  ClusterState state();

  /**
   * Carries out commands as one unit: all of them, or none.
   *
   * @param requester who asks, and why
   * @param decision what to do, decided on the newest state while nobody else changes it, perhaps
   *     on the thread of somebody who asks at the same time; an empty list does nothing
   * @return the state afterwards
   * @throws dev.caravan.core.command.CommandRefusedException if one of them is refused; nothing is
   *     stored then
   * @throws dev.caravan.core.storage.StorageException if they cannot be stored
   * @throws IllegalStateException if the ledger is closed
   */
  ClusterState execute(
      Requester requester, Function<ClusterState, List<? extends Command>> decision);

  /** The same, for somebody who gives no reason. */
  default ClusterState execute(
      String actor, Function<ClusterState, List<? extends Command>> decision) {
    return execute(Requester.of(actor), decision);
  }

  /** Carries out these commands as one unit, whatever the state. */
  default ClusterState execute(String actor, List<? extends Command> commands) {
    return execute(actor, state -> commands);
  }

  /**
   * Has a listener told after each unit, once its state is published, on the thread that asked for
   * it. It may be told of two units at a time; {@link #state()} then has both, or a newer state. A
   * listener must be quick: it wakes somebody, it does not work.
   *
   * @return closes the subscription
   */
  Subscription onChange(Runnable listener);

  /**
   * Reads the log in order.
   *
   * @param after the position to begin behind; 0 for all
   * @return lazily read, up to the newest state of now; to be closed
   * @throws IllegalStateException if the ledger is closed
   */
  Stream<RecordedEvent> read(long after);

  /** Stops taking commands, and lets go of the storage once the unit under way is stored. */
  @Override
  void close();

  /** A listener's place among the others. */
  @FunctionalInterface
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
