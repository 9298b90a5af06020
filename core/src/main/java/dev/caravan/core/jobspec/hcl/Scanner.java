package dev.caravan.core.jobspec.hcl;

import dev.caravan.core.jobspec.hcl.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts HCL text into tokens, in one pass. Knows strings, heredocs and comments. */
final class Scanner {
  private static final String OPERATORS = ".+-*/%?!<>&|";

  private final Source source;
  private final int end;
  private final List<Token> tokens = new ArrayList<>();
  private int offset;

  private Scanner(Source source, int start, int end) {
    this.source = source;
    this.offset = start;
    this.end = end;
  }

  /** The tokens, without spaces and comments; the last one is END. Stops at what never ends. */
  static List<Token> scan(Source source) {
    return scan(source, 0, source.length());
  }

  /** The tokens between two offsets, and END. */
  static List<Token> scan(Source source, int start, int end) {
    Scanner scanner = new Scanner(source, start, end);
    while (scanner.offset < end) {
      scanner.next();
    }
    scanner.tokens.add(new Token(Kind.END, end, end));
    return scanner.tokens;
  }

  private void next() {
    char c = at(offset);
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
    } else if (isDigit(c) || (c == '-' && isDigit(at(offset + 1)) && !followsOperand())) {
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
    char following = at(offset + 1);
    if (following == '=' || following == '>') {
      take(Kind.OPERATOR, offset + 2);
    } else {
      take(Kind.EQUALS, offset + 1);
    }
  }

  private void operatorOrFlaw(char c) {
    if (OPERATORS.indexOf(c) >= 0) {
      take(Kind.OPERATOR, offset + operatorLength(c));
      return;
    }
    if (c == '\'') {
      source.structureFlaw(offset, "strings are written between double quotes");
      offset = endOfLine(offset);
      return;
    }
    boolean template = c == '$' && at(offset + 1) == '{';
    source.structureFlaw(
        offset,
        template
            ? "a template stands between quotes: \"${…}\""
            : "unexpected character %s; remove it".formatted(name(c)));
    offset++;
  }

  private int operatorLength(char c) {
    if (source.startsWith("...", offset)) {
      return 3;
    }
    boolean withEquals = "<>!".indexOf(c) >= 0 && at(offset + 1) == '=';
    boolean doubled = "&|".indexOf(c) >= 0 && at(offset + 1) == c;
    return withEquals || doubled ? 2 : 1;
  }

  private static String name(char c) {
    return Character.isISOControl(c) || Character.isSurrogate(c)
        ? "U+%04X".formatted((int) c)
        : "\"" + c + "\"";
  }

  private void skipComment() {
    int close = source.text().indexOf("*/", offset + 2);
    if (close < 0 || close + 2 > end) {
      neverEnds("this comment is never closed; end it with */");
    } else {
      offset = close + 2;
    }
  }

  private void string() {
    int close =
        source.isHcl1()
            ? Hcl1Strings.end(source, offset + 1, end)
            : Nesting.endOfString(source, offset + 1, end);
    if (close < 0) {
      neverEnds("this string is not closed on its line; end it with \" or use a heredoc");
    } else {
      take(Kind.STRING, close);
    }
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
    int close = endOfHeredoc(marker, lineEnd);
    if (close < 0) {
      neverEnds("this heredoc is never closed; end it with a line %s".formatted(marker));
    } else {
      take(Kind.HEREDOC, close);
    }
  }

  /** The offset after the marker on a line of its own, or -1. */
  private int endOfHeredoc(String marker, int from) {
    int lineStart = from + 1;
    while (lineStart <= end) {
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
    offset = end;
  }

  /** The character at this offset; a zero character after the end. */
  private char at(int index) {
    return index < end ? source.at(index) : '\0';
  }

  private int endOfLine(int from) {
    int close = source.text().indexOf('\n', from);
    return close < 0 ? end : Math.min(close, end);
  }

  private int endOfWord(int from) {
    int after = from;
    while (isWordPart(at(after)) || (source.isHcl1() && at(after) == '.')) {
      after++;
    }
    return after;
  }

  /** Takes all that looks like part of a number; whether it is one is found out later. */
  private int endOfNumber(int from) {
    int after = from;
    while (after < end) {
      char c = at(after);
      boolean signOfExponent = (c == '+' || c == '-') && isExponent(from, after - 1);
      boolean spread = source.startsWith("...", after);
      if (spread || (!Character.isLetterOrDigit(c) && c != '.' && c != '_' && !signOfExponent)) {
        break;
      }
      after++;
    }
    return after;
  }

  private boolean isExponent(int from, int at) {
    return at >= from && "eE".indexOf(at(at)) >= 0;
  }

  /** Whether a minus that comes now stands between two operands. */
  private boolean followsOperand() {
    if (tokens.isEmpty()) {
      return false;
    }
    Kind last = tokens.get(tokens.size() - 1).kind();
    return last.isScalar() || last == Kind.CLOSE_PAREN || last == Kind.CLOSE_BRACKET;
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
