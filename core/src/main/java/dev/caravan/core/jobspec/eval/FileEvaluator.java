package dev.caravan.core.jobspec.eval;

import dev.caravan.core.jobspec.syntax.Attribute;
import dev.caravan.core.jobspec.syntax.Block;
import dev.caravan.core.jobspec.syntax.Body;
import dev.caravan.core.jobspec.syntax.Document;
import dev.caravan.core.jobspec.syntax.Flaw;
import dev.caravan.core.jobspec.syntax.Place;
import dev.caravan.core.jobspec.syntax.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Computes all that a file leaves to compute. */
public final class FileEvaluator {
  private static final Set<String> VARIABLES = Set.of("variable", "variables");

  private final Flaws flaws = new Flaws();
  private final Budget budget = new Budget();
  private final Given given;
  private final Values values;
  private final Variables variables;
  private final Locals locals;

  private FileEvaluator(Given given) {
    this.given = given;
    this.values = new Values(new Evaluator(budget, given.host()));
    this.variables = new Variables(values, budget, flaws);
    this.locals = new Locals(values, flaws);
  }

  /**
   * The file without variables, locals, dynamic blocks and deferred values.
   *
   * @return broken if computing it takes too much
   */
  public static Document evaluate(Document document, Given given) {
    Body body = document.body();
    return body == null ? document : new FileEvaluator(given).evaluate(body, document.flaws());
  }

  private Document evaluate(Body body, List<Flaw> known) {
    Body computed = null;
    try {
      computed = compute(body);
    } catch (Refusal refusal) {
      flaws.add(refusal, Position.START, Place.TOP);
    }
    List<Flaw> all = new ArrayList<>(known);
    all.addAll(flaws.all());
    return new Document(computed, all);
  }

  private Body compute(Body body) {
    List<Block> others = new ArrayList<>();
    for (Block block : body.blocks()) {
      if (VARIABLES.contains(block.type())) {
        variables.declare(block);
      } else if (block.type().equals("locals")) {
        locals.declare(block);
      } else {
        others.add(block);
      }
    }
    variables.computeAll(given);
    Scope scope = Scope.of(Map.of("var", variables, "local", locals));
    variables.validate(scope);
    locals.computeAll(scope);
    Body rest = new Body(body.attributes(), others);
    return new Expander(values, budget, flaws).body(rest, Place.TOP, scope);
  }

  /**
   * The values of a file of variables, by name.
   *
   * @param body the attributes of the file, which use no variables
   * @param problems receives what is wrong with the file
   */
  public static Map<String, Given.Input> values(Body body, List<Flaw> problems) {
    Flaws flaws = new Flaws();
    Values values = new Values(new Evaluator(new Budget(), Host.CLOSED));
    Map<String, Given.Input> inputs = new HashMap<>();
    for (Block block : body.blocks()) {
      String message = "a file of variables has attributes only: write %s = …";
      flaws.add(block.position(), Place.TOP, message.formatted(block.type()));
    }
    for (Attribute attribute : body.attributes()) {
      try {
        Datum datum = values.datum(attribute.value(), Scope.EMPTY);
        inputs.put(attribute.name(), new Given.Ready(datum));
      } catch (Refusal refusal) {
        flaws.add(refusal, attribute.value().position(), Place.TOP);
      }
    }
    problems.addAll(flaws.all());
    return inputs;
  }
}
