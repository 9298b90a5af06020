package dev.caravan.core.jobspec.hcl;

import java.util.List;
import java.util.Set;

/** What the first word of a reference says about who knows its value. */
final class Roots {
  private static final Set<String> LANGUAGE = Set.of("var", "local", "each", "path");
  private static final List<String> RUN_TIME = List.of("attr", "node", "meta", "env", "device");

  private Roots() {}

  /** Whether the file itself gives the value: {@code var.image}. */
  static boolean ofLanguage(String path) {
    return LANGUAGE.contains(root(path));
  }

  /** Whether it is known only where the task runs: {@code attr.kernel.name}. */
  static boolean ofRunTime(String path) {
    return RUN_TIME.contains(root(path)) || path.startsWith("NOMAD_");
  }

  static String unsupported(String path) {
    return "\"%s\" refers to a value of the file, which is not supported yet; write the value itself"
        .formatted(path);
  }

  private static String root(String path) {
    int end = 0;
    while (end < path.length()
        && (Character.isLetterOrDigit(path.charAt(end)) || path.charAt(end) == '_')) {
      end++;
    }
    return path.substring(0, end);
  }
}
