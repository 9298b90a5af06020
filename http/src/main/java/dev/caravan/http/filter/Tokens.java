package dev.caravan.http.filter;

import dev.caravan.http.request.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits an expression into words. */
final class Tokens {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|`([^`]*+)`|(==|!=|[()\\[\\]])|([^\\s\"`()\\[\\]=!]++))");

  private final List<Token> tokens = new ArrayList<>();
  private int next;

  private Tokens(String text) {
    Matcher matcher = TOKEN.matcher(text);
    int end = 0;
    while (matcher.find(end) && matcher.start() == end) {
      tokens.add(token(matcher));
      end = matcher.end();
    }
    if (!text.substring(end).isBlank()) {
      throw refusal(end, "nothing that a filter can contain");
    }
    tokens.add(new Token(Token.Kind.END, "", text.length()));
  }

  static Tokens of(String text) {
    return new Tokens(text);
  }

  private static Token token(Matcher matcher) {
    if (matcher.group(1) != null) {
      String value = matcher.group(1).replaceAll("\\\\(.)", "$1");
      return new Token(Token.Kind.QUOTED, value, matcher.start(1));
    }
    if (matcher.group(2) != null) {
      return new Token(Token.Kind.QUOTED, matcher.group(2), matcher.start(2));
    }
    return matcher.group(3) != null
        ? new Token(Token.Kind.SYMBOL, matcher.group(3), matcher.start(3))
        : new Token(Token.Kind.WORD, matcher.group(4), matcher.start(4));
  }

  Token peek() {
    return tokens.get(next);
  }

  Token take() {
    Token token = peek();
    if (token.kind() != Token.Kind.END) {
      next++;
    }
    return token;
  }

  /** Takes these words if they are the next ones. */
  boolean takeIf(String... words) {
    for (int i = 0; i < words.length; i++) {
      if (next + i >= tokens.size() || !tokens.get(next + i).is(words[i])) {
        return false;
      }
    }
    next += words.length;
    return true;
  }

  void expect(String word) {
    if (!takeIf(word)) {
      throw refusal(peek().position(), "\"" + word + "\" must stand here");
    }
  }

  static ApiException refusal(int position, String what) {
    return ApiException.badRequest(
        "failed to read filter expression: at character %d: %s".formatted(position + 1, what));
  }
}
