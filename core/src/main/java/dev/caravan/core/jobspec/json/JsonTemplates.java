package dev.caravan.core.jobspec.json;

import dev.caravan.core.jobspec.hcl.HclReader;
import dev.caravan.core.jobspec.syntax.Attribute;
import dev.caravan.core.jobspec.syntax.Expression;
import dev.caravan.core.jobspec.syntax.Flaw;
import dev.caravan.core.jobspec.syntax.Place;
import dev.caravan.core.jobspec.syntax.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Takes values of JSON for what they are in HCL: strings, also as names in objects, for templates,
 * and numbers for numbers, whether they are written with a fraction or not.
 */
final class JsonTemplates {
  /** Attributes that are no value: their strings are read as if they stood without quotes. */
  private static final Set<String> BARE = Set.of("variable > type", "dynamic > iterator");

  private final Place place;
  private final List<Flaw> flaws;

  JsonTemplates(Place place, List<Flaw> flaws) {
    this.place = place;
    this.flaws = flaws;
  }

  /** An attribute of a block of this type; its own name is none. */
  Attribute attribute(String blockType, Attribute written) {
    boolean bare = BARE.contains(blockType + " > " + written.name());
    Value value =
        bare && written.value() instanceof Value.Text text
            ? HclReader.expression(text.text(), text.position(), this::flaw)
            : value(written.value());
    return new Attribute(written.name(), written.position(), value);
  }

  private Value value(Value written) {
    if (written instanceof Value.Text text && isTemplate(text.text())) {
      return HclReader.template(text.text(), text.position(), this::flaw);
    } else if (written instanceof Value.Numeral numeral) {
      return new Value.Numeral(numeral.number().stripTrailingZeros(), numeral.position());
    } else if (written instanceof Value.Items items) {
      return new Value.Items(items.values().stream().map(this::value).toList(), items.position());
    } else if (written instanceof Value.Fields fields) {
      return fields(fields);
    }
    return written;
  }

  private static boolean isTemplate(String text) {
    return text.contains("${") || text.contains("%{");
  }

  private Value fields(Value.Fields fields) {
    List<Attribute> computed = new ArrayList<>();
    boolean plain = true;
    for (Attribute field : fields.attributes()) {
      plain &= !isTemplate(field.name());
      computed.add(new Attribute(field.name(), field.position(), value(field.value())));
    }
    return plain ? new Value.Fields(computed, fields.position()) : mapping(fields, computed);
  }

  private Value mapping(Value.Fields fields, List<Attribute> computed) {
    List<Expression.Entry> entries = new ArrayList<>();
    for (Attribute field : computed) {
      Value key = value(new Value.Text(field.name(), field.position()));
      entries.add(new Expression.Entry(expression(key), expression(field.value())));
    }
    return new Value.Deferred(
        new Expression.Mapping(entries, fields.position()), fields.position());
  }

  private static Expression expression(Value value) {
    if (value instanceof Value.Deferred deferred) {
      return deferred.expression();
    } else if (value instanceof Value.Items items) {
      List<Expression> parts = items.values().stream().map(JsonTemplates::expression).toList();
      return new Expression.Sequence(parts, items.position());
    } else if (value instanceof Value.Fields fields) {
      List<Expression.Entry> entries = new ArrayList<>();
      for (Attribute field : fields.attributes()) {
        Expression key = new Expression.Literal(new Value.Text(field.name(), field.position()));
        entries.add(new Expression.Entry(key, expression(field.value())));
      }
      return new Expression.Mapping(entries, fields.position());
    }
    return new Expression.Literal(value);
  }

  private void flaw(Flaw flaw) {
    flaws.add(new Flaw(flaw.position(), place, flaw.message()));
  }
}
