package dev.caravan.core.jobspec.eval;

import dev.caravan.core.jobspec.syntax.Suggestions;
import java.util.Collection;
import java.util.Optional;

/** What to say of names that nobody declared. */
final class Names {
  private static final int MAX_COMPARED = 1_000;

  private Names() {}

  static Refusal unknown(String root, String name, Collection<String> declared) {
    String hint =
        closest(name, declared).map(found -> root + "." + found).map(Names::ask).orElse("");
    return Refusal.of("there is no %s.%s%s", root, name, hint);
  }

  /** The declared name that is closest, as a question; empty if none is close. */
  static String hint(String name, Collection<String> declared) {
    return closest(name, declared).map(Names::ask).orElse("");
  }

  private static String ask(String name) {
    return "; did you mean %s?".formatted(name);
  }

  private static Optional<String> closest(String name, Collection<String> declared) {
    boolean small = declared.size() <= MAX_COMPARED && name.length() <= MAX_COMPARED;
    return small ? Suggestions.closest(name, declared) : Optional.empty();
  }
}
