package dev.caravan.core.jobspec.eval;

import dev.caravan.core.jobspec.syntax.Attribute;
import dev.caravan.core.jobspec.syntax.Block;
import dev.caravan.core.jobspec.syntax.Place;
import dev.caravan.core.jobspec.syntax.Position;
import dev.caravan.core.jobspec.syntax.Value;
import java.util.List;
import java.util.Optional;

/**
 * A declared variable.
 *
 * @param place its block
 * @param type what it takes
 * @param initial its default, if it has one
 * @param validations what its value must meet
 */
record Variable(
    String name,
    Place place,
    Position position,
    TypeConstraint type,
    Optional<Value> initial,
    List<Validation> validations) {

  /** A condition that the value must meet, and what to say if it does not. */
  record Validation(Value condition, Value message) {}

  Variable {
    validations = List.copyOf(validations);
  }

  /** One of the short form <code>variables { name = "default" }</code>. */
  static Variable of(Attribute attribute) {
    return new Variable(
        attribute.name(),
        Place.TOP.only("variables"),
        attribute.position(),
        new TypeConstraint.Any(),
        Optional.of(attribute.value()),
        List.of());
  }

  static Optional<Attribute> attribute(Block block, String name) {
    return block.body().attributes().stream()
        .filter(attribute -> attribute.name().equals(name))
        .findFirst();
  }
}
