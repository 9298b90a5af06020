package dev.caravan.core.gotemplate;

import dev.caravan.core.gotemplate.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts a template into tokens: text, and what is in its actions. */
final class Lexer {
  private static final String SPACE = " \t\r\n";

  private final Source source;
  private final String text;
  private final String left;
  private final String right;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int parentheses;

  Lexer(Source source, String left, String right) {
    this.source = source;
    this.text = source.text();
    this.left = left;
    this.right = right;
  }

  List<Token> tokens() throws TemplateException {
    boolean trim = false;
    while (at < text.length()) {
      int open = text.indexOf(left, at);
      int end = open < 0 ? text.length() : open;
      boolean trimsBefore = open >= 0 && isTrimMark(open + left.length(), 1);
      text(trim, end, trimsBefore);
      trim = open >= 0 && action(open, trimsBefore);
    }
    add(Kind.END, "", null, text.length(), false);
    return tokens;
  }

  private void text(boolean trimStart, int end, boolean trimEnd) {
    int from = at;
    int to = end;
    while (trimStart && from < to && isSpace(from)) {
      from++;
    }
    while (trimEnd && to > from && isSpace(to - 1)) {
      to--;
    }
    if (to > from) {
      add(Kind.TEXT, text.substring(from, to), null, from, false);
    }
    at = end;
  }

  /** Reads from a left delimiter to its right one; tells whether white space after it goes. */
  private boolean action(int open, boolean trimmed) throws TemplateException {
    at = open + left.length() + (trimmed ? 1 : 0);
    int inside = at;
    skipSpace();
    if (text.startsWith("/*", at)) {
      return comment(open);
    }
    add(Kind.OPEN, left, null, open, false);
    parentheses = 0;
    at = inside;
    while (true) {
      boolean spaced = skipSpace();
      if (spaced && text.startsWith("-" + right, at)) {
        close(1);
        return true;
      }
      if (text.startsWith(right, at)) {
        close(0);
        return false;
      }
      if (at >= text.length()) {
        throw source.problem(open, "unclosed action");
      }
      token(!spaced);
    }
  }

  private boolean comment(int open) throws TemplateException {
    int end = text.indexOf("*/", at + 2);
    if (end < 0) {
      throw source.problem(open, "unclosed comment");
    }
    at = end + 2;
    boolean trims = isTrimMark(at + 1, -1);
    if (trims) {
      at += 2;
    }
    if (!text.startsWith(right, at)) {
      throw source.problem(open, "comment ends before closing delimiter");
    }
    at += right.length();
    return trims;
  }

  private void close(int dash) throws TemplateException {
    if (parentheses > 0) {
      throw source.problem(at, "unclosed left paren");
    }
    add(Kind.CLOSE, right, null, at, false);
    at += dash + right.length();
  }

  private void token(boolean attached) throws TemplateException {
    char c = text.charAt(at);
    int start = at;
    switch (c) {
      case '|' -> single(Kind.PIPE);
      case ',' -> single(Kind.COMMA);
      case '=' -> single(Kind.ASSIGN);
      case '(' -> {
        parentheses++;
        add(Kind.LEFT_PARENTHESIS, "(", null, at++, attached);
      }
      case ')' -> {
        if (--parentheses < 0) {
          throw source.problem(at, "unexpected right paren");
        }
        single(Kind.RIGHT_PARENTHESIS);
      }
      case ':' -> {
        if (!text.startsWith(":=", at)) {
          throw source.problem(at, "expected :=");
        }
        at += 2;
        add(Kind.DECLARE, ":=", null, start, attached);
      }
      case '"', '`', '\'' -> constant(new Literals(source, at).quoted(), attached);
      case '$' -> {
        at++;
        add(Kind.VARIABLE, word(), null, start, attached);
      }
      case '.' -> dot(attached);
      default -> other(c, attached);
    }
  }

  private void dot(boolean attached) throws TemplateException {
    int start = at;
    if (at + 1 < text.length() && Character.isDigit(text.charAt(at + 1))) {
      constant(new Literals(source, at).number(), attached);
      return;
    }
    at++;
    String name = word();
    add(name.isEmpty() ? Kind.DOT : Kind.FIELD, name.isEmpty() ? "." : name, null, start, attached);
  }

  private void other(char c, boolean attached) throws TemplateException {
    int start = at;
    if (Character.isDigit(c) || c == '-' || c == '+') {
      constant(new Literals(source, at).number(), attached);
    } else if (isWordPart(c)) {
      String name = word();
      if (name.equals("true") || name.equals("false")) {
        add(Kind.CONSTANT, name, Boolean.valueOf(name), start, attached);
      } else {
        add(Kind.WORD, name, null, start, attached);
      }
    } else {
      throw source.problem(at, "unexpected \"" + c + "\" in action");
    }
  }

  private void constant(Literals.Literal literal, boolean attached) {
    add(Kind.CONSTANT, text.substring(at, literal.end()), literal.value(), at, attached);
    at = literal.end();
  }

  private void single(Kind kind) {
    add(kind, String.valueOf(text.charAt(at)), null, at, false);
    at++;
  }

  private String word() {
    int start = at;
    while (at < text.length() && isWordPart(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  private boolean skipSpace() {
    int start = at;
    while (at < text.length() && isSpace(at)) {
      at++;
    }
    return at > start;
  }

  /** A dash with white space on its inner side. */
  private boolean isTrimMark(int dash, int inner) {
    int beside = dash + inner;
    return dash < text.length()
        && text.charAt(dash) == '-'
        && beside >= 0
        && beside < text.length()
        && isSpace(beside);
  }

  private boolean isSpace(int index) {
    return SPACE.indexOf(text.charAt(index)) >= 0;
  }

  private static boolean isWordPart(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }

  private void add(Kind kind, String word, @Nullable Object value, int offset, boolean attached) {
    tokens.add(new Token(kind, word, value, offset, attached));
  }
}
