package dev.caravan.core.jobspec.hcl;

import dev.caravan.core.jobspec.hcl.Token.Kind;
import dev.caravan.core.jobspec.syntax.Expression;
import dev.caravan.core.jobspec.syntax.Position;
import dev.caravan.core.jobspec.syntax.Value;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads values that are neither list nor object. What it cannot read is a flaw, never a guess; what
 * must be computed is deferred.
 */
final class ScalarReader implements Scalars {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d{1,3})?");
  private static final int MAX_DIGITS = 100;

  private final Source source;
  private final TemplateReader templates;

  ScalarReader(Source source) {
    this.source = source;
    this.templates = new TemplateReader(source);
  }

  @Override
  public String name(Token token) {
    return token.is(Kind.STRING) ? templates.plain(token) : source.text(token);
  }

  String text(Token token) {
    return source.text(token);
  }

  @Override
  public Value read(Tokens tokens, int from, int to) {
    Token first = tokens.get(from);
    if (to - from == 1 && first.kind().isScalar() && !first.is(Kind.WORD)) {
      return scalar(first, 0);
    }
    Position position = source.position(first);
    Expression expression = ExpressionParser.parse(source, tokens, from, to, 0);
    if (expression == null) {
      return new Value.Unreadable(position);
    }
    return expression instanceof Expression.Literal literal
        ? literal.value()
        : new Value.Deferred(expression, position);
  }

  /**
   * The value of a token that is a number, string or heredoc.
   *
   * @param depth how deep it is nested in an expression
   */
  Value scalar(Token token, int depth) {
    return switch (token.kind()) {
      case STRING -> templates.quoted(token, depth);
      case HEREDOC -> templates.heredoc(token, depth);
      default -> number(source.text(token), source.position(token));
    };
  }

  /** The number that is written so. */
  Value number(String text, Position position) {
    if (!NUMBER.matcher(text).matches() || text.length() > MAX_DIGITS) {
      String message = "%s is not a number; quote it if it is text";
      source.valueFlaw(position, message.formatted(text));
      return new Value.Unreadable(position);
    }
    BigDecimal number = new BigDecimal(text).stripTrailingZeros();
    return new Value.Numeral(number, position);
  }

  /** The value of a word that has one of its own. */
  Optional<Value> constant(String word, Position position) {
    return switch (word) {
      case "true" -> Optional.of(new Value.Flag(true, position));
      case "false" -> Optional.of(new Value.Flag(false, position));
      case "null" -> Optional.of(new Value.Null(position));
      default -> Optional.empty();
    };
  }
}
