package dev.caravan.scheduler.template;

import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Functions that look for things in lists, and that put maps together. */
final class ListFunctions {
  private ListFunctions() {}

  static void addTo(Functions functions) {
    functions
        .add("in", 2, args -> has(args.present(0), args.get(1)))
        .add("contains", 2, args -> has(args.present(1), args.get(0)))
        .add("containsAll", 2, args -> args.list(1).containsAll(args.list(0)))
        .add("containsAny", 2, args -> args.list(0).stream().anyMatch(args.list(1)::contains))
        .add("containsNone", 2, args -> args.list(0).stream().noneMatch(args.list(1)::contains))
        .add("containsNotAll", 2, args -> !args.list(1).containsAll(args.list(0)))
        .add(
            "mergeMap",
            2,
            args -> {
              TreeMap<Object, Object> merged = new TreeMap<>(args.map(0));
              merged.putAll(args.map(1));
              return merged;
            });
  }

  private static boolean has(Object whole, @Nullable Object part) {
    if (whole instanceof String text && part instanceof String wanted) {
      return text.contains(wanted);
    }
    if (whole instanceof List<?> list) {
      return list.contains(part);
    }
    throw new IllegalArgumentException("neither a list nor a string: " + whole);
  }
}
