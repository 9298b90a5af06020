package dev.caravan.core.jobspec.eval;

import dev.caravan.core.jobspec.syntax.Attribute;
import dev.caravan.core.jobspec.syntax.Block;
import dev.caravan.core.jobspec.syntax.Expression;
import dev.caravan.core.jobspec.syntax.Label;
import dev.caravan.core.jobspec.syntax.Place;
import dev.caravan.core.jobspec.syntax.Position;
import dev.caravan.core.jobspec.syntax.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes blocks of {@code dynamic} ones: one for each element of {@code for_each}, with what {@code
 * content} says.
 */
final class DynamicBlocks {
  private static final Set<String> ATTRIBUTES = Set.of("for_each", "iterator", "labels");

  /** Computes what is left to compute in a block that was made. */
  @FunctionalInterface
  interface Finisher {
    Block finish(Block block, Place outer, Scope scope);
  }

  private final Values values;
  private final Flaws flaws;
  private final Finisher finisher;

  DynamicBlocks(Values values, Flaws flaws, Finisher finisher) {
    this.values = values;
    this.flaws = flaws;
    this.finisher = finisher;
  }

  /** The blocks that the dynamic one stands for; none if there is, told, something wrong. */
  List<Block> expand(Block dynamic, Place outer, Scope scope) {
    Place place = outer.within(dynamic.type(), dynamic.labels());
    try {
      return blocks(dynamic, outer, place, scope);
    } catch (Refusal.Exhaustion e) {
      flaws.add(e, dynamic.position(), place);
      throw e.at(dynamic.position());
    } catch (Refusal refusal) {
      flaws.add(refusal, dynamic.position(), place);
      return List.of();
    }
  }

  private List<Block> blocks(Block dynamic, Place outer, Place place, Scope scope) {
    if (dynamic.labels().size() != 1) {
      throw new Refusal(
          "a dynamic block has one label, the type of its blocks: dynamic \"port\" { … }");
    }
    checkNames(dynamic, place);
    Block content = content(dynamic);
    Attribute source =
        Variable.attribute(dynamic, "for_each")
            .orElseThrow(() -> new Refusal("for_each is missing; set it to a list or object"));
    String iterator = iterator(dynamic);
    List<Block> blocks = new ArrayList<>();
    for (Loops.Round round : rounds(source, scope)) {
      Scope inner = scope.with(Map.of(iterator, element(round)));
      Block block =
          new Block(type(dynamic), labels(dynamic, inner), content.body(), dynamic.position());
      blocks.add(finisher.finish(block, outer, inner));
    }
    return blocks;
  }

  private static String type(Block dynamic) {
    return dynamic.labels().get(0).text();
  }

  private void checkNames(Block dynamic, Place place) {
    for (Attribute attribute : dynamic.body().attributes()) {
      if (!ATTRIBUTES.contains(attribute.name())) {
        String message = "unknown attribute %s; a dynamic block has for_each, iterator and labels";
        flaws.add(attribute.position(), place, message.formatted(attribute.name()));
      }
    }
  }

  private static Block content(Block dynamic) {
    List<Block> blocks = dynamic.body().blocks();
    if (blocks.size() != 1 || !blocks.get(0).type().equals("content")) {
      throw new Refusal("a dynamic block has one block in it: content { … }");
    }
    return blocks.get(0);
  }

  private List<Loops.Round> rounds(Attribute source, Scope scope) {
    try {
      return Loops.rounds(values.datum(source.value(), scope), "for_each goes through");
    } catch (Refusal refusal) {
      throw refusal.at(source.value().position());
    }
  }

  private static Datum element(Loops.Round round) {
    return Datum.Fields.of(new TreeMap<>(Map.of("key", round.key(), "value", round.value())));
  }

  /** What the content calls the element: the block's type unless it says otherwise. */
  private static String iterator(Block dynamic) {
    Optional<Attribute> iterator = Variable.attribute(dynamic, "iterator");
    if (iterator.isEmpty()) {
      return type(dynamic);
    }
    Value value = iterator.get().value();
    if (value instanceof Value.Deferred deferred
        && deferred.expression() instanceof Expression.Reference word) {
      return word.name();
    }
    throw new Refusal("iterator is a name without quotes").at(value.position());
  }

  private List<Label> labels(Block dynamic, Scope scope) {
    Optional<Attribute> labels = Variable.attribute(dynamic, "labels");
    if (labels.isEmpty()) {
      return List.of();
    }
    Position position = labels.get().value().position();
    try {
      return labels(values.datum(labels.get().value(), scope), position);
    } catch (Refusal refusal) {
      throw refusal.at(position);
    }
  }

  private static List<Label> labels(Datum labels, Position position) {
    return Convert.items(labels)
        .orElseThrow(() -> Refusal.of("labels must be a list of strings, but is %s", labels.kind()))
        .stream()
        .map(label -> new Label(label(label), position))
        .toList();
  }

  private static String label(Datum label) {
    return Convert.text(label)
        .orElseThrow(() -> Refusal.of("a label must be a string, but is %s", label.kind()));
  }
}
