package dev.caravan.scheduler.feasibility;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a constraint can say of two values; the words are Nomad's. */
enum Operator {
  EQUAL(Set.of("=", "==", "is"), both(String::equals)),
  NOT_EQUAL(Set.of("!=", "not"), (left, right) -> !Objects.equals(left, right)),
  LESS(Set.of("<"), both((left, right) -> compare(left, right) < 0)),
  LESS_OR_EQUAL(Set.of("<="), both((left, right) -> compare(left, right) <= 0)),
  GREATER(Set.of(">"), both((left, right) -> compare(left, right) > 0)),
  GREATER_OR_EQUAL(Set.of(">="), both((left, right) -> compare(left, right) >= 0)),
  REGEXP(Set.of("regexp"), prepared(Operator::expression)),
  VERSION(Set.of("version"), prepared(VersionConstraints::lenient)),
  SEMVER(Set.of("semver"), prepared(VersionConstraints::strict)),
  SET_CONTAINS(
      Set.of("set_contains", "set_contains_all"),
      both((left, right) -> items(left).containsAll(items(right)))),
  SET_CONTAINS_ANY(
      Set.of("set_contains_any"),
      both((left, right) -> items(right).stream().anyMatch(items(left)::contains))),
  IS_SET(Set.of("is_set"), (left, right) -> left != null),
  IS_NOT_SET(Set.of("is_not_set"), (left, right) -> left == null);

  private static final Pattern NUMBER = Pattern.compile("[-+]?\\d{1,30}(\\.\\d{1,30})?");

  private final Set<String> words;
  private final Function<@Nullable String, Predicate<@Nullable String>> test;

  Operator(Set<String> words, BiPredicate<@Nullable String, @Nullable String> test) {
    this(words, right -> left -> test.test(left, right));
  }

  Operator(Set<String> words, Function<@Nullable String, Predicate<@Nullable String>> test) {
    this.words = words;
    this.test = test;
  }

  static Optional<Operator> ofWord(String word) {
    return Arrays.stream(values()).filter(operator -> operator.words.contains(word)).findFirst();
  }

  /** Whether it holds; null stands for a value that the node does not have. */
  boolean holds(@Nullable String left, @Nullable String right) {
    return against(right).test(left);
  }

  /** Tells of left values whether it holds, with the work on the right one done only once. */
  Predicate<@Nullable String> against(@Nullable String right) {
    return test.apply(right);
  }

  private static BiPredicate<@Nullable String, @Nullable String> both(
      BiPredicate<String, String> test) {
    return (left, right) -> left != null && right != null && test.test(left, right);
  }

  /** For operators whose right side is a language of its own; what is not of it holds nowhere. */
  private static Function<@Nullable String, Predicate<@Nullable String>> prepared(
      Function<String, Optional<Predicate<String>>> language) {
    return right -> {
      Optional<Predicate<String>> test = right == null ? Optional.empty() : language.apply(right);
      return left -> left != null && test.isPresent() && test.get().test(left);
    };
  }

  /** Two numbers as numbers, all else as text. */
  private static int compare(String left, String right) {
    return NUMBER.matcher(left).matches() && NUMBER.matcher(right).matches()
        ? Double.compare(Double.parseDouble(left), Double.parseDouble(right))
        : left.compareTo(right);
  }

  /** In Go's syntax. */
  private static Optional<Predicate<String>> expression(String text) {
    try {
      com.google.re2j.Pattern expression = com.google.re2j.Pattern.compile(text);
      return Optional.of(value -> expression.matcher(value).find());
    } catch (com.google.re2j.PatternSyntaxException e) {
      return Optional.empty();
    }
  }

  private static Set<String> items(String list) {
    return Arrays.stream(list.split(",", -1))
        .map(String::trim)
        .collect(Collectors.toCollection(HashSet::new));
  }
}
