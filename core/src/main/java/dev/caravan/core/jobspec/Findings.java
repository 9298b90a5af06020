package dev.caravan.core.jobspec;

import dev.caravan.core.jobspec.syntax.Place;
import java.util.ArrayList;
import java.util.List;

/** Collects what validators find. */
final class Findings {
  private final List<Finding> found = new ArrayList<>();

  void add(Place place, String key, String message) {
    found.add(new Finding(place, key, message));
  }

  /** Adds the message, made of template and arguments, unless the condition holds. */
  void require(boolean holds, Place place, String key, String template, Object... arguments) {
    if (!holds) {
      add(place, key, template.formatted(arguments));
    }
  }

  List<Finding> all() {
    return List.copyOf(found);
  }
}
