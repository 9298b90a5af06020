package dev.caravan.core.jobspec.hcl;

import dev.caravan.core.jobspec.hcl.Token.Kind;
import dev.caravan.core.jobspec.syntax.Position;

/**
 * Goes over the tokens of an expression. Line breaks are passed over, except between the fields of
 * an object.
 */
final class TokenCursor {
  private final Tokens tokens;
  private final int to;
  private int index;
  private boolean linesCount;
  private boolean crossedLine;

  TokenCursor(Tokens tokens, int from, int to) {
    this.tokens = tokens;
    this.index = from;
    this.to = to;
    settle();
  }

  private void settle() {
    crossedLine = false;
    while (!linesCount && index < to && tokens.is(index, Kind.NEWLINE)) {
      crossedLine = true;
      index++;
    }
  }

  /** The kind of the token here; END after the last one. */
  Kind kind() {
    return index < to ? tokens.get(index).kind() : Kind.END;
  }

  boolean at(Kind kind) {
    return kind() == kind;
  }

  boolean atOperator(String symbol) {
    return at(Kind.OPERATOR) && text().equals(symbol);
  }

  /** Whether the token after this one, line breaks apart, is this word. */
  boolean isFollowedBy(String word) {
    int following = tokens.skipNewlines(index + 1, to);
    return following < to && tokens.isWord(following, word);
  }

  String text() {
    return tokens.text(index);
  }

  Position position() {
    return tokens.position(index);
  }

  String phrase() {
    return index < to ? tokens.phrase(index) : "the end of the expression";
  }

  void advance() {
    index++;
    settle();
  }

  Token next() {
    Token token = tokens.get(index);
    advance();
    return token;
  }

  /** A name, which must be here. */
  String name() {
    if (!at(Kind.WORD)) {
      throw error("expected a name, found " + phrase());
    }
    String name = text();
    advance();
    return name;
  }

  boolean skip(Kind kind) {
    boolean found = at(kind);
    if (found) {
      advance();
    }
    return found;
  }

  boolean skipOperator(String symbol) {
    boolean found = atOperator(symbol);
    if (found) {
      advance();
    }
    return found;
  }

  boolean skipWord(String word) {
    boolean found = at(Kind.WORD) && text().equals(word);
    if (found) {
      advance();
    }
    return found;
  }

  void skipLines() {
    index = tokens.skipNewlines(index, to);
  }

  void expect(Kind kind, String where) {
    if (!skip(kind)) {
      throw error("expected %s %s, found %s".formatted(kind.phrase(), where, phrase()));
    }
  }

  void expectOperator(String symbol, String where) {
    if (!skipOperator(symbol)) {
      throw error("expected \"%s\" %s, found %s".formatted(symbol, where, phrase()));
    }
  }

  /** Enters a bracket, inside which lines do not count; returns what {@link #close} needs. */
  boolean open() {
    return open(false);
  }

  /** Enters a bracket inside which lines count. */
  boolean openLines() {
    return open(true);
  }

  private boolean open(boolean lines) {
    boolean outer = linesCount;
    linesCount = lines;
    advance();
    return outer;
  }

  void close(Kind closer, boolean outer) {
    if (linesCount) {
      skipLines();
    }
    if (!at(closer)) {
      String expected = "expected %s or \",\", found %s";
      throw error(expected.formatted(closer.phrase(), phrase()));
    }
    linesCount = outer;
    advance();
  }

  void expectEnd() {
    if (index < to) {
      throw error(
          crossedLine
              ? "expected \",\" after the item before this, found " + phrase()
              : "expected a new line or \",\" after the value, found " + phrase());
    }
  }

  SyntaxException error(String message) {
    return new SyntaxException(tokens.get(index).start(), message);
  }
}
