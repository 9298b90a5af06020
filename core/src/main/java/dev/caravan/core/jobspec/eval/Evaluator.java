package dev.caravan.core.jobspec.eval;

import dev.caravan.core.jobspec.syntax.Expression;
import dev.caravan.core.jobspec.syntax.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Computes expressions. */
final class Evaluator {
  private final Budget budget;
  private final Host host;
  private final Loops loops = new Loops(this);
  private final Steps steps = new Steps(this);

  Evaluator(Budget budget, Host host) {
    this.budget = budget;
    this.host = host;
  }

  Budget budget() {
    return budget;
  }

  Host host() {
    return host;
  }

  /**
   * What the expression gives.
   *
   * @throws Refusal if it gives nothing, with the position at fault
   */
  Datum evaluate(Expression expression, Scope scope) {
    budget.descend();
    try {
      return dispatch(expression, scope);
    } catch (Refusal refusal) {
      throw refusal.at(expression.position());
    } finally {
      budget.ascend();
    }
  }

  private Datum dispatch(Expression expression, Scope scope) {
    if (expression instanceof Expression.Literal literal) {
      return Values.scalar(literal.value());
    } else if (expression instanceof Expression.Template template) {
      return template(template, scope);
    } else if (expression instanceof Expression.Interpolation interpolation) {
      return interpolation(interpolation, scope);
    } else if (expression instanceof Expression.Call call) {
      return budget.make(Calls.call(this, call, scope));
    } else if (expression instanceof Expression.Conditional choice) {
      return evaluate(test(choice.test(), scope) ? choice.yes() : choice.no(), scope);
    }
    return operation(expression, scope)
        .or(() -> collection(expression, scope))
        .or(() -> loops.loop(expression, scope))
        .orElseGet(() -> steps.step(expression, scope));
  }

  private Optional<Datum> operation(Expression expression, Scope scope) {
    if (expression instanceof Expression.Unary unary) {
      return Optional.of(Operations.unary(unary.operator(), evaluate(unary.operand(), scope)));
    } else if (expression instanceof Expression.Binary binary) {
      return Optional.of(binary(binary, scope));
    }
    return Optional.empty();
  }

  private Datum binary(Expression.Binary binary, Scope scope) {
    Operator operator = binary.operator();
    Datum left = evaluate(binary.left(), scope);
    if (operator == Operator.OR || operator == Operator.AND) {
      boolean decided = Operations.flag(operator, left) == (operator == Operator.OR);
      return decided
          ? new Datum.Flag(operator == Operator.OR)
          : new Datum.Flag(Operations.flag(operator, evaluate(binary.right(), scope)));
    }
    Datum right = evaluate(binary.right(), scope);
    budget.read(left);
    budget.read(right);
    return Operations.binary(operator, left, right);
  }

  private Optional<Datum> collection(Expression expression, Scope scope) {
    if (expression instanceof Expression.Sequence sequence) {
      List<Datum> items = new ArrayList<>();
      sequence.items().forEach(item -> items.add(evaluate(item, scope)));
      return Optional.of(budget.make(Datum.Items.list(items)));
    } else if (expression instanceof Expression.Mapping mapping) {
      SortedMap<String, Datum> fields = new TreeMap<>();
      for (Expression.Entry entry : mapping.entries()) {
        fields.put(key(entry.key(), scope), evaluate(entry.value(), scope));
      }
      return Optional.of(budget.make(Datum.Fields.of(fields)));
    }
    return Optional.empty();
  }

  /** The name that an expression gives. */
  String key(Expression expression, Scope scope) {
    Datum key = evaluate(expression, scope);
    return Convert.text(key)
        .orElseThrow(
            () ->
                Refusal.of("a name must be a string, but this is %s", key.kind())
                    .at(expression.position()));
  }

  /** The answer of an expression that must be true or false. */
  boolean test(Expression expression, Scope scope) {
    Datum answer = evaluate(expression, scope);
    return Convert.flag(answer)
        .orElseThrow(
            () ->
                Refusal.of("a condition must be true or false, but this is %s", answer.kind())
                    .at(expression.position()));
  }

  private Datum template(Expression.Template template, Scope scope) {
    List<Expression> parts = template.parts();
    if (parts.size() == 1 && parts.get(0) instanceof Expression.Interpolation only) {
      return evaluate(only, scope);
    }
    Bounded.Text out = new Bounded.Text();
    for (Expression part : parts) {
      Datum datum = evaluate(part, scope);
      out.append(
          Convert.text(datum)
              .orElseThrow(
                  () ->
                      Refusal.of("%s cannot stand in a string; jsonencode makes one", datum.kind())
                          .at(part.position())));
    }
    return budget.make(new Datum.Text(out.toString()));
  }

  private Datum interpolation(Expression.Interpolation interpolation, Scope scope) {
    String root = interpolation.root();
    if (root != null && !scope.knows(root) && !Roots.isConstant(root)) {
      return Roots.unknownInTemplate(interpolation, root);
    }
    Expression content = interpolation.content();
    if (content == null) {
      throw new Refusal("this is no expression; write $${ for the characters themselves");
    }
    return evaluate(content, scope);
  }
}
