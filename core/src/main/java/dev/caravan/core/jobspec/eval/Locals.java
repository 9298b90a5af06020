package dev.caravan.core.jobspec.eval;

import dev.caravan.core.jobspec.syntax.Attribute;
import dev.caravan.core.jobspec.syntax.Block;
import dev.caravan.core.jobspec.syntax.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The values of {@code locals} blocks, each computed when it is needed first. */
final class Locals implements Scope.Root {
  private static final Place PLACE = Place.TOP.only("locals");

  private final Map<String, Attribute> attributes = new LinkedHashMap<>();
  private final Map<String, Datum> computed = new HashMap<>();
  private final Set<String> broken = new LinkedHashSet<>();
  private final Set<String> computing = new LinkedHashSet<>();
  private final Values values;
  private final Flaws flaws;
  private Scope scope = Scope.EMPTY;

  Locals(Values values, Flaws flaws) {
    this.values = values;
    this.flaws = flaws;
  }

  void declare(Block block) {
    if (!block.labels().isEmpty()) {
      flaws.add(block.labels().get(0).position(), PLACE, "a locals block has no label; remove it");
    }
    for (Block inner : block.body().blocks()) {
      flaws.add(
          inner.position(),
          PLACE,
          "locals are attributes, not blocks: write %s = …".formatted(inner.type()));
    }
    for (Attribute attribute : block.body().attributes()) {
      Attribute first = attributes.putIfAbsent(attribute.name(), attribute);
      if (first != null) {
        String message = "local \"%s\" is set twice, first in line %d; remove one of the two";
        flaws.add(
            attribute.position(),
            PLACE,
            message.formatted(attribute.name(), first.position().line()));
      }
    }
  }

  /** Computes all of them, so that all that is wrong with them is told. */
  void computeAll(Scope where) {
    scope = where;
    for (String name : attributes.keySet()) {
      if (!computed.containsKey(name) && !broken.contains(name)) {
        compute(name);
      }
    }
  }

  @Override
  public Datum member(String name) {
    if (!attributes.containsKey(name)) {
      throw Names.unknown("local", name, attributes.keySet());
    }
    if (computing.contains(name)) {
      tellOfCycle(name);
    } else if (!computed.containsKey(name) && !broken.contains(name)) {
      compute(name);
    }
    Datum datum = computed.get(name);
    if (datum == null) {
      throw Refusal.known();
    }
    return datum;
  }

  private void compute(String name) {
    Attribute attribute = attribute(name);
    computing.add(name);
    try {
      computed.put(name, values.datum(attribute.value(), scope));
    } catch (Refusal.Exhaustion e) {
      throw e;
    } catch (Refusal refusal) {
      broken.add(name);
      flaws.add(refusal, attribute.value().position(), PLACE);
    } finally {
      computing.remove(name);
    }
  }

  private Attribute attribute(String name) {
    Attribute attribute = attributes.get(name);
    if (attribute == null) {
      throw new IllegalArgumentException(name);
    }
    return attribute;
  }

  private void tellOfCycle(String name) {
    List<String> path = new ArrayList<>(computing);
    List<String> cycle = new ArrayList<>(path.subList(path.indexOf(name), path.size()));
    broken.addAll(cycle);
    cycle.add(name);
    flaws.add(
        attribute(name).position(),
        PLACE,
        cycle.stream()
            .limit(20)
            .map("local."::concat)
            .collect(Collectors.joining(" → ", "local values depend on themselves: ", "")));
  }
}
