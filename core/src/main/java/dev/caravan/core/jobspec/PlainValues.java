package dev.caravan.core.jobspec;

import dev.caravan.core.jobspec.eval.Datum;
import dev.caravan.core.jobspec.eval.Given;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Values of Java as values of job files. */
final class PlainValues {
  private static final int MAX_DEPTH = 50;

  private PlainValues() {}

  static Given.Input input(@Nullable Object value) {
    return value instanceof String text
        ? new Given.Written(text)
        : new Given.Ready(datum(value, 0));
  }

  private static Datum datum(@Nullable Object value, int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("a value of a variable is nested too deep");
    }
    if (value == null) {
      return new Datum.Nothing();
    } else if (value instanceof String text) {
      return new Datum.Text(text);
    } else if (value instanceof Boolean flag) {
      return new Datum.Flag(flag);
    } else if (value instanceof Number number) {
      return new Datum.Numeral(new BigDecimal(number.toString()));
    } else if (value instanceof Collection<?> items) {
      return items(items, depth + 1);
    } else if (value instanceof Map<?, ?> fields) {
      return fields(fields, depth + 1);
    }
    throw new IllegalArgumentException("a variable cannot be a " + value.getClass().getName());
  }

  private static Datum items(Collection<?> items, int depth) {
    List<Datum> values = new ArrayList<>();
    items.forEach(item -> values.add(datum(item, depth)));
    return Datum.Items.list(values);
  }

  private static Datum fields(Map<?, ?> fields, int depth) {
    SortedMap<String, Datum> values = new TreeMap<>();
    fields.forEach((key, value) -> values.put(String.valueOf(key), datum(value, depth)));
    return Datum.Fields.of(values);
  }
}
