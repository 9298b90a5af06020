package dev.caravan.core.jobspec.eval;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All functions that expressions may call. */
public final class Functions {
  /** Those that do not simply compute a value of values. */
  private static final Set<String> SPECIAL = Set.of("can", "convert", "try");

  private static final Map<String, Function> TABLE = table();

  private Functions() {}

  private static Map<String, Function> table() {
    FunctionTable table = new FunctionTable();
    StringFunctions.addTo(table);
    NumberFunctions.addTo(table);
    CollectionFunctions.addTo(table);
    SetFunctions.addTo(table);
    EncodingFunctions.addTo(table);
    HashFunctions.addTo(table);
    SecretFunctions.addTo(table);
    TimeFunctions.addTo(table);
    CidrFunctions.addTo(table);
    ConversionFunctions.addTo(table);
    FileFunctions.addTo(table);
    return table.functions();
  }

  static @Nullable Function named(String name) {
    return TABLE.get(name);
  }

  /** The names of all functions, in their order. */
  public static Set<String> names() {
    Set<String> names = new TreeSet<>(TABLE.keySet());
    names.addAll(SPECIAL);
    return names;
  }
}
