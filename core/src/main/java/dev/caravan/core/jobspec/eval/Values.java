package dev.caravan.core.jobspec.eval;

import dev.caravan.core.jobspec.syntax.Attribute;
import dev.caravan.core.jobspec.syntax.Position;
import dev.caravan.core.jobspec.syntax.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Between the values of a file and those of expressions. */
final class Values {
  private final Evaluator evaluator;

  Values(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  /**
   * What a value of the file is, computed.
   *
   * @throws Refusal if it cannot be
   */
  Datum datum(Value value, Scope scope) {
    if (value instanceof Value.Deferred deferred) {
      return evaluator.evaluate(deferred.expression(), scope);
    } else if (value instanceof Value.Items items) {
      List<Datum> values = new ArrayList<>();
      items.values().forEach(item -> values.add(datum(item, scope)));
      return evaluator.budget().make(Datum.Items.list(values));
    } else if (value instanceof Value.Fields fields) {
      SortedMap<String, Datum> values = new TreeMap<>();
      for (Attribute field : fields.attributes()) {
        values.put(field.name(), datum(field.value(), scope));
      }
      return evaluator.budget().make(Datum.Fields.of(values));
    }
    return scalar(value);
  }

  static Datum scalar(Value value) {
    if (value instanceof Value.Text text) {
      return new Datum.Text(text.text());
    } else if (value instanceof Value.Numeral numeral) {
      return new Datum.Numeral(numeral.number());
    } else if (value instanceof Value.Flag flag) {
      return new Datum.Flag(flag.flag());
    } else if (value instanceof Value.Null) {
      return new Datum.Nothing();
    }
    throw Refusal.known();
  }

  /** The computed value as one of the file, all of it at one position. */
  static Value value(Datum datum, Position position) {
    if (datum instanceof Datum.Text text) {
      return new Value.Text(text.text(), position);
    } else if (datum instanceof Datum.Numeral numeral) {
      return new Value.Numeral(whole(numeral.number()), position);
    } else if (datum instanceof Datum.Flag flag) {
      return new Value.Flag(flag.flag(), position);
    } else if (datum instanceof Datum.Items items) {
      return new Value.Items(
          items.values().stream().map(item -> value(item, position)).toList(), position);
    } else if (datum instanceof Datum.Fields fields) {
      List<Attribute> attributes = new ArrayList<>();
      fields
          .values()
          .forEach(
              (key, item) -> attributes.add(new Attribute(key, position, value(item, position))));
      return new Value.Fields(attributes, position);
    }
    return new Value.Null(position);
  }

  /** Without an exponent where it has no fraction. */
  private static BigDecimal whole(BigDecimal number) {
    return number.scale() < 0 ? number.setScale(0) : number;
  }
}
