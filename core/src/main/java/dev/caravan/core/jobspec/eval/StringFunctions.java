package dev.caravan.core.jobspec.eval;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Functions of strings. A character is a Unicode code point. */
final class StringFunctions {
  private StringFunctions() {}

  static void addTo(FunctionTable table) {
    table
        .add("chomp", 1, a -> text(a.text(0).substring(0, endWithout("\r\n", a.text(0)))))
        .add("format", 1, Function.ANY, a -> text(Format.format(a, a.text(0), a.from(1))))
        .add("formatlist", 1, Function.ANY, StringFunctions::formatList)
        .add("indent", 2, StringFunctions::indent)
        .add("join", 2, Function.ANY, StringFunctions::join)
        .add("lower", 1, a -> text(a.text(0).toLowerCase(Locale.ROOT)))
        .add("regex_replace", 3, Regex::replace)
        .add("replace", 3, StringFunctions::replace)
        .add("reverse", 1, StringFunctions::reverse)
        .add("split", 2, StringFunctions::split)
        .add("strlen", 1, a -> number(a.text(0).codePointCount(0, a.text(0).length())))
        .add("strrev", 1, a -> text(reversed(a.text(0))))
        .add("substr", 3, StringFunctions::substring)
        .add("title", 1, a -> text(title(a.text(0))))
        .add("trim", 2, StringFunctions::trim)
        .add("trimprefix", 2, StringFunctions::trimPrefix)
        .add("trimspace", 1, a -> text(a.text(0).strip()))
        .add("trimsuffix", 2, StringFunctions::trimSuffix)
        .add("upper", 1, a -> text(a.text(0).toUpperCase(Locale.ROOT)));
  }

  static Datum text(String text) {
    return new Datum.Text(text);
  }

  private static Datum number(long number) {
    return new Datum.Numeral(BigDecimal.valueOf(number));
  }

  /** One string for each element of the lists among the arguments, which are of one length. */
  private static Datum formatList(Arguments arguments) {
    int rounds = -1;
    for (Datum argument : arguments.from(1)) {
      int size = argument instanceof Datum.Items items ? items.values().size() : rounds;
      if (rounds >= 0 && size != rounds) {
        throw arguments.refuse("its lists must be of one length");
      }
      rounds = size;
    }
    Bounded.Items results = new Bounded.Items();
    for (int i = 0; i < Math.max(rounds, rounds < 0 ? 1 : 0); i++) {
      List<Datum> details = new ArrayList<>();
      for (Datum argument : arguments.from(1)) {
        details.add(argument instanceof Datum.Items items ? items.values().get(i) : argument);
      }
      arguments.budget().work(details.size());
      Datum text = text(Format.format(arguments, arguments.text(0), details));
      results.add(arguments.budget().make(text));
    }
    return results.list();
  }

  /** Indents all lines but the first. */
  private static Datum indent(Arguments arguments) {
    int spaces = arguments.integer(0);
    if (spaces < 0) {
      throw arguments.mismatch(0, "zero or more");
    }
    String[] lines = arguments.text(1).split("\n", -1);
    Bounded.Text out = new Bounded.Text();
    for (int i = 0; i < lines.length; i++) {
      if (i > 0) {
        out.append("\n").repeat(' ', spaces);
      }
      out.append(lines[i]);
    }
    return text(out.toString());
  }

  private static Datum join(Arguments arguments) {
    String separator = arguments.text(0);
    Bounded.Text out = new Bounded.Text();
    String between = "";
    for (int i = 1; i < arguments.count(); i++) {
      for (String piece : arguments.texts(i)) {
        out.append(between).append(piece);
        between = separator;
      }
    }
    return text(out.toString());
  }

  private static Datum replace(Arguments arguments) {
    String text = arguments.text(0);
    String old = arguments.text(1);
    Bounded.Text out = new Bounded.Text();
    int from = 0;
    int found = text.indexOf(old);
    while (found >= 0 && !old.isEmpty()) {
      out.append(text.substring(from, found)).append(arguments.text(2));
      from = found + old.length();
      found = text.indexOf(old, from);
    }
    return text(out.append(text.substring(from)).toString());
  }

  /** Of strings, as in Nomad, and of lists. */
  private static Datum reverse(Arguments arguments) {
    if (arguments.get(0) instanceof Datum.Items items) {
      List<Datum> reversed = new ArrayList<>(items.values());
      Collections.reverse(reversed);
      return Datum.Items.list(reversed);
    }
    return text(reversed(arguments.text(0)));
  }

  private static String reversed(String text) {
    return new StringBuilder(text).reverse().toString();
  }

  private static Datum split(Arguments arguments) {
    String separator = arguments.text(0);
    String text = arguments.text(1);
    Bounded.Items pieces = new Bounded.Items();
    int from = 0;
    int found = next(text, separator, 0);
    while (found >= 0 && found < text.length()) {
      pieces.add(text(text.substring(from, found)));
      from = found + separator.length();
      found = next(text, separator, from);
    }
    boolean rest = !separator.isEmpty() || from < text.length();
    return (rest ? pieces.add(text(text.substring(from))) : pieces).list();
  }

  /** Where the separator is next; an empty one is after each character. */
  private static int next(String text, String separator, int from) {
    if (!separator.isEmpty()) {
      return text.indexOf(separator, from);
    }
    return from < text.length() ? text.offsetByCodePoints(from, 1) : -1;
  }

  /** A negative offset counts from the end; a length of -1 is all that is left. */
  private static Datum substring(Arguments arguments) {
    String text = arguments.text(0);
    int size = text.codePointCount(0, text.length());
    int offset = arguments.integer(1);
    int length = arguments.integer(2);
    int start = Math.min(size, Math.max(0, offset < 0 ? size + offset : offset));
    int count = length < 0 ? size - start : Math.min(length, size - start);
    int from = text.offsetByCodePoints(0, start);
    return text(text.substring(from, text.offsetByCodePoints(from, count)));
  }

  /** Makes the first letter of each word large. */
  private static String title(String text) {
    StringBuilder out = new StringBuilder();
    boolean inWord = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append(inWord ? c : Character.toTitleCase(c));
      inWord = Character.isLetterOrDigit(c) || c == '_';
    }
    return out.toString();
  }

  /** Takes away all of the given characters at both ends. */
  private static Datum trim(Arguments arguments) {
    String text = arguments.text(0);
    String characters = arguments.text(1);
    int from = 0;
    int to = endWithout(characters, text);
    while (from < to && characters.indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    arguments.budget().work((long) (text.length() - (to - from)) * characters.length() / 16);
    return text(text.substring(from, to));
  }

  /** Where the text ends if none of these characters may be last. */
  static int endWithout(String characters, String text) {
    int end = text.length();
    while (end > 0 && characters.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return end;
  }

  private static Datum trimPrefix(Arguments arguments) {
    String text = arguments.text(0);
    String prefix = arguments.text(1);
    return text(text.startsWith(prefix) ? text.substring(prefix.length()) : text);
  }

  private static Datum trimSuffix(Arguments arguments) {
    String text = arguments.text(0);
    String suffix = arguments.text(1);
    boolean ends = text.endsWith(suffix);
    return text(ends ? text.substring(0, text.length() - suffix.length()) : text);
  }
}
