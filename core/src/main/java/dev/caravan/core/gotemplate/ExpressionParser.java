package dev.caravan.core.gotemplate;

import dev.caravan.core.gotemplate.Node.Pipeline;
import dev.caravan.core.gotemplate.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads what stands in an action: pipelines of commands, and the variables they are given to. */
final class ExpressionParser {
  private static final int MAX_DEPTH = 100;

  /** Of commands in a pipeline and fields of fields. */
  private static final int MAX_LENGTH = 200;

  private final Source source;
  private final Tokens tokens;
  private final Map<String, TemplateFunction> functions;
  private final Set<String> called = new TreeSet<>();
  private List<String> variables = new ArrayList<>(List.of(""));
  private int depth;

  ExpressionParser(Source source, Tokens tokens, Map<String, TemplateFunction> functions) {
    this.source = source;
    this.tokens = tokens;
    this.functions = functions;
  }

  /** The functions that all expressions so far call. */
  Set<String> called() {
    return called;
  }

  /** How many variables are known here; to be given to {@link #leave}. */
  int scope() {
    return variables.size();
  }

  /** Forgets the variables that were declared since. */
  void leave(int scope) {
    variables.subList(scope, variables.size()).clear();
  }

  /** A definition sees none of the variables around it. */
  List<String> hideVariables() {
    List<String> outside = variables;
    variables = new ArrayList<>(List.of(""));
    return outside;
  }

  void showVariables(List<String> outside) {
    variables = outside;
  }

  /**
   * Reads a pipeline up to the end of its action.
   *
   * @param range whether it is that of a {@code range}, which can have two variables
   */
  Pipeline pipeline(boolean range) throws TemplateException {
    List<String> targets = new ArrayList<>();
    boolean assigns = false;
    if (startsWithVariables(range)) {
      targets.add(tokens.next().text());
      if (tokens.peek().is(Kind.COMMA)) {
        tokens.next();
        targets.add(tokens.expect(Kind.VARIABLE, "range").text());
      }
      assigns = tokens.next().is(Kind.ASSIGN);
    }
    if (assigns) {
      for (String target : targets) {
        known(target, tokens.peek());
      }
    }
    Expression value = piped();
    if (!assigns) {
      variables.addAll(targets);
    }
    return new Pipeline(targets, assigns, value);
  }

  private boolean startsWithVariables(boolean range) {
    if (!tokens.peek().is(Kind.VARIABLE)) {
      return false;
    }
    Token after = tokens.peek(1);
    return after.is(Kind.DECLARE)
        || after.is(Kind.ASSIGN)
        || (range && after.is(Kind.COMMA) && tokens.peek(2).is(Kind.VARIABLE));
  }

  private Expression piped() throws TemplateException {
    Expression value = command(null);
    for (int length = 1; tokens.peek().is(Kind.PIPE); length++) {
      checkLength(length, tokens.next());
      value = command(value);
    }
    return value;
  }

  /**
   * One command: a value, or a function with what it is called with.
   *
   * @param piped the value that the command before it has; null for none
   */
  private Expression command(@Nullable Expression piped) throws TemplateException {
    Token first = tokens.peek();
    if (first.is(Kind.WORD) && !first.text().equals("nil")) {
      tokens.next();
      List<Expression> arguments = new ArrayList<>();
      while (startsOperand(tokens.peek())) {
        arguments.add(operand());
      }
      if (piped != null) {
        arguments.add(piped);
      }
      return call(first, arguments);
    }
    if (!startsOperand(first)) {
      throw source.problem(first.offset(), "missing value for command: " + first.shown());
    }
    Expression value = operand();
    if (piped != null || startsOperand(tokens.peek())) {
      throw source.problem(first.offset(), "can't give argument to non-function " + first.shown());
    }
    return value;
  }

  private Expression call(Token name, List<Expression> arguments) throws TemplateException {
    if (name.text().equals("and") || name.text().equals("or")) {
      if (arguments.isEmpty()) {
        throw source.problem(
            name.offset(), "wrong number of args for " + name.text() + ": want at least 1 got 0");
      }
      return new Expression.Junction(name.text().equals("and"), arguments, name.offset());
    }
    TemplateFunction function = functions.get(name.text());
    if (function == null) {
      throw source.problem(name.offset(), "function \"" + name.text() + "\" not defined");
    }
    called.add(name.text());
    return new Expression.Call(name.text(), function, arguments, name.offset());
  }

  private static boolean startsOperand(Token token) {
    return switch (token.kind()) {
      case DOT, FIELD, VARIABLE, CONSTANT, LEFT_PARENTHESIS, WORD -> true;
      default -> false;
    };
  }

  private Expression operand() throws TemplateException {
    Token token = tokens.next();
    Expression value =
        switch (token.kind()) {
          case DOT -> new Expression.Dot(token.offset());
          case FIELD ->
              new Expression.Field(
                  new Expression.Dot(token.offset()), token.text(), token.offset());
          case VARIABLE -> known(token.text(), token);
          case CONSTANT -> new Expression.Constant(token.value(), token.offset());
          case LEFT_PARENTHESIS -> parenthesised(token);
          default ->
              token.text().equals("nil")
                  ? new Expression.Constant(null, token.offset())
                  : call(token, List.of());
        };
    for (int length = 1; tokens.peek().is(Kind.FIELD) && tokens.peek().attached(); length++) {
      Token field = tokens.next();
      checkLength(length, field);
      value = new Expression.Field(value, field.text(), field.offset());
    }
    return value;
  }

  private void checkLength(int length, Token where) throws TemplateException {
    if (length > MAX_LENGTH) {
      throw source.problem(where.offset(), "the expression is too long");
    }
  }

  private Expression parenthesised(Token opened) throws TemplateException {
    if (++depth > MAX_DEPTH) {
      throw source.problem(opened.offset(), "parentheses are nested too deeply");
    }
    Expression value = piped();
    depth--;
    tokens.expect(Kind.RIGHT_PARENTHESIS, "parenthesized expression");
    return value;
  }

  private Expression known(String variable, Token where) throws TemplateException {
    if (!variables.contains(variable)) {
      throw source.problem(where.offset(), "undefined variable \"$" + variable + "\"");
    }
    return new Expression.Variable(variable, where.offset());
  }
}
