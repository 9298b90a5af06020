package dev.caravan.core.gotemplate;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Go's {@code printf}, with the verbs that make sense for the values of templates. */
final class Printf {
  private static final Pattern VERB = Pattern.compile("%([-+# 0]*)(\\d{0,4})(?:\\.(\\d{0,4}))?(.)");

  private Printf() {}

  static String call(List<@Nullable Object> args) {
    if (args.isEmpty() || !(args.get(0) instanceof String format)) {
      throw new IllegalArgumentException("printf takes a format and values");
    }
    StringBuilder out = new StringBuilder();
    Matcher verb = VERB.matcher(format);
    int next = 1;
    int copied = 0;
    while (verb.find()) {
      out.append(format, copied, verb.start());
      copied = verb.end();
      if (verb.group(4).equals("%")) {
        out.append('%');
      } else if (next >= args.size()) {
        out.append("%!").append(verb.group(4)).append("(MISSING)");
      } else {
        out.append(padded(verb, shown(verb, args.get(next++))));
      }
    }
    return out.append(format, copied, format.length()).toString();
  }

  private static String shown(Matcher verb, @Nullable Object value) {
    String precision = verb.group(3);
    return switch (verb.group(4)) {
      case "v" -> GoValues.text(value);
      case "s" -> cut(GoValues.text(value), precision);
      case "q" -> quoted(GoValues.text(value));
      case "d" -> signed(verb, value instanceof Long ? value.toString() : wrong("d", value));
      case "t" -> value instanceof Boolean ? value.toString() : wrong("t", value);
      case "x" -> hex(value);
      case "X" -> hex(value).toUpperCase(Locale.ROOT);
      case "o" -> value instanceof Long number ? Long.toOctalString(number) : wrong("o", value);
      case "b" -> value instanceof Long number ? Long.toBinaryString(number) : wrong("b", value);
      case "c" ->
          value instanceof Long number ? Character.toString(number.intValue()) : wrong("c", value);
      case "f", "e" -> signed(verb, decimal(verb.group(4), precision, value));
      case "g" -> signed(verb, value instanceof Double ? GoValues.text(value) : wrong("g", value));
      case "T" -> GoValues.kind(value);
      default -> wrong(verb.group(4), value);
    };
  }

  private static String cut(String text, @Nullable String precision) {
    if (precision == null) {
      return text;
    }
    int length = precision.isEmpty() ? 0 : Integer.parseInt(precision);
    return text.substring(0, Math.min(length, text.length()));
  }

  private static String decimal(String verb, @Nullable String precision, @Nullable Object value) {
    if (!(value instanceof Double)) {
      return wrong(verb, value);
    }
    String digits = precision == null ? "6" : precision.isEmpty() ? "0" : precision;
    return String.format(Locale.ROOT, "%." + digits + verb, value);
  }

  private static String hex(@Nullable Object value) {
    if (value instanceof Long number) {
      return Long.toHexString(number);
    }
    if (value instanceof String text) {
      StringBuilder out = new StringBuilder();
      for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
        out.append(String.format(Locale.ROOT, "%02x", each));
      }
      return out.toString();
    }
    return wrong("x", value);
  }

  private static String signed(Matcher verb, String number) {
    boolean plus = verb.group(1).contains("+") && !number.startsWith("-");
    return plus ? "+" + number : number;
  }

  private static String padded(Matcher verb, String text) {
    int width = verb.group(2).isEmpty() ? 0 : Integer.parseInt(verb.group(2));
    int missing = width - text.length();
    if (missing <= 0) {
      return text;
    }
    if (verb.group(1).contains("-")) {
      return text + " ".repeat(missing);
    }
    if (!verb.group(1).contains("0")) {
      return " ".repeat(missing) + text;
    }
    int sign = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    return text.substring(0, sign) + "0".repeat(missing) + text.substring(sign);
  }

  /** A string as Go writes it in its source. */
  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> out.append(c);
      }
    }
    return out.append('"').toString();
  }

  private static String wrong(String verb, @Nullable Object value) {
    return "%!" + verb + "(" + GoValues.kind(value) + "=" + GoValues.text(value) + ")";
  }
}
