package dev.caravan.core.jobspec.hcl;

import dev.caravan.core.jobspec.hcl.Token.Kind;
import dev.caravan.core.jobspec.syntax.Position;
import java.util.List;

/** The tokens of a text whose brackets all have a partner, and ways to walk over them. */
final class Tokens {
  private final Source source;
  private final List<Token> tokens;
  private final Brackets brackets;

  Tokens(Source source, List<Token> tokens, Brackets brackets) {
    this.source = source;
    this.tokens = tokens;
    this.brackets = brackets;
  }

  /** The index of the token that ends the text. */
  int end() {
    return tokens.size() - 1;
  }

  Token get(int at) {
    return tokens.get(at);
  }

  boolean is(int at, Kind kind) {
    return tokens.get(at).is(kind);
  }

  /** Whether what is here can be a name: {@code count}, {@code "dash-ed"}. */
  boolean isName(int at) {
    return is(at, Kind.WORD) || is(at, Kind.STRING);
  }

  boolean isWord(int at, String word) {
    return is(at, Kind.WORD) && text(at).equals(word);
  }

  String text(int at) {
    return source.text(tokens.get(at));
  }

  Position position(int at) {
    return source.position(tokens.get(at));
  }

  /** What to call the token in a message. */
  String phrase(int at) {
    Token token = tokens.get(at);
    boolean telling = token.is(Kind.WORD) || token.is(Kind.NUMBER) || token.is(Kind.OPERATOR);
    return telling ? "\"" + text(at) + "\"" : token.kind().phrase();
  }

  int closerOf(int opener) {
    return brackets.closerOf(opener);
  }

  /** The token after this one, or after all that it opens. */
  int after(int at) {
    return tokens.get(at).kind().opens() ? closerOf(at) + 1 : at + 1;
  }

  int endOfLine(int from, int to) {
    int next = from;
    while (next < to && !is(next, Kind.NEWLINE)) {
      next = after(next);
    }
    return next;
  }

  /** Where the value of an attribute ends: at its line's end or a comma. */
  int endOfValue(int from, int to) {
    int next = from;
    while (next < to && !is(next, Kind.NEWLINE) && !is(next, Kind.COMMA)) {
      next = after(next);
    }
    return next;
  }

  /** Where an item of a list ends: at a comma. */
  int endOfItem(int from, int to) {
    int next = from;
    while (next < to && !is(next, Kind.COMMA)) {
      next = after(next);
    }
    return next;
  }

  int skipNewlines(int from, int to) {
    int next = from;
    while (next < to && is(next, Kind.NEWLINE)) {
      next++;
    }
    return next;
  }

  int dropNewlines(int from, int to) {
    int end = to;
    while (end > from && is(end - 1, Kind.NEWLINE)) {
      end--;
    }
    return end;
  }
}
