package dev.caravan.core.jobspec.hcl;

import dev.caravan.core.jobspec.hcl.Token.Kind;
import dev.caravan.core.jobspec.syntax.Position;
import dev.caravan.core.jobspec.syntax.Value;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Reads values that are neither list nor object. What it cannot read is a flaw, never a guess. */
final class ScalarReader {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d{1,3})?");
  private static final int MAX_DIGITS = 100;

  private final Source source;
  private final TemplateReader templates;

  ScalarReader(Source source) {
    this.source = source;
    this.templates = new TemplateReader(source);
  }

  /** A name or label, with or without quotes. */
  String name(Token token) {
    return token.is(Kind.STRING) ? templates.quoted(token) : source.text(token);
  }

  /** The value between the two tokens. */
  Value read(Tokens tokens, int from, int to) {
    Token first = tokens.get(from);
    Position position = source.position(first);
    if (to - from > 1) {
      return expression(tokens, from, to);
    }
    return switch (first.kind()) {
      case STRING -> new Value.Text(templates.quoted(first), position);
      case HEREDOC -> new Value.Text(templates.heredoc(first), position);
      case NUMBER -> number(source.text(first), position);
      case WORD -> word(source.text(first), position);
      default -> unreadable(position, "expected a value, found " + tokens.phrase(from));
    };
  }

  private Value number(String text, Position position) {
    if (!NUMBER.matcher(text).matches() || text.length() > MAX_DIGITS) {
      return unreadable(position, "%s is not a number; quote it if it is text".formatted(text));
    }
    BigDecimal number = new BigDecimal(text).stripTrailingZeros();
    return new Value.Numeral(number, position);
  }

  private Value word(String word, Position position) {
    return switch (word) {
      case "true" -> new Value.Flag(true, position);
      case "false" -> new Value.Flag(false, position);
      case "null" -> new Value.Null(position);
      default -> reference(word, position);
    };
  }

  /** A bare {@code attr.kernel.name} means the same as the template <code>"${…}"</code>. */
  private Value reference(String path, Position position) {
    if (Roots.ofLanguage(path)) {
      return unreadable(position, Roots.unsupported(path));
    }
    if (Roots.ofRunTime(path)) {
      return new Value.Text("${" + path + "}", position);
    }
    return unreadable(position, "%s is not a value; quote it if it is text".formatted(path));
  }

  private Value expression(Tokens tokens, int from, int to) {
    Position position = tokens.position(from);
    if (isPath(tokens, from, to)) {
      int start = tokens.get(from).start();
      int end = tokens.get(to - 1).end();
      return reference(source.text().substring(start, end), position);
    }
    return unreadable(position, construct(tokens, from, to) + " are not supported yet");
  }

  private static boolean isPath(Tokens tokens, int from, int to) {
    for (int at = from; at < to; at++) {
      boolean dot = (at - from) % 2 == 1;
      if (dot ? !tokens.text(at).equals(".") : !tokens.is(at, Kind.WORD)) {
        return false;
      }
    }
    return (to - from) % 2 == 1;
  }

  /** What of HCL's expressions this is, in the plural. */
  private static String construct(Tokens tokens, int from, int to) {
    if (tokens.get(from).kind().opens() && tokens.isWord(from + 1, "for")) {
      return "\"for\" expressions";
    }
    for (int at = from; at < to; at = tokens.after(at)) {
      if (tokens.text(at).equals("?")) {
        return "conditional expressions";
      }
    }
    if (tokens.is(from, Kind.WORD) && tokens.is(from + 1, Kind.OPEN_PAREN)) {
      return "function calls";
    }
    return "expressions with operators, parentheses or indexes";
  }

  private Value unreadable(Position position, String message) {
    source.valueFlaw(position, message);
    return new Value.Unreadable(position);
  }
}
