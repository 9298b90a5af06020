package dev.caravan.core.jobspec;

import java.util.Map;
import java.util.Set;

/**
 * Words of Nomad's job specification that a {@link dev.caravan.core.model.Job} has no place for
 * yet. They are refused rather than dropped: a job must not run without what its file asks for.
 */
final class Vocabulary {
  private static final Map<String, Set<String>> BY_BLOCK =
      Map.of(
          "job", Set.of("parameterized", "periodic", "task"),
          "group",
              Set.of(
                  "disconnect",
                  "max_client_disconnect",
                  "max_run_duration",
                  "prevent_reschedule_on_lost",
                  "scaling",
                  "stop_after_client_disconnect",
                  "volume"),
          "network", Set.of("dns", "hostname"),
          "port", Set.of("ignore_collision"),
          "service", Set.of("canary_meta", "check_restart", "provider"));

  private Vocabulary() {}

  /**
   * What Nomad knows in a block of this type and Caravan does not; the type is empty at the top.
   */
  static Set<String> unsupportedIn(String blockType) {
    return BY_BLOCK.getOrDefault(blockType, Set.of());
  }
}
