package dev.caravan.core.jobspec.json;

import dev.caravan.core.jobspec.syntax.Attribute;
import dev.caravan.core.jobspec.syntax.Block;
import dev.caravan.core.jobspec.syntax.Body;
import dev.caravan.core.jobspec.syntax.Flaw;
import dev.caravan.core.jobspec.syntax.Label;
import dev.caravan.core.jobspec.syntax.Place;
import dev.caravan.core.jobspec.syntax.Suggestions;
import dev.caravan.core.jobspec.syntax.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Turns JSON objects of known shape into blocks. */
final class ShapeReader {
  private final Consumer<Flaw> flaws;
  private boolean broken;

  ShapeReader(Consumer<Flaw> flaws) {
    this.flaws = flaws;
  }

  /** Whether something else was found where an object, list or label should be. */
  boolean isBroken() {
    return broken;
  }

  Block block(Value.Fields object, Shape shape, Place outer) {
    List<Label> labels = shape.isLabelled() ? List.of(label(object, shape, outer)) : List.of();
    return block(object, shape, labels, outer);
  }

  private Block block(Value.Fields object, Shape shape, List<Label> labels, Place outer) {
    Members members = new Members(shape, outer.within(shape.type(), labels));
    object.attributes().forEach(members::add);
    Body body = new Body(members.attributes, members.blocks, members.verbatim);
    return new Block(shape.type(), labels, body, object.position());
  }

  /** An empty one where there is none; that is for validation to find. */
  private Label label(Value.Fields object, Shape shape, Place outer) {
    for (Attribute member : object.attributes()) {
      if (shape.fields().get(member.name()) instanceof Shape.LabelField label) {
        if (member.value() instanceof Value.Text text) {
          String word = label.words().getOrDefault(text.text(), text.text());
          return new Label(word, text.position());
        }
        mismatch(member.name() + " must be a string", member.value(), outer);
      }
    }
    return new Label("", object.position());
  }

  private void mismatch(String wanted, Value value, Place place) {
    if (!(value instanceof Value.Null)) {
      broken = true;
      flaws.accept(new Flaw(value.position(), place, wanted + ", but is " + value.kind()));
    }
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

  /** What one object contains. */
  private final class Members {
    private final Shape shape;
    private final Place place;
    private final List<Attribute> attributes = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();
    private final List<Attribute> verbatim = new ArrayList<>();

    Members(Shape shape, Place place) {
      this.shape = shape;
      this.place = place;
    }

    void add(Attribute member) {
      Value value = member.value();
      Shape.Field field = shape.fields().get(member.name());
      if (field == null) {
        flaw(member, "unknown field %s; %s".formatted(member.name(), mend(member.name())));
      } else if (field instanceof Shape.AttributeField attribute) {
        attributes.add(new Attribute(attribute.name(), member.position(), value));
      } else if (field instanceof Shape.BlockField block) {
        nested(member.name() + " must be an object", value, block.shape());
      } else if (field instanceof Shape.OptionalBlockField block && !isZero(value)) {
        nested(member.name() + " must be an object", value, block.shape());
      } else if (field instanceof Shape.BlocksField list) {
        list(member, list.shape());
      } else if (field instanceof Shape.MappedField map) {
        mapped(member, map.shape());
      } else if (field instanceof Shape.OpaqueField) {
        verbatim.add(member);
      }
    }

    private String mend(String name) {
      return Suggestions.closest(name, shape.fields().keySet())
          .map("did you mean %s?"::formatted)
          .orElse("remove it");
    }

    private void flaw(Attribute member, String message) {
      flaws.accept(new Flaw(member.position(), place, message));
    }

    private void list(Attribute member, Shape inner) {
      if (member.value() instanceof Value.Items items) {
        String wanted = "each of " + member.name() + " must be an object";
        items.values().forEach(item -> nested(wanted, item, inner));
      } else {
        mismatch(member.name() + " must be a list of objects", member.value(), place);
      }
    }

    private void mapped(Attribute member, Shape inner) {
      if (!(member.value() instanceof Value.Fields fields)) {
        mismatch(member.name() + " must be an object of objects", member.value(), place);
        return;
      }
      for (Attribute entry : fields.attributes()) {
        if (entry.value() instanceof Value.Fields object) {
          List<Label> labels = List.of(new Label(entry.name(), entry.position()));
          blocks.add(block(object, inner, labels, place));
        } else {
          String wanted = "each of " + member.name() + " must be an object";
          mismatch(wanted, entry.value(), place);
        }
      }
    }

    private void nested(String wanted, Value value, Shape inner) {
      if (value instanceof Value.Fields object) {
        blocks.add(block(object, inner, place));
      } else {
        mismatch(wanted, value, place);
      }
    }
  }
}
