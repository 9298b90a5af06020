package dev.caravan.core.jobspec.eval;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Functions of lists and objects. */
final class CollectionFunctions {
  private CollectionFunctions() {}

  static void addTo(FunctionTable table) {
    table
        .add("chunklist", 2, CollectionFunctions::chunks)
        .add("coalesce", 1, Function.ANY, CollectionFunctions::firstPresent)
        .add("coalescelist", 1, Function.ANY, CollectionFunctions::firstFilled)
        .add("compact", 1, CollectionFunctions::compact)
        .add("concat", 1, Function.ANY, CollectionFunctions::concatenate)
        .add("contains", 2, a -> new Datum.Flag(a.items(0).contains(a.get(1))))
        .add("distinct", 1, a -> list(new ArrayList<>(new LinkedHashSet<>(a.items(0)))))
        .add("element", 2, CollectionFunctions::element)
        .add("flatten", 1, CollectionFunctions::flatten)
        .add("index", 2, a -> Steps.index(a.get(0), a.get(1)))
        .add("keys", 1, a -> list(a.fields(0).keySet().stream().map(Datum.Text::new).toList()))
        .add("length", 1, CollectionFunctions::length)
        .add("lookup", 2, 3, CollectionFunctions::lookup)
        .add("merge", 1, Function.ANY, CollectionFunctions::merge)
        .add("range", 1, 3, CollectionFunctions::range)
        .add("slice", 3, CollectionFunctions::slice)
        .add("sort", 1, a -> list(a.texts(0).stream().sorted().map(Datum.Text::new).toList()))
        .add("values", 1, a -> list(List.copyOf(a.fields(0).values())))
        .add("zipmap", 2, CollectionFunctions::zip);
  }

  private static Datum list(List<? extends Datum> values) {
    return Datum.Items.list(values);
  }

  private static Datum chunks(Arguments arguments) {
    List<Datum> items = arguments.items(0);
    int size = arguments.integer(1);
    if (size < 0) {
      throw arguments.refuse("the size must not be negative");
    }
    int step = size == 0 ? Math.max(1, items.size()) : size;
    List<Datum> chunks = new ArrayList<>();
    for (int from = 0; from < items.size(); from += step) {
      chunks.add(list(items.subList(from, (int) Math.min(items.size(), (long) from + step))));
      if (items.size() - from <= step) {
        break;
      }
    }
    return list(chunks);
  }

  private static Datum firstPresent(Arguments arguments) {
    return arguments.all().stream()
        .filter(value -> !(value instanceof Datum.Nothing))
        .findFirst()
        .orElseThrow(() -> arguments.refuse("all of its arguments are null"));
  }

  private static Datum firstFilled(Arguments arguments) {
    for (int i = 0; i < arguments.count(); i++) {
      boolean missing = arguments.get(i) instanceof Datum.Nothing;
      if (!missing && !arguments.items(i).isEmpty()) {
        return arguments.get(i);
      }
    }
    throw arguments.refuse("all of its lists are empty");
  }

  private static Datum compact(Arguments arguments) {
    List<Datum> kept = new ArrayList<>();
    for (Datum item : arguments.items(0)) {
      if (!(item instanceof Datum.Nothing) && !item.equals(new Datum.Text(""))) {
        kept.add(item);
      }
    }
    return list(kept);
  }

  private static Datum concatenate(Arguments arguments) {
    Bounded.Items all = new Bounded.Items();
    for (int i = 0; i < arguments.count(); i++) {
      all.addAll(arguments.items(i));
    }
    return all.list();
  }

  /** The index wraps around. */
  private static Datum element(Arguments arguments) {
    List<Datum> items = arguments.items(0);
    int index = arguments.integer(1);
    if (items.isEmpty()) {
      throw arguments.refuse("the list is empty");
    }
    if (index < 0) {
      throw arguments.refuse("the index must not be negative");
    }
    return items.get(index % items.size());
  }

  private static Datum flatten(Arguments arguments) {
    Bounded.Items flat = new Bounded.Items();
    flatten(arguments.items(0), flat);
    return flat.list();
  }

  private static void flatten(List<Datum> items, Bounded.Items flat) {
    for (Datum item : items) {
      if (item instanceof Datum.Items inner) {
        flatten(inner.values(), flat);
      } else {
        flat.add(item);
      }
    }
  }

  private static Datum length(Arguments arguments) {
    int length =
        arguments.get(0) instanceof Datum.Fields fields
            ? fields.values().size()
            : Convert.items(arguments.get(0))
                .orElseThrow(() -> arguments.mismatch(0, "a list, set or object"))
                .size();
    return new Datum.Numeral(BigDecimal.valueOf(length));
  }

  private static Datum lookup(Arguments arguments) {
    Datum found = arguments.fields(0).get(arguments.text(1));
    if (found == null && arguments.count() < 3) {
      throw arguments.refuse("the object has no \"%s\"; give a default", arguments.text(1));
    }
    return found == null ? arguments.get(2) : found;
  }

  private static Datum merge(Arguments arguments) {
    SortedMap<String, Datum> merged = new TreeMap<>();
    for (int i = 0; i < arguments.count(); i++) {
      if (!(arguments.get(i) instanceof Datum.Nothing)) {
        merged.putAll(arguments.fields(i));
      }
    }
    return Datum.Fields.of(merged);
  }

  /** {@code range(limit)}, {@code range(start, limit)}, {@code range(start, limit, step)}. */
  private static Datum range(Arguments arguments) {
    boolean single = arguments.count() == 1;
    BigDecimal start = single ? BigDecimal.ZERO : arguments.number(0);
    BigDecimal limit = arguments.number(single ? 0 : 1);
    boolean down = limit.compareTo(start) < 0;
    BigDecimal step =
        arguments.count() == 3 ? arguments.number(2) : BigDecimal.valueOf(down ? -1 : 1);
    if (step.signum() == 0 || (start.compareTo(limit) != 0 && down != (step.signum() < 0))) {
      throw arguments.refuse("with this step it never ends");
    }
    Bounded.Items numbers = new Bounded.Items();
    for (BigDecimal at = start; at.compareTo(limit) * step.signum() < 0; at = at.add(step)) {
      numbers.add(Numbers.datum(at));
    }
    return numbers.list();
  }

  private static Datum slice(Arguments arguments) {
    List<Datum> items = arguments.items(0);
    int start = arguments.integer(1);
    int end = arguments.integer(2);
    if (start < 0 || end < start || end > items.size()) {
      throw arguments.refuse(
          "there is no slice %d to %d in a list of %d", start, end, items.size());
    }
    return list(items.subList(start, end));
  }

  private static Datum zip(Arguments arguments) {
    List<String> keys = arguments.texts(0);
    List<Datum> values = arguments.items(1);
    if (keys.size() != values.size()) {
      throw arguments.refuse("%d keys do not fit %d values", keys.size(), values.size());
    }
    SortedMap<String, Datum> fields = new TreeMap<>();
    for (int i = 0; i < keys.size(); i++) {
      fields.put(keys.get(i), values.get(i));
    }
    return Datum.Fields.of(fields);
  }
}
