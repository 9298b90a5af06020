package dev.caravan.core.jobspec.hcl;

import dev.caravan.core.jobspec.hcl.Token.Kind;
import dev.caravan.core.jobspec.syntax.Expression;
import dev.caravan.core.jobspec.syntax.Expression.Entry;
import dev.caravan.core.jobspec.syntax.Operator;
import dev.caravan.core.jobspec.syntax.Position;
import dev.caravan.core.jobspec.syntax.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads expressions by precedence climbing. */
final class ExpressionParser {
  /** How deep expressions may be nested, counting templates in them. */
  static final int MAX_DEPTH = 100;

  private final TokenCursor cursor;
  private final ScalarReader scalars;
  private int depth;

  private ExpressionParser(TokenCursor cursor, ScalarReader scalars, int depth) {
    this.cursor = cursor;
    this.scalars = scalars;
    this.depth = depth;
  }

  /**
   * The expression that all tokens from one to another make up.
   *
   * @param depth how deep it is nested already
   * @return null if there is none, which the source has been told
   */
  static @Nullable Expression parse(Source source, Tokens tokens, int from, int to, int depth) {
    TokenCursor cursor = new TokenCursor(tokens, from, to);
    try {
      var parser = new ExpressionParser(cursor, new ScalarReader(source), depth);
      Expression expression = parser.expression();
      cursor.expectEnd();
      return expression;
    } catch (SyntaxException e) {
      source.structureFlaw(e.offset(), e.getMessage());
      return null;
    }
  }

  /** A reader of what is inside a template's directive; it throws instead of telling the source. */
  static ExpressionParser within(TokenCursor cursor, Source source, int depth) {
    return new ExpressionParser(cursor, new ScalarReader(source), depth);
  }

  Expression expression() {
    descend();
    Expression test = operation(1);
    if (cursor.atOperator("?")) {
      Position position = cursor.position();
      cursor.advance();
      Expression yes = expression();
      cursor.expect(Kind.COLON, "in this conditional expression");
      test = new Expression.Conditional(test, yes, expression(), position);
    }
    depth--;
    return test;
  }

  private void descend() {
    depth++;
    if (depth > MAX_DEPTH) {
      throw cursor.error("nested more than %d deep; make it flatter".formatted(MAX_DEPTH));
    }
  }

  /** Operands and the operators between them that bind at least that strongly. */
  private Expression operation(int strength) {
    Expression left = unary();
    Optional<Operator> operator = operator(strength);
    while (operator.isPresent()) {
      Position position = cursor.position();
      cursor.advance();
      Expression right = operation(operator.get().strength() + 1);
      left = new Expression.Binary(operator.get(), left, right, position);
      operator = operator(strength);
    }
    return left;
  }

  private Optional<Operator> operator(int strength) {
    return cursor.at(Kind.OPERATOR)
        ? Operator.binary(cursor.text()).filter(found -> found.strength() >= strength)
        : Optional.empty();
  }

  private Expression unary() {
    Position position = cursor.position();
    boolean not = cursor.atOperator("!");
    if (!not && !cursor.atOperator("-")) {
      return steps(operand());
    }
    cursor.advance();
    descend();
    Expression operand = unary();
    depth--;
    return new Expression.Unary(not ? Operator.NOT : Operator.MINUS, operand, position);
  }

  private Expression operand() {
    Kind kind = cursor.kind();
    Position position = cursor.position();
    return switch (kind) {
      case NUMBER, STRING, HEREDOC -> scalar(scalars.scalar(cursor.next(), depth));
      case WORD -> word(cursor.next(), position);
      case OPEN_PAREN -> parenthesized();
      case OPEN_BRACKET -> forFollows() ? forSequence(position) : sequence(position);
      case OPEN_BRACE -> forFollows() ? forMapping(position) : mapping(position);
      default -> throw cursor.error("expected a value, found " + cursor.phrase());
    };
  }

  private static Expression scalar(Value value) {
    return value instanceof Value.Deferred deferred
        ? deferred.expression()
        : new Expression.Literal(value);
  }

  private Expression word(Token word, Position position) {
    String name = scalars.text(word);
    if (cursor.at(Kind.OPEN_PAREN)) {
      return call(name, position);
    }
    return scalars
        .constant(name, position)
        .<Expression>map(Expression.Literal::new)
        .orElseGet(() -> new Expression.Reference(name, position));
  }

  private Expression parenthesized() {
    boolean outer = cursor.open();
    Expression inner = expression();
    cursor.close(Kind.CLOSE_PAREN, outer);
    return inner;
  }

  private Expression call(String name, Position position) {
    boolean outer = cursor.open();
    List<Expression> arguments = new ArrayList<>();
    boolean spread = false;
    while (!spread && !cursor.at(Kind.CLOSE_PAREN)) {
      arguments.add(expression());
      spread = cursor.skipOperator("...");
      if (!cursor.skip(Kind.COMMA)) {
        break;
      }
    }
    cursor.close(Kind.CLOSE_PAREN, outer);
    return new Expression.Call(name, arguments, spread, position);
  }

