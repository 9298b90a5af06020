package dev.caravan.core.jobspec.eval;

import dev.caravan.core.jobspec.syntax.Expression;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All forms of {@code for}. */
final class Loops {

  /** One round: a key or index, and the value at it. */
  record Round(Datum key, Datum value) {}

  private final Evaluator evaluator;

  Loops(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  /** What a loop gives; nothing of an expression that is none. */
  Optional<Datum> loop(Expression expression, Scope scope) {
    if (expression instanceof Expression.ForSequence sequence) {
      return Optional.of(sequence(sequence, scope));
    } else if (expression instanceof Expression.ForMapping mapping) {
      return Optional.of(mapping.grouped() ? groups(mapping, scope) : mapping(mapping, scope));
    } else if (expression instanceof Expression.ForTemplate template) {
      return Optional.of(template(template, scope));
    }
    return Optional.empty();
  }

  private Datum sequence(Expression.ForSequence loop, Scope scope) {
    Bounded.Items items = new Bounded.Items();
    for (Scope round : rounds(loop.loop(), loop.filter(), scope)) {
      items.add(evaluator.evaluate(loop.item(), round));
    }
    return evaluator.budget().make(items.list());
  }

  private Datum mapping(Expression.ForMapping loop, Scope scope) {
    SortedMap<String, Datum> fields = new TreeMap<>();
    for (Scope round : rounds(loop.loop(), loop.filter(), scope)) {
      String key = evaluator.key(loop.entry().key(), round);
      Datum value = evaluator.evaluate(loop.entry().value(), round);
      if (fields.put(key, value) != null) {
        throw Refusal.of("\"%s\" occurs twice; write ... after the value to group them", key)
            .at(loop.entry().key().position());
      }
    }
    return evaluator.budget().make(Datum.Fields.of(fields));
  }

  private Datum groups(Expression.ForMapping loop, Scope scope) {
    SortedMap<String, List<Datum>> groups = new TreeMap<>();
    for (Scope round : rounds(loop.loop(), loop.filter(), scope)) {
      String key = evaluator.key(loop.entry().key(), round);
      Datum value = evaluator.evaluate(loop.entry().value(), round);
      groups.computeIfAbsent(key, none -> new ArrayList<>()).add(value);
    }
    SortedMap<String, Datum> fields = new TreeMap<>();
    groups.forEach((key, values) -> fields.put(key, Datum.Items.list(values)));
    return evaluator.budget().make(Datum.Fields.of(fields));
  }

  private Datum template(Expression.ForTemplate loop, Scope scope) {
    Bounded.Text out = new Bounded.Text();
    for (Scope round : rounds(loop.loop(), null, scope)) {
      Datum text = evaluator.evaluate(loop.body(), round);
      out.append(
          Convert.text(text)
              .orElseThrow(() -> Refusal.of("%s cannot stand in a string", text.kind())));
    }
    return evaluator.budget().make(new Datum.Text(out.toString()));
  }

  /** The scope of each round that passes the filter. */
  private List<Scope> rounds(Expression.Loop loop, @Nullable Expression filter, Scope scope) {
    Datum source = evaluator.evaluate(loop.source(), scope);
    String key = loop.key();
    List<Scope> scopes = new ArrayList<>();
    for (Round round : rounds(source, "\"for\" goes through")) {
      Map<String, Datum> names = new HashMap<>();
      if (key != null) {
        names.put(key, round.key());
      }
      names.put(loop.value(), round.value());
      Scope inner = scope.with(names);
      evaluator.budget().work(1);
      if (filter == null || evaluator.test(filter, inner)) {
        scopes.add(inner);
      }
    }
    return scopes;
  }

  /** What there is to go through in this value. */
  static List<Round> rounds(Datum source, String what) {
    List<Round> rounds = new ArrayList<>();
    if (source instanceof Datum.Fields fields) {
      fields.values().forEach((key, value) -> rounds.add(new Round(new Datum.Text(key), value)));
    } else if (source instanceof Datum.Items items) {
      for (Datum value : items.values()) {
        Datum index = new Datum.Numeral(BigDecimal.valueOf(rounds.size()));
        rounds.add(new Round(items.set() ? value : index, value));
      }
    } else {
      throw Refusal.of("%s a list, set or object, but this is %s", what, source.kind());
    }
    return rounds;
  }
}
