package dev.caravan.scheduler.runner;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a task inherits of the environment of the application that embeds the scheduler. Unlike
 * Nomad's agent, such an application keeps passwords there; so only what a command needs to find
 * its way is handed on.
 */
final class HostEnvironment {
  private static final Set<String> HANDED_ON =
      Set.of(
          "PATH",
          "HOME",
          "USER",
          "LOGNAME",
          "SHELL",
          "LANG",
          "TZ",
          "TMPDIR",
          "SYSTEMROOT",
          "COMSPEC",
          "PATHEXT",
          "TEMP",
          "TMP");

  private HostEnvironment() {}

  static Map<String, String> handedOn(Map<String, String> whole) {
    Map<String, String> result = new TreeMap<>();
    whole.forEach(
        (name, value) -> {
          if (HANDED_ON.contains(name.toUpperCase(Locale.ROOT)) || name.startsWith("LC_")) {
            result.put(name, value);
          }
        });
    return result;
  }
}
