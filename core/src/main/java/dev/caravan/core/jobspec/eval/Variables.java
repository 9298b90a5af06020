package dev.caravan.core.jobspec.eval;

import dev.caravan.core.jobspec.hcl.HclReader;
import dev.caravan.core.jobspec.syntax.Block;
import dev.caravan.core.jobspec.syntax.Body;
import dev.caravan.core.jobspec.syntax.Document;
import dev.caravan.core.jobspec.syntax.Place;
import dev.caravan.core.jobspec.syntax.Position;
import dev.caravan.core.jobspec.syntax.Value;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/** The variables of a file and their values. */
final class Variables implements Scope.Root {
  private static final int MAX_GIVEN = 1 << 20;

  private final Map<String, Variable> declared = new LinkedHashMap<>();
  private final Map<String, Datum> computed = new HashMap<>();
  private final Values values;
  private final Budget budget;
  private final Flaws flaws;

  Variables(Values values, Budget budget, Flaws flaws) {
    this.values = values;
    this.budget = budget;
    this.flaws = flaws;
  }

  /** Takes a {@code variable} or {@code variables} block. */
  void declare(Block block) {
    if (block.type().equals("variable")) {
      new VariableReader(flaws).read(block).ifPresent(this::declare);
    } else {
      block.body().attributes().forEach(attribute -> declare(Variable.of(attribute)));
    }
  }

  private void declare(Variable variable) {
    Variable first = declared.putIfAbsent(variable.name(), variable);
    if (first != null) {
      String message = "variable \"%s\" is declared twice, first in line %d; remove one of the two";
      flaws.add(
          variable.position(),
          Place.TOP,
          message.formatted(variable.name(), first.position().line()));
    }
  }

  /** Computes all of them. */
  void computeAll(Given given) {
    for (String name : new TreeSet<>(given.values().keySet())) {
      if (!declared.containsKey(name)) {
        String message = "a value is given for variable \"%s\", which the file does not declare%s";
        String hint = Names.hint(name, declared.keySet());
        flaws.add(Position.START, Place.TOP, message.formatted(name, hint));
      }
    }
    Map<String, Given.Input> inputs = given.inputs();
    for (Variable variable : declared.values()) {
      try {
        Datum datum = compute(variable, inputs);
        computed.put(variable.name(), datum);
      } catch (Refusal.Exhaustion e) {
        throw e;
      } catch (Refusal refusal) {
        flaws.add(refusal, variable.position(), variable.place());
      }
    }
  }

  private Datum compute(Variable variable, Map<String, Given.Input> inputs) {
    Given.Input input = inputs.get(variable.name());
    if (input != null) {
      Datum datum = given(variable, input);
      budget.read(datum);
      return variable.type().convert(datum, "the value given");
    }
    if (variable.initial().isPresent()) {
      Value initial = variable.initial().get();
      try {
        Datum datum = values.datum(initial, Scope.EMPTY);
        budget.read(datum);
        return variable.type().convert(datum, "default");
      } catch (Refusal refusal) {
        throw refusal.at(initial.position());
      }
    }
    throw new Refusal("no value for this variable; give one, or add a default");
  }

  private Datum given(Variable variable, Given.Input input) {
    if (input instanceof Given.Ready ready) {
      checkSize(ready.datum().bulk().size());
      return ready.datum();
    }
    String text = ((Given.Written) input).text();
    checkSize(text.length());
    if (variable.type().takesText()) {
      return new Datum.Text(text);
    }
    Document document = HclReader.readValue(text);
    Body body = document.body();
    if (body == null || !document.flaws().isEmpty()) {
      String reason = document.flaws().get(0).message();
      throw Refusal.of("the value given cannot be read: %s", reason);
    }
    return given(body);
  }

  private static void checkSize(long size) {
    if (size > MAX_GIVEN) {
      throw new Refusal("the value given is longer than 1 MiB; give a shorter one");
    }
  }

  private Datum given(Body body) {
    try {
      return values.datum(body.attributes().get(0).value(), Scope.EMPTY);
    } catch (Refusal.Exhaustion e) {
      throw e;
    } catch (Refusal refusal) {
      throw Refusal.of("the value given cannot be used: %s", refusal.message());
    }
  }

  /** Checks what the variables' blocks demand of their values. */
  void validate(Scope scope) {
    for (Variable variable : declared.values()) {
      if (computed.containsKey(variable.name())) {
        variable.validations().forEach(validation -> validate(variable, validation, scope));
      }
    }
  }

  private void validate(Variable variable, Variable.Validation validation, Scope scope) {
    Position position = validation.condition().position();
    Place place = variable.place().only("validation");
    try {
      Datum answer = values.datum(validation.condition(), scope);
      boolean passes =
          Convert.flag(answer)
              .orElseThrow(
                  () -> Refusal.of("condition must be true or false, but is %s", answer.kind()));
      if (!passes) {
        Datum message = values.datum(validation.message(), scope);
        flaws.add(variable.position(), variable.place(), message(message));
      }
    } catch (Refusal.Exhaustion e) {
      throw e;
    } catch (Refusal refusal) {
      flaws.add(refusal, position, place);
    }
  }

  private static String message(Datum message) {
    return Convert.text(message).filter(text -> !text.isBlank()).orElse("the value is not valid");
  }

  @Override
  public Datum member(String name) {
    if (!declared.containsKey(name)) {
      throw Names.unknown("var", name, declared.keySet());
    }
    Datum datum = computed.get(name);
    if (datum == null) {
      throw Refusal.known();
    }
    return datum;
  }
}
