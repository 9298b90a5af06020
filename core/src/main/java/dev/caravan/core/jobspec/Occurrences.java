package dev.caravan.core.jobspec;

import java.util.HashMap;
import java.util.Map;

/** Numbers blocks of the same label, so that their places differ. */
final class Occurrences {
  private final Map<String, Integer> counts = new HashMap<>();

  /** How many of this label there were before: 0 for the first. */
  int next(String label) {
    return counts.merge(label, 1, Integer::sum) - 1;
  }
}
