package dev.caravan.core.aggregate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The sequence numbers of the last events of aggregates. Those used last are remembered, so that
 * the log need not be asked. Used under the ledger's lock only.
 */
final class Sequences {
  private static final int REMEMBERED = 100_000;

  private final Function<String, Optional<Long>> log;
  private final Map<String, Long> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > REMEMBERED;
        }
      };

  /**
   * Remembers nothing yet.
   *
   * @param log tells it of any aggregate
   */
  Sequences(Function<String, Optional<Long>> log) {
    this.log = log;
  }

  /** The number of an aggregate's last event; empty if it has none. */
  Optional<Long> last(String id) {
    Long last = known.get(id);
    return last == null ? log.apply(id) : Optional.of(last);
  }

  /** Forgets all: what was noted may not have been stored. */
  void forget() {
    known.clear();
  }

  /** Remembers an event that is appended. */
  void note(String id, long sequence) {
    known.put(id, sequence);
  }
}
