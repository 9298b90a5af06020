package dev.caravan.core.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Whether the checks of an allocation's services are as its job wants them in a roll-out.
 *
 * @param since since when that is so
 * @param failing the services of which a check is not, by the task that they are of; empty if all
 *     is well
 */
public record CheckHealth(Instant since, Map<String, List<String>> failing) {
  public CheckHealth {
    failing = Immutable.ordered(failing);
  }

  /** Whether all is well. */
  public boolean passing() {
    return failing.isEmpty();
  }
}
