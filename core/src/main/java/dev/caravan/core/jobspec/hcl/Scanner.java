package dev.caravan.core.jobspec.hcl;

import dev.caravan.core.jobspec.hcl.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Cuts HCL text into tokens, in one pass. Knows strings, heredocs and comments. */
final class Scanner {
  private static final String OPERATORS = ".+-*/%?!<>&|";

  private final Source source;
  private final List<Token> tokens = new ArrayList<>();
  private int offset;

  private Scanner(Source source) {
    this.source = source;
  }

  /** The tokens, without spaces and comments; the last one is END. Stops at what never ends. */
  static List<Token> scan(Source source) {
    Scanner scanner = new Scanner(source);
    while (scanner.offset < source.length()) {
      scanner.next();
    }
    scanner.tokens.add(new Token(Kind.END, source.length(), source.length()));
    return scanner.tokens;
  }

  private void next() {
    char c = source.at(offset);
    if (c == '\n') {
      take(Kind.NEWLINE, offset + 1);
    } else if (c == ' ' || c == '\t' || c == '\r') {
      offset++;
    } else if (c == '#' || source.startsWith("//", offset)) {
      offset = endOfLine(offset);
    } else if (source.startsWith("/*", offset)) {
      skipComment();
    } else if (c == '"') {
      string();
    } else if (source.startsWith("<<", offset)) {
      heredoc();
    } else if (isWordStart(c)) {
      take(Kind.WORD, endOfWord(offset));
    } else if (isDigit(c) || (c == '-' && isDigit(source.at(offset + 1)))) {
      take(Kind.NUMBER, endOfNumber(offset + 1));
    } else {
      punctuation(c);
    }
  }

  private void take(Kind kind, int end) {
    tokens.add(new Token(kind, offset, end));
    offset = end;
  }

  private void punctuation(char c) {
    switch (c) {
      case '{' -> take(Kind.OPEN_BRACE, offset + 1);
      case '}' -> take(Kind.CLOSE_BRACE, offset + 1);
      case '[' -> take(Kind.OPEN_BRACKET, offset + 1);
      case ']' -> take(Kind.CLOSE_BRACKET, offset + 1);
      case '(' -> take(Kind.OPEN_PAREN, offset + 1);
      case ')' -> take(Kind.CLOSE_PAREN, offset + 1);
      case ',' -> take(Kind.COMMA, offset + 1);
      case ':' -> take(Kind.COLON, offset + 1);
      case '=' -> equalsOrOperator();
      default -> operatorOrFlaw(c);
    }
  }

  private void equalsOrOperator() {
    char following = source.at(offset + 1);
    if (following == '=' || following == '>') {
      take(Kind.OPERATOR, offset + 2);
    } else {
      take(Kind.EQUALS, offset + 1);
    }
  }

  private void operatorOrFlaw(char c) {
    if (OPERATORS.indexOf(c) >= 0) {
      boolean withEquals = "<>!".indexOf(c) >= 0 && source.at(offset + 1) == '=';
      take(Kind.OPERATOR, offset + (withEquals ? 2 : 1));
      return;
    }
    if (c == '\'') {
      source.structureFlaw(offset, "strings are written between double quotes");
      offset = endOfLine(offset);
      return;
    }
    source.structureFlaw(offset, "unexpected character %s; remove it".formatted(name(c)));
    offset++;
  }

  private static String name(char c) {
    return Character.isISOControl(c) || Character.isSurrogate(c)
        ? "U+%04X".formatted((int) c)
        : "\"" + c + "\"";
  }

  private void skipComment() {
    int end = source.text().indexOf("*/", offset + 2);
    if (end < 0) {
      neverEnds("this comment is never closed; end it with */");
    } else {
      offset = end + 2;
    }
  }

  /** A string ends at a quote that is neither escaped nor inside an interpolation. */
  private void string() {
    Deque<Character> open = new ArrayDeque<>();
    open.push('"');
    int at = offset + 1;
    while (!open.isEmpty()) {
      char c = source.at(at);
      if (at >= source.length() || c == '\n') {
        neverEnds("this string is not closed on its line; end it with \" or use a heredoc");
        return;
      }
      at += open.peek() == '"' ? inString(at, c, open) : inInterpolation(c, open);
    }
    take(Kind.STRING, at);
  }

  private int inString(int at, char c, Deque<Character> open) {
    if (c == '\\') {
      return source.at(at + 1) == '\n' ? 1 : 2;
    }
    if (source.startsWith("$${", at) || source.startsWith("%%{", at)) {
      return 3;
    }
    if (source.startsWith("${", at) || source.startsWith("%{", at)) {
      open.push('{');
      return 2;
    }
    if (c == '"') {
      open.pop();
    }
    return 1;
  }

  private static int inInterpolation(char c, Deque<Character> open) {
    if (c == '"' || c == '{') {
      open.push(c);
    } else if (c == '}') {
      open.pop();
    }
    return 1;
  }

  private void heredoc() {
    int word = offset + (source.at(offset + 2) == '-' ? 3 : 2);
    int wordEnd = endOfWord(word);
    int lineEnd = endOfLine(word);
    if (wordEnd == word || !source.text().substring(wordEnd, lineEnd).isBlank()) {
      source.structureFlaw(offset, "a heredoc begins with << or <<- and a word that ends its line");
      offset = lineEnd;
      return;
    }
    String marker = source.text().substring(word, wordEnd);
    int end = endOfHeredoc(marker, lineEnd);
    if (end < 0) {
      neverEnds("this heredoc is never closed; end it with a line %s".formatted(marker));
    } else {
      take(Kind.HEREDOC, end);
    }
  }

  /** The offset after the marker on a line of its own, or -1. */
  private int endOfHeredoc(String marker, int from) {
    int lineStart = from + 1;
    while (lineStart <= source.length()) {
      int lineEnd = endOfLine(lineStart);
      String line = source.text().substring(lineStart, lineEnd);
      if (line.strip().equals(marker)) {
        return lineStart + line.stripTrailing().length();
      }
      lineStart = lineEnd + 1;
    }
    return -1;
  }

  private void neverEnds(String message) {
    source.structureFlaw(offset, message);
    offset = source.length();
  }

  private int endOfLine(int from) {
    int end = source.text().indexOf('\n', from);
    return end < 0 ? source.length() : end;
  }

  private int endOfWord(int from) {
    int end = from;
    while (end < source.length() && isWordPart(source.at(end))) {
      end++;
    }
    return end;
  }

  /** Takes all that looks like part of a number; whether it is one is found out later. */
  private int endOfNumber(int from) {
    int end = from;
    while (end < source.length()) {
      char c = source.at(end);
      boolean signOfExponent = (c == '+' || c == '-') && "eE".indexOf(source.at(end - 1)) >= 0;
      if (!Character.isLetterOrDigit(c) && c != '.' && c != '_' && !signOfExponent) {
        break;
      }
      end++;
    }
    return end;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isWordStart(char c) {
    return Character.isLetter(c) || c == '_';
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '-';
  }
}
