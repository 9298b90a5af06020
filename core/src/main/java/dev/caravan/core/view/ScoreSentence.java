package dev.caravan.core.view;

import dev.caravan.core.model.PlacementMetrics.NodeScore;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a score is made of, in words. */
final class ScoreSentence {
  private ScoreSentence() {}

  /** Rules that say nothing are left out. */
  static String of(NodeScore score) {
    String parts =
        score.parts().entrySet().stream()
            .filter(part -> part.getValue() != 0)
            .map(part -> part.getKey() + " " + number(part.getValue()))
            .collect(Collectors.joining(", "));
    return "score " + number(score.normalized()) + (parts.isEmpty() ? "" : ", of " + parts);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
