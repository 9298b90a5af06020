package dev.caravan.core.jobspec.eval;

import java.util.Map;
import java.util.TreeMap;

/** Functions by their names. */
final class FunctionTable {
  private final Map<String, Function> functions = new TreeMap<>();

  /** A function of this many arguments. */
  FunctionTable add(String name, int count, Function.Body body) {
    return add(name, count, count, body);
  }

  FunctionTable add(String name, int least, int most, Function.Body body) {
    functions.put(name, new Function(least, most, body));
    return this;
  }

  Map<String, Function> functions() {
    return functions;
  }
}
