package dev.caravan.core.jobspec.eval;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** From one kind of value to another, where HCL does so by itself. */
final class Convert {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?\\d{1,300}(\\.\\d{1,300})?([eE][+-]?\\d{1,3})?");

  private Convert() {}

  static Optional<String> text(Datum datum) {
    if (datum instanceof Datum.Text text) {
      return Optional.of(text.text());
    }
    if (datum instanceof Datum.Numeral numeral) {
      return Optional.of(numeral.number().toPlainString());
    }
    return datum instanceof Datum.Flag flag
        ? Optional.of(String.valueOf(flag.flag()))
        : Optional.empty();
  }

  static Optional<BigDecimal> number(Datum datum) {
    if (datum instanceof Datum.Numeral numeral) {
      return Optional.of(numeral.number());
    }
    return datum instanceof Datum.Text text && NUMBER.matcher(text.text()).matches()
        ? Optional.of(new BigDecimal(text.text()))
        : Optional.empty();
  }

  static Optional<Boolean> flag(Datum datum) {
    if (datum instanceof Datum.Flag flag) {
      return Optional.of(flag.flag());
    }
    return datum instanceof Datum.Text text && text.text().matches("true|false")
        ? Optional.of(Boolean.valueOf(text.text()))
        : Optional.empty();
  }

  /** The values of a list or set. */
  static Optional<List<Datum>> items(Datum datum) {
    return datum instanceof Datum.Items items ? Optional.of(items.values()) : Optional.empty();
  }

  /** A set of these, strings and numbers in their order. */
  static Datum.Items set(List<Datum> values) {
    List<Datum> distinct = new ArrayList<>(new LinkedHashSet<>(values));
    distinct.sort(Convert::order);
    return Datum.Items.set(distinct);
  }

  private static int order(Datum left, Datum right) {
    if (left instanceof Datum.Text one && right instanceof Datum.Text other) {
      return one.text().compareTo(other.text());
    }
    if (left instanceof Datum.Numeral one && right instanceof Datum.Numeral other) {
      return one.number().compareTo(other.number());
    }
    return Integer.compare(rank(left), rank(right));
  }

  private static int rank(Datum datum) {
    if (datum instanceof Datum.Numeral) {
      return 1;
    }
    return datum instanceof Datum.Text ? 2 : 3;
  }
}
