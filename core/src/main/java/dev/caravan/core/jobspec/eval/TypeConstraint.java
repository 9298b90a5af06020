package dev.caravan.core.jobspec.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What kind of value a variable takes. */
sealed interface TypeConstraint {

  /**
   * The value as one of this type; null stays null.
   *
   * @param path what to call the value in a refusal
   */
  default Datum convert(Datum datum, String path) {
    return datum instanceof Datum.Nothing ? datum : present(datum, path);
  }

  /** The same, of a value that is not null. */
  Datum present(Datum datum, String path);

  /** Whether a value given as text is meant as text, not as an expression. */
  default boolean takesText() {
    return false;
  }

  private static Refusal mismatch(String path, String wanted, Datum datum) {
    return Refusal.of("%s must be %s, but is %s", path, wanted, datum.kind());
  }

  /** Any value. */
  record Any() implements TypeConstraint {
    @Override
    public Datum present(Datum datum, String path) {
      return datum;
    }

    @Override
    public boolean takesText() {
      return true;
    }
  }

  /** {@code string}, {@code number} and {@code bool}. */
  enum Primitive implements TypeConstraint {
    STRING("a string", datum -> Convert.text(datum).map(Datum.Text::new).orElse(null)),
    NUMBER("a number", datum -> Convert.number(datum).map(Numbers::datum).orElse(null)),
    BOOL("a boolean", datum -> Convert.flag(datum).map(Datum.Flag::new).orElse(null));

    private final String phrase;
    private final Function<Datum, @Nullable Datum> conversion;

    Primitive(String phrase, Function<Datum, @Nullable Datum> conversion) {
      this.phrase = phrase;
      this.conversion = conversion;
    }

    @Override
    public Datum present(Datum datum, String path) {
      Datum converted = conversion.apply(datum);
      if (converted == null) {
        throw mismatch(path, phrase, datum);
      }
      return converted;
    }

    @Override
    public boolean takesText() {
      return true;
    }
  }

  /** {@code list(…)} and {@code set(…)}. */
  record ItemsOf(TypeConstraint element, boolean set) implements TypeConstraint {
    @Override
    public Datum present(Datum datum, String path) {
      List<Datum> converted = new ArrayList<>();
      List<Datum> items =
          Convert.items(datum).orElseThrow(() -> mismatch(path, set ? "a set" : "a list", datum));
      for (Datum item : items) {
        converted.add(element.convert(item, path + "[" + converted.size() + "]"));
      }
      return set ? Convert.set(converted) : Datum.Items.list(converted);
    }
  }

  /** {@code map(…)}. */
  record MapOf(TypeConstraint element) implements TypeConstraint {
    @Override
    public Datum present(Datum datum, String path) {
      if (!(datum instanceof Datum.Fields fields)) {
        throw mismatch(path, "a map", datum);
      }
      SortedMap<String, Datum> converted = new TreeMap<>();
      fields
          .values()
          .forEach((key, value) -> converted.put(key, element.convert(value, path + "." + key)));
      return Datum.Fields.of(converted);
    }
  }

  /** {@code tuple([…])}. */
  record Tuple(List<TypeConstraint> elements) implements TypeConstraint {
    public Tuple {
      elements = List.copyOf(elements);
    }

    @Override
    public Datum present(Datum datum, String path) {
      List<Datum> items =
          Convert.items(datum)
              .filter(found -> found.size() == elements.size())
              .orElseThrow(() -> mismatch(path, "a list of " + elements.size(), datum));
      List<Datum> converted = new ArrayList<>();
      for (int i = 0; i < items.size(); i++) {
        converted.add(elements.get(i).convert(items.get(i), path + "[" + i + "]"));
      }
      return Datum.Items.list(converted);
    }
  }

  /** An attribute of an object; one that is optional is null if it is not there. */
  record Field(TypeConstraint type, boolean optional) {}

  /** <code>object({…})</code>; what the type does not name is left out. */
  record ObjectOf(Map<String, Field> fields) implements TypeConstraint {
    public ObjectOf {
      fields = Map.copyOf(fields);
    }

    @Override
    public Datum present(Datum datum, String path) {
      if (!(datum instanceof Datum.Fields given)) {
        throw mismatch(path, "an object", datum);
      }
      SortedMap<String, Datum> converted = new TreeMap<>();
      new TreeMap<>(fields)
          .forEach(
              (name, field) -> {
                Datum value = given.values().get(name);
                if (value == null && !field.optional()) {
                  throw Refusal.of("%s has no \"%s\"; add it", path, name);
                }
                converted.put(
                    name,
                    value == null
                        ? new Datum.Nothing()
                        : field.type().convert(value, path + "." + name));
              });
      return Datum.Fields.of(converted);
    }
  }
}
