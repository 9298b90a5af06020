package dev.caravan.core.jobspec.eval;

import java.util.HashMap;
import java.util.Map;

/**
 * The values that variables are given.
 *
 * @param values by name; what is wrong with a value of no variable is told
 * @param environment by name, without prefix; those of no variable are passed over
 * @param host what the file may have beside them
 */
public record Given(Map<String, Input> values, Map<String, String> environment, Host host) {
  /** None. */
  public static final Given NOTHING = new Given(Map.of(), Map.of(), Host.CLOSED);

  public Given {
    values = Map.copyOf(values);
    environment = Map.copyOf(environment);
  }

  /** The value of one variable. */
  public sealed interface Input {}

  /** Text, which the variable's type says how to read. */
  public record Written(String text) implements Input {}

  /** A value. */
  public record Ready(Datum datum) implements Input {}

  /** By name; of a value and an environment variable, the value. */
  Map<String, Input> inputs() {
    Map<String, Input> inputs = new HashMap<>();
    environment.forEach((name, text) -> inputs.put(name, new Written(text)));
    inputs.putAll(values);
    return inputs;
  }
}
