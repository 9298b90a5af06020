package dev.caravan.core.model;

import java.time.Instant;
import java.util.Map;

/**
 * The drain of a node that goes on, or the one before.
 *
 * @param startedAt when it began
 * @param updatedAt when it was last changed, or ended
 * @param status how far it has come
 * @param meta free key-value pairs of whoever asked for it, such as {@code message}
 */
public record LastDrain(
    Instant startedAt, Instant updatedAt, Status status, Map<String, String> meta) {

  public LastDrain {
    meta = Immutable.ordered(meta);
  }

  /** How far a drain has come. */
  public enum Status {
    DRAINING("draining"),
    COMPLETE("complete"),
    CANCELLED("canceled");

    private final String word;

    Status(String word) {
      this.word = word;
    }

    /** The word that status output uses. */
    public String word() {
      return word;
    }
  }
}
