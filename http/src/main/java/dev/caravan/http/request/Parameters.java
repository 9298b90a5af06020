package dev.caravan.http.request;

import dev.caravan.core.jobspec.DurationText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of a request's query.
 *
 * @param values all values of each, in order
 */
public record Parameters(Map<String, List<String>> values) {

  /** A request without a query. */
  public static final Parameters NONE = new Parameters(Map.of());

  public Parameters {
    values = Map.copyOf(values);
  }

  /** The first value of a parameter, if it is given and not empty. */
  public Optional<String> text(String name) {
    return all(name).stream().findFirst().filter(value -> !value.isEmpty());
  }

  /** All values of a parameter. */
  public List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  /**
   * Whether a flag is set.
   *
   * @throws ApiException if its value is neither true nor false
   */
  public boolean flag(String name) {
    return text(name).map(value -> truth(name, value)).orElse(false);
  }

  /** Whether a flag is there and not switched off: {@code ?pretty} is enough. */
  public boolean mentions(String name) {
    return values.containsKey(name) && text(name).map(value -> truth(name, value)).orElse(true);
  }

  private static boolean truth(String name, String value) {
    return switch (value) {
      case "1", "t", "T", "true", "True", "TRUE" -> true;
      case "0", "f", "F", "false", "False", "FALSE" -> false;
      default ->
          throw ApiException.badRequest(
              "Failed to parse value of \"%s\" (%s) as a bool; write true or false"
                  .formatted(name, value));
    };
  }

  /**
   * A whole number that is not negative.
   *
   * @throws ApiException if the value is none
   */
  public Optional<Long> number(String name) {
    return text(name).map(value -> number(name, value));
  }

  private static long number(String name, String value) {
    try {
      return Long.parseUnsignedLong(value) < 0 ? Long.MAX_VALUE : Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw ApiException.badRequest(
          "Invalid %s \"%s\": it must be a whole number".formatted(name, value));
    }
  }

  /**
   * A duration such as {@code 10s} or {@code 1m30s}.
   *
   * @throws ApiException if the value is none
   */
  public Optional<Duration> duration(String name) {
    return text(name)
        .map(
            value ->
                DurationText.parse(value)
                    .orElseThrow(
                        () ->
                            ApiException.badRequest(
                                "Invalid %s time \"%s\"; write a duration such as 10s"
                                    .formatted(name, value))));
  }
}
