package dev.caravan.core.jobspec.eval;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The names that mean something in a place. */
final class Scope {

  /** A name that only makes sense with what follows its dot: {@code var}, {@code local}. */
  @FunctionalInterface
  interface Root {
    /** The value of {@code root.name}. */
    Datum member(String name);
  }

  /** Where no name means anything. */
  static final Scope EMPTY = new Scope(null, Map.of(), Map.of());

  private final @Nullable Scope outer;
  private final Map<String, Datum> values;
  private final Map<String, Root> roots;

  private Scope(@Nullable Scope outer, Map<String, Datum> values, Map<String, Root> roots) {
    this.outer = outer;
    this.values = values;
    this.roots = roots;
  }

  static Scope of(Map<String, Root> roots) {
    return new Scope(null, Map.of(), Map.copyOf(roots));
  }

  /** This scope, with names that hide those around it. */
  Scope with(Map<String, Datum> names) {
    return new Scope(this, names, Map.of());
  }

  Optional<Datum> value(String name) {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      Datum found = scope.values.get(name);
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }

  Optional<Root> root(String name) {
    if (value(name).isPresent()) {
      return Optional.empty();
    }
    Scope scope = this;
    while (scope.outer != null) {
      scope = scope.outer;
    }
    return Optional.ofNullable(scope.roots.get(name));
  }

  boolean knows(String name) {
    return value(name).isPresent() || root(name).isPresent();
  }
}
