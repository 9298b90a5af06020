package dev.caravan.core.jobspec.hcl;

import java.util.Map;

/** The strings of HCL1, in which nothing between <code>${</code> and its brace is looked at. */
final class Hcl1Strings {
  private static final Map<Character, Character> ESCAPES =
      Map.of(
          'a', '\u0007', 'b', '\b', 'f', '\f', 'n', '\n', 'r', '\r', 't', '\t', 'v', '\u000b', '\\',
          '\\', '"', '"');

  /** How many digits of which base follow such an escape. */
  private record Digits(int count, int base) {}

  private static final Map<Character, Digits> CODES =
      Map.of('x', new Digits(2, 16), 'u', new Digits(4, 16), 'U', new Digits(8, 16));

  private static final Digits OCTAL = new Digits(3, 8);

  private final Source source;
  private final StringBuilder out = new StringBuilder();

  private Hcl1Strings(Source source) {
    this.source = source;
  }

  /**
   * The offset after the quote that ends a string, or -1; outside of braces it ends on its line.
   */
  static int end(Source source, int from, int limit) {
    int at = from;
    while (at < limit && source.at(at) != '"' && source.at(at) != '\n') {
      if (source.startsWith("${", at)) {
        at = endOfBraces(source, at, limit);
      } else {
        at += source.at(at) == '\\' && source.at(at + 1) != '\n' ? 2 : 1;
      }
    }
    return at < limit && source.at(at) == '"' ? at + 1 : -1;
  }

  /** The offset after the brace that closes the one after a dollar sign; the limit if none does. */
  private static int endOfBraces(Source source, int dollar, int limit) {
    int open = 1;
    int at = dollar + 2;
    while (at < limit && open > 0) {
      char c = source.at(at++);
      open += c == '{' ? 1 : c == '}' ? -1 : 0;
    }
    return at;
  }

  /** What is between the quotes, with its escapes replaced. */
  static String unquote(Source source, Token token) {
    int at = token.start() + 1;
    int end = token.end() - 1;
    String inside = source.text().substring(at, end);
    if (inside.indexOf('\\') < 0) {
      return inside;
    }
    Hcl1Strings string = new Hcl1Strings(source);
    while (at < end) {
      at = string.next(at, end);
    }
    return string.out.toString();
  }

  private int next(int at, int end) {
    if (source.at(at) == '\\') {
      return escape(at, end);
    }
    int after = source.startsWith("${", at) ? endOfBraces(source, at, end) : at + 1;
    out.append(source.text(), at, after);
    return after;
  }

  private int escape(int at, int end) {
    char c = source.at(at + 1);
    Character plain = ESCAPES.get(c);
    if (plain != null) {
      out.append(plain);
      return at + 2;
    }
    Digits code = CODES.get(c);
    if (code != null) {
      return codePoint(at, at + 2, code, end);
    }
    if (Character.digit(c, 8) >= 0) {
      return codePoint(at, at + 1, OCTAL, end);
    }
    flaw(at, "\\%s is no escape sequence; write \\\\ for a backslash".formatted(c));
    return at + 2;
  }

  private int codePoint(int at, int from, Digits digits, int end) {
    int to = Math.min(end, from + digits.count);
    int codePoint = number(source.text().substring(from, to), digits);
    if (!Character.isValidCodePoint(codePoint)) {
      String message = "this escape sequence takes %d digits to the base %d, of a character";
      flaw(at, message.formatted(digits.count, digits.base));
    } else {
      out.appendCodePoint(codePoint);
    }
    return to;
  }

  private static int number(String text, Digits digits) {
    boolean whole =
        text.length() == digits.count
            && text.chars().allMatch(c -> Character.digit(c, digits.base) >= 0);
    return whole ? (int) Long.parseLong(text, digits.base) : -1;
  }

  private void flaw(int at, String message) {
    source.valueFlaw(source.position(at), message);
  }
}
