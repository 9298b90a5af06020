package dev.caravan.example.api;

import java.util.List;

/**
 * What changed between two moments of a cluster's history.
 *
 * @param from position in the log of the earlier one
 * @param to position in the log of the later one
 */
public record AuditDiff(long from, long to, List<Change> changes) {
  public AuditDiff {
    changes = List.copyOf(changes);
  }

  /**
   * Something that is not as it was.
   *
   * @param before how it was; empty if there was no such thing
   * @param after how it is; empty if there is no such thing any more
   */
  public record Change(String kind, String id, String name, String before, String after) {}
}
