package dev.caravan.core.jobspec.eval;

import dev.caravan.core.jobspec.syntax.Attribute;
import dev.caravan.core.jobspec.syntax.Block;
import dev.caravan.core.jobspec.syntax.Place;
import dev.caravan.core.jobspec.syntax.Position;
import dev.caravan.core.jobspec.syntax.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code variable} blocks. */
final class VariableReader {
  private static final Set<String> ATTRIBUTES = Set.of("type", "default", "description");

  private final Flaws flaws;

  VariableReader(Flaws flaws) {
    this.flaws = flaws;
  }

  /** The variable that the block declares; nothing, told, if it has no name. */
  Optional<Variable> read(Block block) {
    if (block.labels().size() != 1) {
      String message = "a variable block has one label, its name: variable \"image\" { … }";
      flaws.add(block.position(), Place.TOP, message);
      return Optional.empty();
    }
    Place place = Place.TOP.within(block.type(), block.labels());
    checkNames(block, place);
    return Optional.of(
        new Variable(
            block.labels().get(0).text(),
            place,
            block.position(),
            type(block, place),
            Variable.attribute(block, "default").map(Attribute::value),
            validations(block, place)));
  }

  private void checkNames(Block block, Place place) {
    for (Attribute attribute : block.body().attributes()) {
      if (!ATTRIBUTES.contains(attribute.name())) {
        unknown(attribute.position(), place, "attribute " + attribute.name());
      }
    }
    for (Block inner : block.body().blocks()) {
      if (!inner.type().equals("validation")) {
        unknown(inner.position(), place, "block " + inner.type());
      }
    }
  }

  private void unknown(Position position, Place place, String what) {
    String message = "unknown %s; a variable has type, default, description and validation";
    flaws.add(position, place, message.formatted(what));
  }

  private TypeConstraint type(Block block, Place place) {
    Optional<Value> written = Variable.attribute(block, "type").map(Attribute::value);
    if (written.isPresent() && written.get().isReadable()) {
      Value type = written.get();
      try {
        if (type instanceof Value.Deferred deferred) {
          return TypeReader.read(deferred.expression());
        }
        throw new Refusal("a type is written without quotes: type = string");
      } catch (Refusal refusal) {
        flaws.add(refusal, type.position(), place);
      }
    }
    return new TypeConstraint.Any();
  }

  private List<Variable.Validation> validations(Block block, Place place) {
    List<Variable.Validation> validations = new ArrayList<>();
    for (Block inner : block.body().blocks()) {
      if (inner.type().equals("validation")) {
        Optional<Attribute> condition = Variable.attribute(inner, "condition");
        Optional<Attribute> message = Variable.attribute(inner, "error_message");
        if (condition.isEmpty() || message.isEmpty() || inner.body().attributes().size() > 2) {
          String wanted = "a validation block has condition and error_message, nothing else";
          flaws.add(inner.position(), place.only("validation"), wanted);
        } else {
          validations.add(new Variable.Validation(condition.get().value(), message.get().value()));
        }
      }
    }
    return validations;
  }
}
