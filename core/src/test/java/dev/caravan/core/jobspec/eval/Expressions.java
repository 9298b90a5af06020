package dev.caravan.core.jobspec.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.jobspec.hcl.HclReader;
import dev.caravan.core.jobspec.syntax.Attribute;
import dev.caravan.core.jobspec.syntax.Document;
import java.util.Map;
import java.util.TreeMap;

/** Computes expressions in which some variables are set. */
final class Expressions {
  private static final Map<String, String> VARIABLES =
      new TreeMap<>(
          Map.of(
              "one", "1",
              "name", "\"web\"",
              "ports", "[80, 443]",
              "owner", "{ name = \"ops\", phones = [{ n = 1 }, { n = 2 }] }",
              "nothing", "null",
              "empty", "[]"));

  private Expressions() {}

  /** What an expression gives, as JSON. */
  static String json(String expression) {
    return Json.write(evaluate(expression, Host.CLOSED));
  }

  static Datum evaluate(String expression, Host host) {
    Document document = HclReader.readValue(expression.replace('⏎', '\n'));
    assertThat(document.flaws()).as(expression).isEmpty();
    Attribute attribute = document.body().attributes().get(0);
    Values values = new Values(new Evaluator(new Budget(), host));
    return values.datum(attribute.value(), Scope.of(Map.of("var", Expressions::variable)));
  }

  private static Datum variable(String name) {
    String text = VARIABLES.get(name);
    if (text == null) {
      throw Names.unknown("var", name, VARIABLES.keySet());
    }
    return evaluate(text, Host.CLOSED);
  }

  /** What is wrong with an expression, with its column; the first thing if it cannot be read. */
  static String refusal(String expression) {
    Document document = HclReader.readValue(expression);
    if (!document.flaws().isEmpty()) {
      var flaw = document.flaws().get(0);
      return flaw.position().column() + ": " + flaw.message();
    }
    try {
      return "gives " + json(expression);
    } catch (Refusal refusal) {
      var start = document.body().attributes().get(0).value().position();
      return refusal.positionOr(start).column() + ": " + refusal.message();
    }
  }
}
