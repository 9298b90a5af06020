package dev.caravan.scheduler.runner;

import dev.caravan.core.model.Template.Wait;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long a change of a template has to wait for further changes: until there was none for the
 * least time of its {@code wait}, but no longer than its longest.
 *
 * @param text what it last would have become
 * @param first when it first would have become something else than it is
 * @param last when that changed last
 */
record Quiescence(String text, Instant first, Instant last) {

  /** What is known after it would have become this text now. */
  static Quiescence after(@Nullable Quiescence before, String text, Instant now) {
    if (before == null) {
      return new Quiescence(text, now, now);
    }
    return new Quiescence(text, before.first, before.text.equals(text) ? before.last : now);
  }

  /** Whether it is to be written now. */
  boolean isOver(@Nullable Wait wait, Instant now) {
    return wait == null
        || !last.plus(wait.min()).isAfter(now)
        || !first.plus(longest(wait)).isAfter(now);
  }

  private static Duration longest(Wait wait) {
    return wait.max().isZero() ? wait.min() : wait.max();
  }
}
