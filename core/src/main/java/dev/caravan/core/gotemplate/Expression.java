package dev.caravan.core.gotemplate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that has a value. */
sealed interface Expression {

  /** Where it begins. */
  int offset();

  /** A constant, or {@code nil}. */
  record Constant(@Nullable Object value, int offset) implements Expression {}

  /** The present value: {@code .}. */
  record Dot(int offset) implements Expression {}

  /** A variable; {@code $} alone has an empty name. */
  record Variable(String name, int offset) implements Expression {}

  /** A field of something: {@code .Name}. */
  record Field(Expression of, String name, int offset) implements Expression {}

  /** A call of a function. */
  record Call(String name, TemplateFunction function, List<Expression> arguments, int offset)
      implements Expression {}

  /** {@code and} and {@code or}, which look at as many of their arguments as they need. */
  record Junction(boolean and, List<Expression> arguments, int offset) implements Expression {}
}