  private Expression sequence(Position position) {
    boolean outer = cursor.open();
    List<Expression> items = new ArrayList<>();
    while (!cursor.at(Kind.CLOSE_BRACKET)) {
      items.add(expression());
      if (!cursor.skip(Kind.COMMA)) {
        break;
      }
    }
    cursor.close(Kind.CLOSE_BRACKET, outer);
    return new Expression.Sequence(items, position);
  }

  private Expression mapping(Position position) {
    boolean outer = cursor.openLines();
    List<Entry> entries = new ArrayList<>();
    cursor.skipLines();
    while (!cursor.at(Kind.CLOSE_BRACE)) {
      entries.add(entry());
      if (!cursor.skip(Kind.COMMA) && !cursor.at(Kind.NEWLINE)) {
        break;
      }
      cursor.skipLines();
    }
    cursor.close(Kind.CLOSE_BRACE, outer);
    return new Expression.Mapping(entries, position);
  }

  private Entry entry() {
    Position position = cursor.position();
    Expression key = expression();
    if (key instanceof Expression.Reference word) {
      key = new Expression.Literal(new Value.Text(word.name(), position));
    }
    if (!cursor.skip(Kind.EQUALS)) {
      cursor.expect(Kind.COLON, "or \"=\" after the name in this object");
    }
    return new Entry(key, expression());
  }

  private boolean forFollows() {
    return cursor.isFollowedBy("for");
  }

  private Expression forSequence(Position position) {
    boolean outer = cursor.open();
    cursor.advance();
    Expression.Loop loop = loop();
    cursor.expect(Kind.COLON, "after what \"for\" goes through");
    Expression item = expression();
    Expression filter = filter();
    cursor.close(Kind.CLOSE_BRACKET, outer);
    return new Expression.ForSequence(loop, item, filter, position);
  }

  private Expression forMapping(Position position) {
    boolean outer = cursor.open();
    cursor.advance();
    Expression.Loop loop = loop();
    cursor.expect(Kind.COLON, "after what \"for\" goes through");
    Expression key = expression();
    cursor.expectOperator("=>", "after the key");
    Entry entry = new Entry(key, expression());
    boolean grouped = cursor.skipOperator("...");
    Expression filter = filter();
    cursor.close(Kind.CLOSE_BRACE, outer);
    return new Expression.ForMapping(loop, entry, grouped, filter, position);
  }

  private @Nullable Expression filter() {
    return cursor.skipWord("if") ? expression() : null;
  }

  /** What follows {@code for}: {@code k, v in xs}. */
  Expression.Loop loop() {
    String first = cursor.name();
    String second = cursor.skip(Kind.COMMA) ? cursor.name() : null;
    if (!cursor.skipWord("in")) {
      throw cursor.error("expected \"in\" after the names of \"for\", found " + cursor.phrase());
    }
    Expression source = expression();
    return second == null
        ? new Expression.Loop(null, first, source)
        : new Expression.Loop(first, second, source);
  }

  /** What may follow an operand: members, indexes, splats. */
  private Expression steps(Expression operand) {
    Expression owner = operand;
    for (int step = 0; ; step++) {
      if (step > MAX_DEPTH) {
        throw cursor.error("this goes more than %d steps deep; shorten it".formatted(MAX_DEPTH));
      }
      Position position = cursor.position();
      if (cursor.skipOperator(".")) {
        owner =
            cursor.skipOperator("*")
                ? new Expression.Splat(owner, memberSteps(), position)
                : member(owner, position);
      } else if (cursor.at(Kind.OPEN_BRACKET)) {
        owner = bracket(owner, position);
      } else {
        return owner;
      }
    }
  }

  /** After {@code .*} only members belong to the splat, unlike after {@code [*]}. */
  private Expression memberSteps() {
    Expression owner = new Expression.Reference(Expression.ELEMENT, cursor.position());
    for (int step = 0; step < MAX_DEPTH && cursor.atOperator("."); step++) {
      Position position = cursor.position();
      cursor.advance();
      owner = member(owner, position);
    }
    return owner;
  }

  /** Also the older {@code list.0.name}, whose digits and name are one token. */
  private Expression member(Expression owner, Position position) {
    if (cursor.at(Kind.WORD)) {
      return new Expression.Member(owner, scalars.text(cursor.next()), position);
    }
    if (!cursor.at(Kind.NUMBER)) {
      throw cursor.error("expected a name after \".\", found " + cursor.phrase());
    }
    Expression result = owner;
    for (String step : scalars.text(cursor.next()).split("\\.", MAX_DEPTH)) {
      boolean digits = step.matches("\\d{1,9}");
      result =
          digits
              ? new Expression.Index(
                  result, new Expression.Literal(scalars.number(step, position)), position)
              : new Expression.Member(result, step, position);
    }
    return result;
  }

  private Expression bracket(Expression owner, Position position) {
    boolean outer = cursor.open();
    if (cursor.skipOperator("*")) {
      cursor.close(Kind.CLOSE_BRACKET, outer);
      descend();
      Expression each = steps(new Expression.Reference(Expression.ELEMENT, position));
      depth--;
      return new Expression.Splat(owner, each, position);
    }
    Expression key = expression();
    cursor.close(Kind.CLOSE_BRACKET, outer);
    return new Expression.Index(owner, key, position);
  }
}
