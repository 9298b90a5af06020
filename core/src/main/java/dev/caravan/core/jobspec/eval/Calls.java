package dev.caravan.core.jobspec.eval;

import dev.caravan.core.jobspec.syntax.Expression;
import java.util.ArrayList;
import java.util.List;

/** Calls functions. */
final class Calls {
  private Calls() {}

  static Datum call(Evaluator evaluator, Expression.Call call, Scope scope) {
    return switch (call.function()) {
      case "try" -> attempt(evaluator, call, scope);
      case "can" -> new Datum.Flag(succeeds(evaluator, call, scope));
      case "convert" -> convert(evaluator, call, scope);
      default -> apply(evaluator, call, scope);
    };
  }

  private static Datum apply(Evaluator evaluator, Expression.Call call, Scope scope) {
    String name = call.function();
    Function function = Functions.named(name);
    if (function == null) {
      throw Refusal.of("there is no function %s%s", name, Names.hint(name, Functions.names()));
    }
    List<Datum> values = arguments(evaluator, call, scope);
    checkCount(name, function, values.size());
    values.forEach(evaluator.budget()::read);
    return function.body().apply(new Arguments(name, values, evaluator));
  }

  private static void checkCount(String name, Function function, int count) {
    if (count < function.least() || count > function.most()) {
      String wanted =
          function.least() == function.most()
              ? String.valueOf(function.least())
              : function.most() == Function.ANY
                  ? "at least " + function.least()
                  : function.least() + " to " + function.most();
      throw Refusal.of("%s takes %s arguments, but here are %d", name, wanted, count);
    }
  }

  private static List<Datum> arguments(Evaluator evaluator, Expression.Call call, Scope scope) {
    List<Datum> values = new ArrayList<>();
    call.arguments().forEach(argument -> values.add(evaluator.evaluate(argument, scope)));
    if (call.spread()) {
      Datum last = values.remove(values.size() - 1);
      values.addAll(
          Convert.items(last)
              .orElseThrow(
                  () -> Refusal.of("only a list can be spread with ..., not %s", last.kind())));
    }
    return values;
  }

  /** The first argument that can be computed. */
  private static Datum attempt(Evaluator evaluator, Expression.Call call, Scope scope) {
    Refusal last = new Refusal("try takes at least 1 argument");
    for (Expression argument : call.arguments()) {
      try {
        return evaluator.evaluate(argument, scope);
      } catch (Refusal.Exhaustion e) {
        throw e;
      } catch (Refusal e) {
        last = e;
      }
    }
    throw last;
  }

  private static boolean succeeds(Evaluator evaluator, Expression.Call call, Scope scope) {
    if (call.arguments().size() != 1) {
      throw Refusal.of("can takes 1 argument, but here are %d", call.arguments().size());
    }
    try {
      evaluator.evaluate(call.arguments().get(0), scope);
      return true;
    } catch (Refusal.Exhaustion e) {
      throw e;
    } catch (Refusal e) {
      return false;
    }
  }

  /** {@code convert(value, list(string))}: the second argument is a type, not a value. */
  private static Datum convert(Evaluator evaluator, Expression.Call call, Scope scope) {
    if (call.arguments().size() != 2) {
      throw Refusal.of("convert takes 2 arguments, but here are %d", call.arguments().size());
    }
    Datum value = evaluator.evaluate(call.arguments().get(0), scope);
    evaluator.budget().read(value);
    return TypeReader.read(call.arguments().get(1)).convert(value, "the value");
  }
}
