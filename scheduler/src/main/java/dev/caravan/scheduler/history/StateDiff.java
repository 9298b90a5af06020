package dev.caravan.scheduler.history;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What changed between two moments.
 *
 * @param from position in the log of the earlier one
 * @param to position in the log of the later one
 * @param changes by kind, each in the order of their ids
 */
public record StateDiff(long from, long to, List<Change> changes) {

  public StateDiff {
    changes = List.copyOf(changes);
  }

  /** What can change. */
  public enum Kind {
    JOB("job"),
    DEPLOYMENT("deployment"),
    ALLOCATION("allocation"),
    NODE("node");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The word that people read. */
    public String word() {
      return word;
    }
  }

  /**
   * Something that is not as it was.
   *
   * @param kind what it is
   * @param id its id
   * @param name what people call it
   * @param before how it was, in a few words; null if there was no such thing
   * @param after how it is; null if it is forgotten
   */
  public record Change(
      Kind kind, String id, String name, @Nullable String before, @Nullable String after) {}
}
