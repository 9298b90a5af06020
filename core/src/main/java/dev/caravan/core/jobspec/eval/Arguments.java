package dev.caravan.core.jobspec.eval;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** What a function was called with, counted from 0. */
final class Arguments {
  private final String function;
  private final List<Datum> values;
  private final Evaluator evaluator;

  Arguments(String function, List<Datum> values, Evaluator evaluator) {
    this.function = function;
    this.values = values;
    this.evaluator = evaluator;
  }

  int count() {
    return values.size();
  }

  Budget budget() {
    return evaluator.budget();
  }

  Host host() {
    return evaluator.host();
  }

  List<Datum> all() {
    return values;
  }

  List<Datum> from(int first) {
    return values.subList(first, values.size());
  }

  Datum get(int index) {
    return values.get(index);
  }

  String text(int index) {
    return Convert.text(get(index)).orElseThrow(() -> mismatch(index, "a string"));
  }

  BigDecimal number(int index) {
    return Convert.number(get(index)).orElseThrow(() -> mismatch(index, "a number"));
  }

  /** A whole number that fits an int. */
  int integer(int index) {
    BigDecimal number = number(index).stripTrailingZeros();
    boolean small = number.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
    if (number.scale() > 0 || !small) {
      throw mismatch(index, "a whole number that is not too large");
    }
    return number.intValueExact();
  }

  /** The values of a list or set. */
  List<Datum> items(int index) {
    return Convert.items(get(index)).orElseThrow(() -> mismatch(index, "a list"));
  }

  /** The values of a list or set of strings. */
  List<String> texts(int index) {
    List<String> texts = new ArrayList<>();
    for (Datum item : items(index)) {
      texts.add(Convert.text(item).orElseThrow(() -> mismatch(index, "a list of strings")));
    }
    return texts;
  }

  SortedMap<String, Datum> fields(int index) {
    if (get(index) instanceof Datum.Fields fields) {
      return fields.values();
    }
    throw mismatch(index, "an object");
  }

  Refusal mismatch(int index, String wanted) {
    return refuse("argument %d must be %s, but is %s", index + 1, wanted, get(index).kind());
  }

  /** A refusal that begins with the function's name. */
  Refusal refuse(String message, Object... details) {
    return new Refusal(function + ": " + message.formatted(details));
  }
}
