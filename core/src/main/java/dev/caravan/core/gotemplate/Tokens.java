package dev.caravan.core.gotemplate;

import dev.caravan.core.gotemplate.Token.Kind;
import java.util.List;

/** The tokens of a template, one after the other. */
final class Tokens {
  private final Source source;
  private final List<Token> all;
  private int at;

  Tokens(Source source, List<Token> all) {
    this.source = source;
    this.all = all;
  }

  Token peek() {
    return peek(0);
  }

  /** The token that comes after so many others. */
  Token peek(int ahead) {
    return all.get(Math.min(at + ahead, all.size() - 1));
  }

  Token next() {
    Token token = peek();
    at++;
    return token;
  }

  Token expect(Kind kind, String where) throws TemplateException {
    Token token = next();
    if (!token.is(kind)) {
      throw source.problem(token.offset(), "unexpected " + token.shown() + " in " + where);
    }
    return token;
  }
}
