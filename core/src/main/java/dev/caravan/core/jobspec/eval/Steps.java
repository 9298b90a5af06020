package dev.caravan.core.jobspec.eval;

import dev.caravan.core.jobspec.syntax.Expression;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** References, and the ways into what they refer to. */
final class Steps {
  private final Evaluator evaluator;

  Steps(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  Datum step(Expression expression, Scope scope) {
    Expression.Reference root = Roots.of(expression);
    if (root != null && !scope.knows(root.name())) {
      return Roots.unknown(expression, root);
    }
    if (expression instanceof Expression.Reference reference) {
      return scope
          .value(reference.name())
          .orElseThrow(() -> Refusal.of("write a name after \"%s.\"", reference.name()));
    } else if (expression instanceof Expression.Member member) {
      return member(member, scope);
    } else if (expression instanceof Expression.Index index) {
      return index(evaluator.evaluate(index.owner(), scope), key(index, scope));
    }
    return splat((Expression.Splat) expression, scope);
  }

  private Datum key(Expression.Index index, Scope scope) {
    return evaluator.evaluate(index.key(), scope);
  }

  private Datum member(Expression.Member member, Scope scope) {
    if (member.owner() instanceof Expression.Reference root) {
      Optional<Scope.Root> named = scope.root(root.name());
      if (named.isPresent()) {
        return named.get().member(member.name());
      }
    }
    Datum owner = evaluator.evaluate(member.owner(), scope);
    if (owner instanceof Datum.Fields fields) {
      return field(fields.values(), member.name());
    }
    throw Refusal.of("only an object has a .%s, but this is %s", member.name(), owner.kind());
  }

  private static Datum field(SortedMap<String, Datum> fields, String name) {
    Datum found = fields.get(name);
    if (found == null) {
      String hint = Names.hint(name, fields.keySet());
      throw Refusal.of("the object has no \"%s\"%s", name, hint);
    }
    return found;
  }

  /** The element at this key or index. */
  static Datum index(Datum owner, Datum key) {
    if (owner instanceof Datum.Fields fields) {
      return field(
          fields.values(),
          Convert.text(key).orElseThrow(() -> badKey("an object", "a string", key)));
    }
    if (owner instanceof Datum.Items items && !items.set()) {
      return item(
          items.values(), Convert.number(key).orElseThrow(() -> badKey("a list", "a number", key)));
    }
    throw Refusal.of("%s has no elements to pick by index", owner.kind());
  }

  private static Refusal badKey(String owner, String wanted, Datum key) {
    return Refusal.of("the index into %s must be %s, but is %s", owner, wanted, key.kind());
  }

  private static Datum item(List<Datum> items, BigDecimal index) {
    boolean whole = index.stripTrailingZeros().scale() <= 0;
    boolean inside = index.signum() >= 0 && index.compareTo(BigDecimal.valueOf(items.size())) < 0;
    if (!whole || !inside) {
      throw Refusal.of(
          "there is no element %s in a list of %d", index.toPlainString(), items.size());
    }
    return items.get(index.intValueExact());
  }

  /** Of what is no list, a list of one; of null, an empty one. */
  private Datum splat(Expression.Splat splat, Scope scope) {
    Datum owner = evaluator.evaluate(splat.owner(), scope);
    List<Datum> elements =
        owner instanceof Datum.Nothing
            ? List.of()
            : Convert.items(owner).orElseGet(() -> List.of(owner));
    Bounded.Items results = new Bounded.Items();
    for (Datum element : elements) {
      Scope inner = scope.with(Map.of(Expression.ELEMENT, element));
      results.add(evaluator.evaluate(splat.each(), inner));
    }
    return evaluator.budget().make(results.list());
  }
}
