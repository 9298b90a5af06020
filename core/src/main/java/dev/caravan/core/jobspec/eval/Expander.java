package dev.caravan.core.jobspec.eval;

import dev.caravan.core.jobspec.syntax.Attribute;
import dev.caravan.core.jobspec.syntax.Block;
import dev.caravan.core.jobspec.syntax.Body;
import dev.caravan.core.jobspec.syntax.Place;
import dev.caravan.core.jobspec.syntax.Position;
import dev.caravan.core.jobspec.syntax.Value;
import java.util.ArrayList;
import java.util.List;

/** Computes what is left to compute in blocks. */
final class Expander {
  private final Values values;
  private final Budget budget;
  private final Flaws flaws;
  private final DynamicBlocks dynamics;

  Expander(Values values, Budget budget, Flaws flaws) {
    this.values = values;
    this.budget = budget;
    this.flaws = flaws;
    this.dynamics = new DynamicBlocks(values, flaws, this::block);
  }

  /** What the body of a block in this place says, with nothing left to compute. */
  Body body(Body body, Place place, Scope scope) {
    List<Attribute> attributes = new ArrayList<>();
    for (Attribute attribute : body.attributes()) {
      attributes.add(attribute(attribute, place, scope));
    }
    List<Block> blocks = new ArrayList<>();
    for (Block block : body.blocks()) {
      if (block.type().equals("dynamic")) {
        blocks.addAll(dynamics.expand(block, place, scope));
      } else {
        blocks.add(block(block, place, scope));
      }
    }
    return new Body(attributes, blocks);
  }

  private Block block(Block block, Place outer, Scope scope) {
    budget.block();
    Place place = outer.within(block.type(), block.labels());
    return new Block(
        block.type(), block.labels(), body(block.body(), place, scope), block.position());
  }

  private Attribute attribute(Attribute attribute, Place place, Scope scope) {
    Position position = attribute.value().position();
    try {
      Value value = value(attribute.value(), place, scope);
      return new Attribute(attribute.name(), attribute.position(), value);
    } catch (Refusal.Exhaustion e) {
      flaws.add(e, position, place);
      throw e.at(position);
    }
  }

  private Value value(Value value, Place place, Scope scope) {
    budget.make(value instanceof Value.Text text ? 1L + text.text().length() : 1L);
    if (value instanceof Value.Deferred deferred) {
      return computed(deferred, place, scope);
    } else if (value instanceof Value.Items items) {
      return new Value.Items(
          items.values().stream().map(item -> value(item, place, scope)).toList(),
          items.position());
    } else if (value instanceof Value.Fields fields) {
      List<Attribute> computed = new ArrayList<>();
      for (Attribute field : fields.attributes()) {
        Value inner = value(field.value(), place, scope);
        computed.add(new Attribute(field.name(), field.position(), inner));
      }
      return new Value.Fields(computed, fields.position());
    }
    return value;
  }

  private Value computed(Value.Deferred deferred, Place place, Scope scope) {
    try {
      Datum datum = values.datum(deferred, scope);
      budget.make(datum);
      return Values.value(datum, deferred.position());
    } catch (Refusal.Exhaustion e) {
      throw e;
    } catch (Refusal refusal) {
      flaws.add(refusal, deferred.position(), place);
      return new Value.Unreadable(deferred.position());
    }
  }
}
