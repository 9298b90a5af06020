package dev.caravan.core.jobspec.eval;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Functions of sets; lists are taken for sets. */
final class SetFunctions {
  private SetFunctions() {}

  static void addTo(FunctionTable table) {
    table
        .add("setintersection", 1, Function.ANY, SetFunctions::intersection)
        .add("setproduct", 2, Function.ANY, SetFunctions::product)
        .add("setsubtract", 2, SetFunctions::difference)
        .add("setunion", 1, Function.ANY, SetFunctions::union);
  }

  private static Datum intersection(Arguments arguments) {
    List<Datum> common = new ArrayList<>(arguments.items(0));
    for (int i = 1; i < arguments.count(); i++) {
      Set<Datum> others = new HashSet<>(arguments.items(i));
      common.removeIf(value -> !others.contains(value));
    }
    return Convert.set(common);
  }

  private static Datum difference(Arguments arguments) {
    Set<Datum> others = new HashSet<>(arguments.items(1));
    return Convert.set(
        arguments.items(0).stream().filter(value -> !others.contains(value)).toList());
  }

  private static Datum union(Arguments arguments) {
    List<Datum> all = new ArrayList<>();
    for (int i = 0; i < arguments.count(); i++) {
      all.addAll(arguments.items(i));
    }
    return Convert.set(all);
  }

  /** All combinations; a list unless all arguments are sets. */
  private static Datum product(Arguments arguments) {
    boolean sets = true;
    List<List<Datum>> combinations = List.of(List.of());
    for (int i = 0; i < arguments.count(); i++) {
      sets &= arguments.get(i) instanceof Datum.Items items && items.set();
      combinations = extended(combinations, arguments.items(i), i + 1);
    }
    List<Datum> tuples = new ArrayList<>();
    combinations.forEach(combination -> tuples.add(Datum.Items.list(combination)));
    return sets ? Datum.Items.set(tuples) : Datum.Items.list(tuples);
  }

  private static List<List<Datum>> extended(
      List<List<Datum>> combinations, List<Datum> more, int width) {
    Bounded.Items.check((long) combinations.size() * more.size() * width);
    List<List<Datum>> extended = new ArrayList<>();
    for (List<Datum> combination : combinations) {
      for (Datum value : more) {
        List<Datum> longer = new ArrayList<>(combination);
        longer.add(value);
        extended.add(longer);
      }
    }
    return extended;
  }
}
