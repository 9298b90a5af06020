package dev.caravan.scheduler.feasibility;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A version as HashiCorp's go-version understands it: any number of numeric segments, then perhaps
 * a pre-release. What follows a plus sign says nothing about the order.
 *
 * @param segments the numbers, at least three: those not written are 0
 * @param written how many numbers were written
 * @param preRelease its parts; empty for a release
 */
record Version(List<Long> segments, int written, List<String> preRelease)
    implements Comparable<Version> {
  private static final int LEAST_SEGMENTS = 3;
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
  private static final String NUMBERS = "v?(?<numbers>\\d{1,18}(?:\\.\\d{1,18}){0,20})";
  private static final String BUILD = "(?:\\+[0-9A-Za-z\\-~.]{1,200})?";

  /** As the operator {@code version} reads them: the hyphen may be missing. */
  private static final Pattern LENIENT =
      Pattern.compile(
          NUMBERS
              + "(?:-(?<after>\\d[0-9A-Za-z\\-~.]{0,200})|-?(?<pre>[A-Za-z\\-~][0-9A-Za-z\\-~.]{0,200}))?"
              + BUILD);

  /** As the operator {@code semver} reads them: a pre-release follows a hyphen. */
  private static final Pattern STRICT =
      Pattern.compile(NUMBERS + "(?:-(?<pre>[0-9A-Za-z\\-~][0-9A-Za-z\\-~.]{0,200}))?" + BUILD);

  Version {
    segments = List.copyOf(segments);
    preRelease = List.copyOf(preRelease);
  }

  /** A version in the loose form; empty for what is none. */
  static Optional<Version> lenient(String text) {
    Matcher matcher = LENIENT.matcher(text.trim());
    return matcher.matches()
        ? Optional.of(
            of(
                matcher.group("numbers"),
                matcher.group("after") != null ? matcher.group("after") : matcher.group("pre")))
        : Optional.empty();
  }

  /** A semantic version; empty for what is none. */
  static Optional<Version> strict(String text) {
    Matcher matcher = STRICT.matcher(text.trim());
    return matcher.matches()
        ? Optional.of(of(matcher.group("numbers"), matcher.group("pre")))
        : Optional.empty();
  }

  private static Version of(String numbers, @Nullable String preRelease) {
    List<Long> segments = new ArrayList<>();
    Arrays.stream(numbers.split("\\.", -1)).map(Long::valueOf).forEach(segments::add);
    int written = segments.size();
    while (segments.size() < LEAST_SEGMENTS) {
      segments.add(0L);
    }
    return new Version(
        segments, written, preRelease == null ? List.of() : List.of(preRelease.split("\\.", -1)));
  }

  /** Whether it is to come before the release of the same number. */
  boolean isPreRelease() {
    return !preRelease.isEmpty();
  }

  @Override
  public int compareTo(Version other) {
    for (int i = 0; i < Math.max(segments.size(), other.segments.size()); i++) {
      int order = Long.compare(segment(i), other.segment(i));
      if (order != 0) {
        return order;
      }
    }
    return comparePreRelease(other);
  }

  private long segment(int index) {
    return index < segments.size() ? segments.get(index) : 0L;
  }

  private int comparePreRelease(Version other) {
    if (isPreRelease() != other.isPreRelease()) {
      return isPreRelease() ? -1 : 1;
    }
    int common = Math.min(preRelease.size(), other.preRelease.size());
    for (int i = 0; i < common; i++) {
      int order = comparePart(preRelease.get(i), other.preRelease.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(preRelease.size(), other.preRelease.size());
  }

  /** Numbers come before words. */
  private static int comparePart(String left, String right) {
    boolean leftIsNumber = NUMBER.matcher(left).matches();
    boolean rightIsNumber = NUMBER.matcher(right).matches();
    if (leftIsNumber != rightIsNumber) {
      return leftIsNumber ? -1 : 1;
    }
    return leftIsNumber
        ? Long.compare(Long.parseLong(left), Long.parseLong(right))
        : left.compareTo(right);
  }
}
