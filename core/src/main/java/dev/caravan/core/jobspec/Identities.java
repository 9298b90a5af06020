package dev.caravan.core.jobspec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The identities of a task, which Nomad's API keeps in two places. */
final class Identities {
  private static final String ALL = "Identities";
  private static final String STANDARD = "Identity";

  private Identities() {}

  /** Moves the one that has no name of its own where Nomad's API has it. */
  static Map<String, Object> split(Map<String, Object> opaque) {
    if (!(opaque.get(ALL) instanceof List<?> identities)) {
      return opaque;
    }
    Map<String, Object> split = new LinkedHashMap<>(opaque);
    List<Object> others = new ArrayList<>();
    for (Object identity : identities) {
      if (!isStandard(identity) || split.putIfAbsent(STANDARD, identity) != null) {
        others.add(identity);
      }
    }
    split.put(ALL, others);
    return split;
  }

  private static boolean isStandard(Object identity) {
    return identity instanceof Map<?, ?> fields
        && (!fields.containsKey("Name") || "default".equals(fields.get("Name")));
  }
}
