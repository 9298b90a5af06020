package dev.caravan.scheduler.template;

import dev.caravan.core.gotemplate.GoValues;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a function was called with. All methods throw {@link IllegalArgumentException} if it is not
 * what they say.
 */
record Arguments(List<@Nullable Object> all) {

  int size() {
    return all.size();
  }

  @Nullable Object get(int index) {
    return all.get(index);
  }

  Object present(int index) {
    Object value = all.get(index);
    if (value == null) {
      throw wrong(index, "a value");
    }
    return value;
  }

  String text(int index) {
    if (all.get(index) instanceof String text) {
      return text;
    }
    throw wrong(index, "a string");
  }

  /** Whatever it is, as text. */
  String shown(int index) {
    return GoValues.text(all.get(index));
  }

  long integer(int index) {
    if (all.get(index) instanceof Long number) {
      return number;
    }
    throw wrong(index, "an integer");
  }

  /** An integer that counts something here, such as spaces. */
  int count(int index) {
    long number = integer(index);
    if (number < 0 || number > 100_000) {
      throw wrong(index, "a number from 0 to 100000");
    }
    return (int) number;
  }

  List<?> list(int index) {
    if (all.get(index) instanceof List<?> list) {
      return list;
    }
    throw wrong(index, "a list");
  }

  Map<?, ?> map(int index) {
    if (all.get(index) instanceof Map<?, ?> map) {
      return map;
    }
    throw wrong(index, "a map");
  }

  private IllegalArgumentException wrong(int index, String wanted) {
    return new IllegalArgumentException(
        "argument %d must be %s, not %s".formatted(index + 1, wanted, shown(index)));
  }
}
