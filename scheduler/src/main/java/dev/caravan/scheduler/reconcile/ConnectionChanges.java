package dev.caravan.scheduler.reconcile;

import dev.caravan.core.model.Allocation;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to be noted of allocations whose nodes came out of sight, or into it again.
 *
 * @param disconnecting those of which is not known any more whether they run
 * @param reconnecting those that go on where they are
 */
public record ConnectionChanges(List<Allocation> disconnecting, List<Allocation> reconnecting) {

  /** Nothing. */
  public static final ConnectionChanges NONE = new ConnectionChanges(List.of(), List.of());

  public ConnectionChanges {
    disconnecting = List.copyOf(disconnecting);
    reconnecting = List.copyOf(reconnecting);
  }

  /** These and those. */
  ConnectionChanges and(ConnectionChanges others) {
    List<Allocation> bothDisconnecting = new ArrayList<>(disconnecting);
    bothDisconnecting.addAll(others.disconnecting());
    List<Allocation> bothReconnecting = new ArrayList<>(reconnecting);
    bothReconnecting.addAll(others.reconnecting());
    return new ConnectionChanges(bothDisconnecting, bothReconnecting);
  }
}
