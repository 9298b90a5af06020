package dev.caravan.core.jobspec.syntax;

import java.math.BigDecimal;
import java.util.List;

/** The right side of an attribute. */
public sealed interface Value {

  /** Where it begins; inside a list, where the list begins if nothing better is known. */
  Position position();

  /** What to call it in a message: {@code a string}, {@code a list} … */
  String kind();

  /** Whether neither it nor anything in it is {@link Unreadable}. */
  default boolean isReadable() {
    return true;
  }

  /** A string; what is to be interpolated at run time stands in it as {@code ${…}}. */
  record Text(String text, Position position) implements Value {
    @Override
    public String kind() {
      return "a string";
    }
  }

  /** A number; a scale above zero means that it was written with a fraction. */
  record Numeral(BigDecimal number, Position position) implements Value {
    @Override
    public String kind() {
      return "a number";
    }
  }

  /** {@code true} or {@code false}. */
  record Flag(boolean flag, Position position) implements Value {
    @Override
    public String kind() {
      return "a boolean";
    }
  }

  /** {@code null}: as if the attribute were not there. */
  record Null(Position position) implements Value {
    @Override
    public String kind() {
      return "null";
    }
  }

  /** {@code [a, b]}. */
  record Items(List<Value> values, Position position) implements Value {
    public Items {
      values = List.copyOf(values);
    }

    @Override
    public String kind() {
      return "a list";
    }

    @Override
    public boolean isReadable() {
      return values.stream().allMatch(Value::isReadable);
    }
  }

  /** <code>{a = 1}</code>; no name occurs twice. */
  record Fields(List<Attribute> attributes, Position position) implements Value {
    public Fields {
      attributes = List.copyOf(attributes);
    }

    @Override
    public String kind() {
      return "an object";
    }

    @Override
    public boolean isReadable() {
      return attributes.stream().map(Attribute::value).allMatch(Value::isReadable);
    }
  }

  /** A value that must be computed first; readers of jobs never see one. */
  record Deferred(Expression expression, Position position) implements Value {
    @Override
    public String kind() {
      return "an expression";
    }
  }

  /** A value with a flaw that has been reported already. */
  record Unreadable(Position position) implements Value {
    @Override
    public String kind() {
      return "an unreadable value";
    }

    @Override
    public boolean isReadable() {
      return false;
    }
  }
}
