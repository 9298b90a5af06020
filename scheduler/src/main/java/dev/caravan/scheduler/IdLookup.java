package dev.caravan.scheduler;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds things by their id or the beginning of it, as Nomad's command line does. */
final class IdLookup {
  private static final int MATCHES_NAMED = 10;

  private IdLookup() {}

  /**
   * @param word what is looked for: {@code allocation}, {@code job} …
   * @param text the id, or enough of its beginning
   * @throws UnknownIdException if there is none
   * @throws AmbiguousIdException if there are several
   */
  static <T> T find(String word, String text, Collection<T> all, Function<T, String> id) {
    List<T> matches =
        text.isEmpty()
            ? List.of()
            : all.stream().filter(one -> id.apply(one).startsWith(text)).toList();
    return matches.stream()
        .filter(one -> id.apply(one).equals(text))
        .findFirst()
        .orElseGet(() -> only(word, text, matches, id));
  }

  private static <T> T only(String word, String text, List<T> matches, Function<T, String> id) {
    if (matches.isEmpty()) {
      throw new UnknownIdException("No " + word + "(s) with prefix or id \"" + text + "\" found");
    }
    if (matches.size() > 1) {
      throw new AmbiguousIdException(
          "Prefix \""
              + text
              + "\" matched multiple "
              + word
              + "s, give more of it: "
              + matches.stream().limit(MATCHES_NAMED).map(id).collect(Collectors.joining(", ")));
    }
    return matches.get(0);
  }
}
