package dev.caravan.core.gotemplate;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a constant as Go writes it.
 *
 * @param source the template
 * @param start where the constant begins
 */
record Literals(Source source, int start) {
  private static final Pattern NUMBER =
      Pattern.compile(
          "[-+]?(0[xX][0-9a-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+|[0-9_]*\\.?[0-9_]+([eE][-+]?[0-9]+)?\\.?)");

  /**
   * A constant.
   *
   * @param value what it stands for
   * @param end where the text goes on
   */
  record Literal(Object value, int end) {}

  Literal number() throws TemplateException {
    Matcher matcher = NUMBER.matcher(source.text()).region(start, source.text().length());
    if (!matcher.lookingAt()) {
      throw source.problem(start, "bad number syntax");
    }
    String digits = matcher.group().replace("_", "");
    try {
      return new Literal(value(digits), matcher.end());
    } catch (NumberFormatException e) {
      throw source.problem(start, "bad number syntax: \"" + matcher.group() + "\"");
    }
  }

  private static Object value(String digits) {
    String unsigned = digits.replaceFirst("^[-+]", "");
    if (unsigned.matches("0[xX].*")) {
      return signed(digits, Long.parseLong(unsigned.substring(2), 16));
    }
    if (unsigned.matches("0[bB].*")) {
      return signed(digits, Long.parseLong(unsigned.substring(2), 2));
    }
    if (unsigned.matches("0[oO]?[0-7]+")) {
      return signed(digits, Long.parseLong(unsigned.replaceFirst("[oO]", ""), 8));
    }
    if (unsigned.matches("[0-9]+")) {
      return Long.parseLong(digits);
    }
    return Double.parseDouble(digits);
  }

  private static long signed(String digits, long value) {
    return digits.startsWith("-") ? -value : value;
  }

  /** A string in double quotes or back quotes, or a character, which is a number. */
  Literal quoted() throws TemplateException {
    char quote = source.text().charAt(start);
    if (quote == '`') {
      int end = source.text().indexOf('`', start + 1);
      if (end < 0) {
        throw source.problem(start, "unterminated raw quoted string");
      }
      return new Literal(source.text().substring(start + 1, end), end + 1);
    }
    StringBuilder out = new StringBuilder();
    int at = start + 1;
    while (at < source.text().length() && source.text().charAt(at) != '\n') {
      char c = source.text().charAt(at);
      if (c == quote) {
        return quote == '"' ? new Literal(out.toString(), at + 1) : character(out, at + 1);
      }
      at = c == '\\' ? escape(at, out) : plain(c, at, out);
    }
    throw source.problem(start, "unterminated quoted string");
  }

  private Literal character(StringBuilder text, int end) throws TemplateException {
    if (text.codePointCount(0, text.length()) != 1) {
      throw source.problem(start, "a character constant has one character");
    }
    return new Literal((long) text.codePointAt(0), end);
  }

  private static int plain(char c, int at, StringBuilder out) {
    out.append(c);
    return at + 1;
  }

  private int escape(int at, StringBuilder out) throws TemplateException {
    char c = at + 1 < source.text().length() ? source.text().charAt(at + 1) : '\n';
    int simple = "abfnrtv\\'\"".indexOf(c);
    if (simple >= 0) {
      return plain("\u0007\b\f\n\r\t\u000b\\'\"".charAt(simple), at + 1, out);
    }
    return switch (c) {
      case 'x' -> code(at + 2, 2, 16, out);
      case 'u' -> code(at + 2, 4, 16, out);
      case 'U' -> code(at + 2, 8, 16, out);
      case '0', '1', '2', '3' -> code(at + 1, 3, 8, out);
      default -> throw source.problem(at, "unknown escape sequence");
    };
  }

  private int code(int from, int digits, int radix, StringBuilder out) throws TemplateException {
    try {
      out.appendCodePoint(Integer.parseInt(source.text().substring(from, from + digits), radix));
      return from + digits;
    } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
      throw source.problem(from, "bad escape sequence");
    }
  }
}
