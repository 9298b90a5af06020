package dev.caravan.core.gotemplate;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The functions that Go's templates have by themselves. */
final class Builtins {
  static final Map<String, TemplateFunction> ALL =
      Map.ofEntries(
          Map.entry("not", args -> !GoValues.isTrue(only(args))),
          Map.entry("len", args -> length(only(args))),
          Map.entry("index", Builtins::index),
          Map.entry("slice", Builtins::slice),
          Map.entry("eq", Builtins::equalToAny),
          Map.entry("ne", args -> !GoValues.equal(first(args, 2), args.get(1))),
          Map.entry("lt", comparison(order -> order < 0)),
          Map.entry("le", comparison(order -> order <= 0)),
          Map.entry("gt", comparison(order -> order > 0)),
          Map.entry("ge", comparison(order -> order >= 0)),
          Map.entry("print", Builtins::print),
          Map.entry("println", args -> joined(args, " ") + "\n"),
          Map.entry("printf", Printf::call),
          Map.entry("html", args -> html(joined(args, ""))),
          Map.entry("js", args -> javaScript(joined(args, ""))),
          Map.entry(
              "urlquery", args -> URLEncoder.encode(joined(args, ""), StandardCharsets.UTF_8)));

  private Builtins() {}

  private static @Nullable Object only(List<@Nullable Object> args) {
    return first(args, 1);
  }

  private static @Nullable Object first(List<@Nullable Object> args, int wanted) {
    if (args.size() != wanted) {
      throw new IllegalArgumentException(
          "wrong number of args: want %d got %d".formatted(wanted, args.size()));
    }
    return args.get(0);
  }

  private static TemplateFunction comparison(IntPredicate condition) {
    return args -> condition.test(GoValues.compare(first(args, 2), args.get(1)));
  }

  private static boolean equalToAny(List<@Nullable Object> args) {
    if (args.size() < 2) {
      throw new IllegalArgumentException("missing argument for comparison");
    }
    return args.stream().skip(1).anyMatch(other -> GoValues.equal(args.get(0), other));
  }

  private static long length(@Nullable Object value) {
    if (value instanceof String text) {
      return text.getBytes(StandardCharsets.UTF_8).length;
    }
    if (value instanceof List<?> list) {
      return list.size();
    }
    if (value instanceof Map<?, ?> map) {
      return map.size();
    }
    throw new IllegalArgumentException("len of type " + GoValues.kind(value));
  }

  /** {@code index x 1 "a"} is {@code x[1]["a"]}. */
  private static @Nullable Object index(List<@Nullable Object> args) {
    if (args.isEmpty()) {
      throw new IllegalArgumentException("wrong number of args: want at least 1 got 0");
    }
    Object value = args.get(0);
    for (Object key : args.subList(1, args.size())) {
      if (value instanceof Map<?, ?> map) {
        value = map.get(key);
      } else if (value instanceof List<?> list) {
        value = list.get(checked(key, list.size() - 1));
      } else {
        throw new IllegalArgumentException("can't index item of type " + GoValues.kind(value));
      }
    }
    return value;
  }

  private static Object slice(List<@Nullable Object> args) {
    Object value = args.isEmpty() ? null : args.get(0);
    if (args.size() <= 3 && value instanceof String text) {
      int to = limit(args, text.length());
      return text.substring(start(args, to), to);
    }
    if (args.size() <= 3 && value instanceof List<?> list) {
      int to = limit(args, list.size());
      return list.subList(start(args, to), to);
    }
    throw new IllegalArgumentException("slice takes a string or a list, and up to two indices");
  }

  private static int limit(List<@Nullable Object> args, int size) {
    return args.size() > 2 ? checked(args.get(2), size) : size;
  }

  private static int start(List<@Nullable Object> args, int limit) {
    return args.size() > 1 ? checked(args.get(1), limit) : 0;
  }

  private static int checked(@Nullable Object index, int last) {
    if (index instanceof Long number && number >= 0 && number <= last) {
      return number.intValue();
    }
    throw new IllegalArgumentException("index out of range: " + GoValues.text(index));
  }

  /** Go puts a space between two values of which neither is a string. */
  private static String print(List<@Nullable Object> args) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < args.size(); i++) {
      boolean apart =
          i > 0 && !(args.get(i) instanceof String) && !(args.get(i - 1) instanceof String);
      out.append(apart ? " " : "").append(GoValues.text(args.get(i)));
    }
    return out.toString();
  }

  private static String joined(List<@Nullable Object> args, String separator) {
    return args.stream().map(GoValues::text).collect(Collectors.joining(separator));
  }

  private static String html(String text) {
    return text.replace("&", "&amp;")
        .replace("'", "&#39;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&#34;");
  }

  private static String javaScript(String text) {
    return text.replace("\\", "\\\\")
        .replace("'", "\\'")
        .replace("\"", "\\\"")
        .replace("<", "\\u003C")
        .replace(">", "\\u003E")
        .replace("&", "\\u0026")
        .replace("=", "\\u003D")
        .replace("\n", "\\u000A")
        .replace("\r", "\\u000D")
        .replace("\t", "\\u0009");
  }
}
