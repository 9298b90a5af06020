package dev.caravan.core.jobspec.json;

import dev.caravan.core.jobspec.syntax.Attribute;
import dev.caravan.core.jobspec.syntax.Block;
import dev.caravan.core.jobspec.syntax.Body;
import dev.caravan.core.jobspec.syntax.Flaw;
import dev.caravan.core.jobspec.syntax.Label;
import dev.caravan.core.jobspec.syntax.Position;
import dev.caravan.core.jobspec.syntax.Suggestions;
import dev.caravan.core.jobspec.syntax.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Turns JSON objects of known shape into blocks. */
final class ShapeReader {
  private final Consumer<Flaw> flaws;

  ShapeReader(Consumer<Flaw> flaws) {
    this.flaws = flaws;
  }

  Block block(Value.Fields object, Shape shape) {
    BlockBuilder block = new BlockBuilder(shape, object.position());
    for (Attribute member : object.attributes()) {
      Shape.Field field = shape.fields().get(member.name());
      if (field == null) {
        flaw(member.position(), unknown(member.name(), shape));
      } else {
        block.add(member, field);
      }
    }
    return block.build();
  }

  private static String unknown(String name, Shape shape) {
    String mend =
        Suggestions.closest(name, shape.fields().keySet())
            .map("did you mean %s?"::formatted)
            .orElse("remove it");
    return "unknown field %s; %s".formatted(name, mend);
  }

  /** Whether it says nothing, as what Nomad's API writes for a field that is not set. */
  private static boolean isZero(Value value) {
    if (value instanceof Value.Fields fields) {
      return fields.attributes().stream().map(Attribute::value).allMatch(ShapeReader::isZero);
    }
    return value instanceof Value.Null
        || (value instanceof Value.Text text && text.text().isEmpty())
        || (value instanceof Value.Flag flag && !flag.flag())
        || (value instanceof Value.Numeral number && number.number().signum() == 0)
        || (value instanceof Value.Items items && items.values().isEmpty());
  }

  private void flaw(Position position, String message) {
    flaws.accept(new Flaw(position, message));
  }

  /** One block in the making. */
  private final class BlockBuilder {
    private final Shape shape;
    private final Position position;
    private final List<Attribute> attributes = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();
    private Label label;

    BlockBuilder(Shape shape, Position position) {
      this.shape = shape;
      this.position = position;
      this.label = new Label("", position);
    }

    void add(Attribute member, Shape.Field field) {
      Value value = member.value();
      if (field instanceof Shape.LabelField) {
        label(member);
      } else if (field instanceof Shape.AttributeField attribute) {
        attributes.add(new Attribute(attribute.name(), member.position(), value));
      } else if (field instanceof Shape.BlockField block) {
        nested(member, value, block.shape());
      } else if (field instanceof Shape.OptionalBlockField block && !isZero(value)) {
        nested(member, value, block.shape());
      } else if (field instanceof Shape.BlocksField list) {
        list(member, list.shape());
      } else if (field instanceof Shape.UnsupportedField && !isZero(value)) {
        String message = "%s is part of Nomad's job specification, but not supported yet";
        flaw(member.position(), message.formatted(member.name()));
      }
    }

    private void label(Attribute member) {
      if (member.value() instanceof Value.Text text) {
        label = new Label(text.text(), text.position());
      } else if (!isZero(member.value())) {
        mismatch(member, member.value(), "a string");
      }
    }

    private void list(Attribute member, Shape inner) {
      if (member.value() instanceof Value.Items items) {
        items.values().forEach(item -> nested(member, item, inner));
      } else if (!isZero(member.value())) {
        mismatch(member, member.value(), "a list of objects");
      }
    }

    private void nested(Attribute member, Value value, Shape inner) {
      if (value instanceof Value.Fields object) {
        blocks.add(block(object, inner));
      } else if (!(value instanceof Value.Null)) {
        mismatch(member, value, "an object");
      }
    }

    private void mismatch(Attribute member, Value value, String wanted) {
      String message = "%s must be %s, but is %s";
      flaw(value.position(), message.formatted(member.name(), wanted, value.kind()));
    }

    Block build() {
      List<Label> labels = shape.isLabelled() ? List.of(label) : List.of();
      return new Block(shape.type(), labels, new Body(attributes, blocks), position);
    }
  }
}
