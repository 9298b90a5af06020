package dev.caravan.scheduler.template;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Functions on text. What they work on comes last, so that it can come through a pipeline; regular
 * expressions are RE2's, which need no more time than the text is long.
 */
final class TextFunctions {
  private TextFunctions() {}

  static void addTo(Functions functions) {
    functions
        .add("toLower", 1, args -> args.text(0).toLowerCase(Locale.ROOT))
        .add("toUpper", 1, args -> args.text(0).toUpperCase(Locale.ROOT))
        .add("toTitle", 1, args -> title(args.text(0)))
        .add("trimSpace", 1, args -> args.text(0).strip())
        .add("trim", 2, args -> trim(args.text(1), args.text(0)))
        .add("trimPrefix", 2, args -> withoutPrefix(args.text(1), args.text(0)))
        .add("trimSuffix", 2, args -> withoutSuffix(args.text(1), args.text(0)))
        .add("replaceAll", 3, args -> args.text(2).replace(args.text(0), args.text(1)))
        .add("split", 2, args -> split(args.text(1), args.text(0)))
        .add("join", 2, args -> join(args.list(1), args.text(0)))
        .add("indent", 2, args -> indent(args.text(1), args.count(0)))
        .add("regexMatch", 2, args -> pattern(args.text(0)).matcher(args.text(1)).find())
        .add(
            "regexReplaceAll",
            3,
            args -> pattern(args.text(0)).matcher(args.text(2)).replaceAll(args.text(1)));
  }

  static List<String> split(String text, String separator) {
    if (text.isEmpty()) {
      return List.of();
    }
    return separator.isEmpty()
        ? text.codePoints().mapToObj(Character::toString).toList()
        : Arrays.asList(text.split(java.util.regex.Pattern.quote(separator), -1));
  }

  static String join(List<?> elements, String separator) {
    return elements.stream().map(String::valueOf).collect(Collectors.joining(separator));
  }

  static String title(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      boolean starts = i == 0 || Character.isWhitespace(text.charAt(i - 1));
      out.append(starts ? Character.toTitleCase(text.charAt(i)) : text.charAt(i));
    }
    return out.toString();
  }

  /** Without all characters of a set at both of its ends. */
  static String trim(String text, String set) {
    int from = 0;
    int to = text.length();
    while (from < to && set.indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && set.indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    return text.substring(from, to);
  }

  static String withoutPrefix(String text, String prefix) {
    return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
  }

  static String withoutSuffix(String text, String suffix) {
    return text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text;
  }

  static String indent(String text, int spaces) {
    return text.replaceAll("(?m)^(?=.)", " ".repeat(spaces));
  }

  static Pattern pattern(String expression) {
    try {
      return Pattern.compile(expression);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
