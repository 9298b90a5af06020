package dev.caravan.scheduler.feasibility;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The right side of the operators {@code version} and {@code semver}: {@code >= 1.2, < 2.0}. All
 * parts have to hold.
 *
 * <p>The rules are those of the constraints of HashiCorp's go-version, and for {@code semver} those
 * of Nomad, which orders versions as Semantic Versioning 2.0 does and does not know {@code ~>}.
 */
final class VersionConstraints {
  private static final Pattern PART = Pattern.compile("\\s*(=|!=|>=|<=|>|<|~>)?\\s*(\\S+)\\s*");

  private VersionConstraints() {}

  /** Where pre-releases match only what asks for them; empty for what is no such text. */
  static Optional<Predicate<String>> lenient(String text) {
    return parse(text, Version::lenient, VersionConstraints::lenientRule);
  }

  /** Where pre-releases have their place in the order; empty for what is no such text. */
  static Optional<Predicate<String>> strict(String text) {
    return parse(text, Version::strict, VersionConstraints::strictRule);
  }

  private static Optional<Predicate<String>> parse(
      String text,
      Function<String, Optional<Version>> read,
      Function<String, Optional<BiPredicate<Version, Version>>> ruleOf) {
    List<Predicate<Version>> parts = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      Matcher matcher = PART.matcher(part);
      if (!matcher.matches()) {
        return Optional.empty();
      }
      String word = matcher.group(1) == null ? "=" : matcher.group(1);
      Optional<BiPredicate<Version, Version>> rule = ruleOf.apply(word);
      Optional<Version> wanted = read.apply(matcher.group(2));
      if (rule.isEmpty() || wanted.isEmpty()) {
        return Optional.empty();
      }
      parts.add(version -> rule.get().test(version, wanted.get()));
    }
    return Optional.of(
        value ->
            read.apply(value)
                .filter(version -> parts.stream().allMatch(part -> part.test(version)))
                .isPresent());
  }

  private static Optional<BiPredicate<Version, Version>> strictRule(String word) {
    return word.equals("~>") ? Optional.empty() : Optional.of(order(word));
  }

  private static Optional<BiPredicate<Version, Version>> lenientRule(String word) {
    if (word.equals("~>")) {
      return Optional.of(VersionConstraints::isOfTheSameLine);
    }
    BiPredicate<Version, Version> order = order(word);
    boolean isOrder = !word.equals("=") && !word.equals("!=");
    return Optional.of(
        isOrder
            ? (version, wanted) -> mayCompare(version, wanted) && order.test(version, wanted)
            : order);
  }

  private static BiPredicate<Version, Version> order(String word) {
    return switch (word) {
      case "!=" -> (version, wanted) -> version.compareTo(wanted) != 0;
      case ">" -> (version, wanted) -> version.compareTo(wanted) > 0;
      case ">=" -> (version, wanted) -> version.compareTo(wanted) >= 0;
      case "<" -> (version, wanted) -> version.compareTo(wanted) < 0;
      case "<=" -> (version, wanted) -> version.compareTo(wanted) <= 0;
      default -> (version, wanted) -> version.compareTo(wanted) == 0;
    };
  }

  /** A pre-release is compared only with one of the same release. */
  private static boolean mayCompare(Version version, Version wanted) {
    return !version.isPreRelease()
        || (wanted.isPreRelease() && version.segments().equals(wanted.segments()));
  }

  /** {@code ~>}: only the last of the numbers that were written may be greater. */
  private static boolean isOfTheSameLine(Version version, Version wanted) {
    boolean comparable =
        mayCompare(version, wanted) && version.isPreRelease() == wanted.isPreRelease();
    int fixed = wanted.written() - 1;
    return comparable
        && version.compareTo(wanted) >= 0
        && version.segments().size() >= wanted.segments().size()
        && version.segments().subList(0, fixed).equals(wanted.segments().subList(0, fixed));
  }
}
