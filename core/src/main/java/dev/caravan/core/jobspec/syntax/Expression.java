package dev.caravan.core.jobspec.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that must be computed to become a value. */
public sealed interface Expression {

  /** The name under which the right side of a {@link Splat} refers to the element at hand. */
  String ELEMENT = "*";

  /** Where it begins; of operators, indexes and members, where the operator is. */
  Position position();

  /** A value that is there already. */
  record Literal(Value value) implements Expression {
    @Override
    public Position position() {
      return value.position();
    }
  }

  /** The first word of {@code var.image}, by itself. */
  record Reference(String name, Position position) implements Expression {}

  /** {@code owner.name}. */
  record Member(Expression owner, String name, Position position) implements Expression {}

  /** {@code owner[key]}. */
  record Index(Expression owner, Expression key, Position position) implements Expression {}

  /**
   * {@code owner[*].name}: a list of what each element gives.
   *
   * @param each what to take of {@link #ELEMENT}
   */
  record Splat(Expression owner, Expression each, Position position) implements Expression {}

  /** {@code !on}, {@code -x}. */
  record Unary(Operator operator, Expression operand, Position position) implements Expression {}

  /** {@code a + b}. */
  record Binary(Operator operator, Expression left, Expression right, Position position)
      implements Expression {}

  /** {@code test ? yes : no}; also {@code if} in templates. */
  record Conditional(Expression test, Expression yes, Expression no, Position position)
      implements Expression {}

  /** {@code [a, b]}. */
  record Sequence(List<Expression> items, Position position) implements Expression {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /** One of what is in an {@link Mapping}; a bare word as key is a literal. */
  record Entry(Expression key, Expression value) {}

  /** <code>{a = 1}</code>. */
  record Mapping(List<Entry> entries, Position position) implements Expression {
    public Mapping {
      entries = List.copyOf(entries);
    }
  }

  /**
   * The head of a {@code for}.
   *
   * @param key the name for keys or indexes; null if it has none
   * @param value the name for values
   * @param source what is gone through
   */
  record Loop(@Nullable String key, String value, Expression source) {}

  /**
   * {@code [for x in xs : f(x) if test]}.
   *
   * @param filter null if all count
   */
  record ForSequence(Loop loop, Expression item, @Nullable Expression filter, Position position)
      implements Expression {}

  /**
   * <code>{for k, v in xs : k => v... if test}</code>.
   *
   * @param grouped whether values of one key become a list: {@code v...}
   * @param filter null if all count
   */
  record ForMapping(
      Loop loop, Entry entry, boolean grouped, @Nullable Expression filter, Position position)
      implements Expression {}

  /**
   * {@code upper(x)}.
   *
   * @param spread whether the last argument is a list of arguments: {@code max(xs...)}
   */
  record Call(String function, List<Expression> arguments, boolean spread, Position position)
      implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** Text in which something is to be filled in. Of one {@link Interpolation} only, its value. */
  record Template(List<Expression> parts, Position position) implements Expression {
    public Template {
      parts = List.copyOf(parts);
    }
  }

  /**
   * <code>${…}</code> in a template.
   *
   * @param content null if it can only be left for run time
   * @param root its first word if it is nothing but a reference; stays as it is written where the
   *     file does not know that word
   * @param written with its braces
   */
  record Interpolation(
      @Nullable Expression content, @Nullable String root, String written, Position position)
      implements Expression {}

  /** <code>%{ for x in xs }…%{ endfor }</code>. */
  record ForTemplate(Loop loop, Template body, Position position) implements Expression {}
}
