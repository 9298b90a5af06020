package dev.caravan.core.jobspec.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text that was read.
 *
 * @param body what it contains; null if its structure is broken, so that nothing can be said of it
 * @param flaws what could not be read; values that could not are {@link Value.Unreadable}
 */
public record Document(@Nullable Body body, List<Flaw> flaws) {
  public Document {
    flaws = List.copyOf(flaws);
  }

  /** A text whose structure is broken. */
  public static Document broken(List<Flaw> flaws) {
    return new Document(null, flaws);
  }
}
