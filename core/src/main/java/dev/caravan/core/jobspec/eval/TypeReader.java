package dev.caravan.core.jobspec.eval;

import dev.caravan.core.jobspec.syntax.Expression;
import dev.caravan.core.jobspec.syntax.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads type constraints: {@code list(string)}. */
final class TypeReader {
  private static final int MAX_DEPTH = 50;
  private static final String EXAMPLES = "write a type such as string, list(number) or map(string)";

  private TypeReader() {}

  static TypeConstraint read(Expression expression) {
    return read(expression, 0);
  }

  private static TypeConstraint read(Expression expression, int depth) {
    if (depth > MAX_DEPTH) {
      throw new Refusal("this type is nested too deep; make it flatter").at(expression.position());
    }
    if (expression instanceof Expression.Reference word) {
      return word(word);
    }
    if (expression instanceof Expression.Call call && call.arguments().size() == 1) {
      return composite(call, call.arguments().get(0), depth + 1);
    }
    throw new Refusal("this is no type; " + EXAMPLES).at(expression.position());
  }

  private static TypeConstraint word(Expression.Reference word) {
    return switch (word.name()) {
      case "any" -> new TypeConstraint.Any();
      case "string" -> TypeConstraint.Primitive.STRING;
      case "number" -> TypeConstraint.Primitive.NUMBER;
      case "bool" -> TypeConstraint.Primitive.BOOL;
      case "list" -> new TypeConstraint.ItemsOf(new TypeConstraint.Any(), false);
      case "set" -> new TypeConstraint.ItemsOf(new TypeConstraint.Any(), true);
      case "map" -> new TypeConstraint.MapOf(new TypeConstraint.Any());
      default -> throw unknown(word.name()).at(word.position());
    };
  }

  private static Refusal unknown(String name) {
    return Refusal.of("there is no type %s; %s", name, EXAMPLES);
  }

  private static TypeConstraint composite(Expression.Call call, Expression inner, int depth) {
    return switch (call.function()) {
      case "list" -> new TypeConstraint.ItemsOf(read(inner, depth), false);
      case "set" -> new TypeConstraint.ItemsOf(read(inner, depth), true);
      case "map" -> new TypeConstraint.MapOf(read(inner, depth));
      case "tuple" -> tuple(inner, depth);
      case "object" -> object(inner, depth);
      default -> throw unknown(call.function()).at(call.position());
    };
  }

  private static TypeConstraint tuple(Expression inner, int depth) {
    if (!(inner instanceof Expression.Sequence sequence)) {
      throw new Refusal("write the types of a tuple as a list: tuple([string, number])")
          .at(inner.position());
    }
    List<TypeConstraint> types = sequence.items().stream().map(item -> read(item, depth)).toList();
    return new TypeConstraint.Tuple(types);
  }

  private static TypeConstraint object(Expression inner, int depth) {
    if (!(inner instanceof Expression.Mapping mapping)) {
      throw new Refusal("write the types of an object in braces: object({ name = string })")
          .at(inner.position());
    }
    Map<String, TypeConstraint.Field> fields = new LinkedHashMap<>();
    for (Expression.Entry entry : mapping.entries()) {
      boolean optional =
          entry.value() instanceof Expression.Call call
              && call.function().equals("optional")
              && call.arguments().size() == 1;
      Expression type =
          optional ? ((Expression.Call) entry.value()).arguments().get(0) : entry.value();
      fields.put(name(entry.key()), new TypeConstraint.Field(read(type, depth), optional));
    }
    return new TypeConstraint.ObjectOf(fields);
  }

  private static String name(Expression key) {
    if (key instanceof Expression.Literal literal && literal.value() instanceof Value.Text text) {
      return text.text();
    }
    throw new Refusal("the names of an object type cannot be computed").at(key.position());
  }
}
