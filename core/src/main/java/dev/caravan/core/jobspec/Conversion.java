package dev.caravan.core.jobspec;

import dev.caravan.core.jobspec.syntax.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * From a value of a file to a value of the model.
 *
 * @param requirement what the value must be, to tell whoever wrote something else
 * @param function gives nothing for what it cannot convert
 */
record Conversion<T>(String requirement, Function<Value, Optional<T>> function) {

  static final Conversion<String> TEXT = new Conversion<>("a string", Conversion::text);

  static final Conversion<Integer> INTEGER =
      new Conversion<>("a whole number", Conversion::integer);

  static final Conversion<Boolean> FLAG = new Conversion<>("true or false", Conversion::flag);

  static final Conversion<Duration> DURATION =
      new Conversion<>("a duration such as \"30s\" or \"1h30m\"", Conversion::duration);

  static final Conversion<Long> NANOSECONDS =
      new Conversion<>(DURATION.requirement(), value -> DURATION.of(value).map(Duration::toNanos));

  static final Conversion<List<String>> TEXTS =
      new Conversion<>("a list of strings", Conversion::texts);

  static final Conversion<Value.Fields> FIELDS = new Conversion<>("an object", Conversion::fields);

  Optional<T> of(Value value) {
    return function.apply(value);
  }

  /** What to say of a value that cannot be converted. */
  String complaint(String key, Value value) {
    return "%s must be %s, but is %s".formatted(key, requirement, found(value));
  }

  private static String found(Value value) {
    if (value instanceof Value.Text text) {
      return quoted(text.text());
    }
    if (value instanceof Value.Numeral numeral && isShort(numeral.number())) {
      return numeral.number().toPlainString() + (isLarge(numeral) ? ", which is too large" : "");
    }
    Optional<Value> odd =
        value instanceof Value.Items items
            ? items.values().stream().filter(item -> text(item).isEmpty()).findFirst()
            : Optional.empty();
    return odd.map(item -> "a list that contains " + item.kind()).orElse(value.kind());
  }

  private static boolean isLarge(Value.Numeral numeral) {
    return numeral.number().abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0;
  }

  private static boolean isShort(BigDecimal number) {
    return number.precision() + Math.abs(number.scale()) <= 40;
  }

  private static String quoted(String text) {
    return "\"" + (text.length() <= 40 ? text : text.substring(0, 40) + "…") + "\"";
  }

  /** Numbers and booleans become strings where a string is asked for, as in HCL. */
  private static Optional<String> text(Value value) {
    if (value instanceof Value.Text text) {
      return Optional.of(text.text());
    }
    if (value instanceof Value.Numeral numeral) {
      return Optional.of(numeral.number().toPlainString());
    }
    if (value instanceof Value.Flag flag) {
      return Optional.of(String.valueOf(flag.flag()));
    }
    return Optional.empty();
  }

  private static Optional<Integer> integer(Value value) {
    return number(value)
        .filter(number -> fits(number, Integer.MIN_VALUE, Integer.MAX_VALUE))
        .map(BigDecimal::intValueExact);
  }

  private static Optional<BigDecimal> number(Value value) {
    if (value instanceof Value.Numeral numeral) {
      return Optional.of(numeral.number());
    }
    boolean digits = value instanceof Value.Text text && text.text().matches("-?\\d{1,18}");
    return digits ? text(value).map(BigDecimal::new) : Optional.empty();
  }

  private static boolean fits(BigDecimal number, long least, long most) {
    return number.compareTo(BigDecimal.valueOf(least)) >= 0
        && number.compareTo(BigDecimal.valueOf(most)) <= 0
        && number.stripTrailingZeros().scale() <= 0;
  }

  private static Optional<Boolean> flag(Value value) {
    if (value instanceof Value.Flag flag) {
      return Optional.of(flag.flag());
    }
    return text(value)
        .filter(text -> text.equals("true") || text.equals("false"))
        .map(Boolean::valueOf);
  }

  /** A number without a unit counts nanoseconds. */
  private static Optional<Duration> duration(Value value) {
    if (value instanceof Value.Numeral numeral) {
      return Optional.of(numeral.number())
          .filter(number -> fits(number, Long.MIN_VALUE, Long.MAX_VALUE))
          .map(number -> Duration.ofNanos(number.longValueExact()));
    }
    return value instanceof Value.Text text ? DurationText.parse(text.text()) : Optional.empty();
  }

  private static Optional<List<String>> texts(Value value) {
    if (!(value instanceof Value.Items items)) {
      return Optional.empty();
    }
    List<String> texts = new ArrayList<>();
    items.values().forEach(item -> text(item).ifPresent(texts::add));
    return texts.size() == items.values().size() ? Optional.of(texts) : Optional.empty();
  }

  private static Optional<Value.Fields> fields(Value value) {
    return value instanceof Value.Fields fields ? Optional.of(fields) : Optional.empty();
  }
}
