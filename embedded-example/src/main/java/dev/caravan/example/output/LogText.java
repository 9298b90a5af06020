package dev.caravan.example.output;

import dev.caravan.example.api.LogCheck;
import java.util.stream.Collectors;

/** The log as a whole. */
public final class LogText {
  private LogText() {}

  /** What came of looking at all of it. */
  public static String check(LogCheck check) {
    if (!check.intact()) {
      return check.problems().stream()
          .map(problem -> "Not as it was written: " + problem.text())
          .collect(Collectors.joining("\n"));
    }
    String events = "%d events read: all are as they were written".formatted(check.position());
    return check.chainedLater() == 0
        ? events
        : events
            + "; what happened to the first %d before they were chained cannot be told"
                .formatted(check.chainedLater());
  }
}
