package dev.caravan.core.jobspec.syntax;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Finds attributes of one body that have the same name. */
public final class UniqueNames {
  private UniqueNames() {}

  /** The first attribute of each name; tells {@code flaws} of the others. */
  public static List<Attribute> of(List<Attribute> attributes, Place place, Consumer<Flaw> flaws) {
    Map<String, Attribute> byName = new LinkedHashMap<>();
    for (Attribute attribute : attributes) {
      Attribute first = byName.putIfAbsent(attribute.name(), attribute);
      if (first != null) {
        flaws.accept(new Flaw(attribute.position(), place, message(first)));
      }
    }
    return new ArrayList<>(byName.values());
  }

  private static String message(Attribute first) {
    return "\"%s\" is set twice, first in line %d; remove one of the two"
        .formatted(first.name(), first.position().line());
  }
}
