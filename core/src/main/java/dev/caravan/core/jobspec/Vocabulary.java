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
          "", Set.of("vault"),
          "job",
              Set.of(
                  "all_at_once",
                  "consul",
                  "consul_token",
                  "multiregion",
                  "node_pool",
                  "parameterized",
                  "periodic",
                  "task",
                  "ui",
                  "vault",
                  "vault_token"),
          "group",
              Set.of(
                  "consul",
                  "disconnect",
                  "max_client_disconnect",
                  "prevent_reschedule_on_lost",
                  "scaling",
                  "stop_after_client_disconnect",
                  "vault",
                  "volume"),
          "task",
              Set.of(
                  "action",
                  "artifact",
                  "consul",
                  "csi_plugin",
                  "dispatch_payload",
                  "identity",
                  "kind",
                  "lifecycle",
                  "max_run_duration",
                  "restart",
                  "scaling",
                  "schedule",
                  "secret",
                  "template",
                  "vault",
                  "volume_mount"),
          "resources", Set.of("device", "disk", "iops", "numa", "secrets"),
          "network", Set.of("cidr", "cni", "device", "dns", "hostname"),
          "port", Set.of("host_network", "ignore_collision"),
          "restart", Set.of("render_templates"),
          "logs", Set.of("disabled", "enabled"),
          "service",
              Set.of(
                  "canary_meta",
                  "check_restart",
                  "cluster",
                  "connect",
                  "identity",
                  "provider",
                  "tagged_addresses",
                  "weights"));

  private Vocabulary() {}

  /**
   * What Nomad knows in a block of this type and Caravan does not; the type is empty at the top.
   */
  static Set<String> unsupportedIn(String blockType) {
    return BY_BLOCK.getOrDefault(blockType, Set.of());
  }
}
