package dev.caravan.core.jobspec;

import dev.caravan.core.jobspec.syntax.Place;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says what Nomad would not take of the blocks of a task that are kept and have no effect. */
final class KeptValidator {
  private static final Set<String> CHANGE_MODES = Set.of("", "noop", "restart", "signal");
  private static final Set<String> PLUGIN_TYPES = Set.of("node", "controller", "monolith");

  private final Findings findings;

  KeptValidator(Findings findings) {
    this.findings = findings;
  }

  /** Of a task that says this, by the names of Nomad's API. */
  void validate(Map<String, Object> opaque, Place task) {
    if (opaque.get("Vault") instanceof Map<?, ?> vault) {
      vault(vault, task.only("vault"));
    }
    if (opaque.get("CSIPluginConfig") instanceof Map<?, ?> plugin) {
      plugin(plugin, task.only("csi_plugin"));
    }
  }

  private void vault(Map<?, ?> vault, Place place) {
    boolean root = vault.get("Policies") instanceof List<?> policies && policies.contains("root");
    findings.require(!root, place, "policies", "Can not specify \"root\" policy");
    String mode = text(vault, "ChangeMode");
    findings.require(
        CHANGE_MODES.contains(mode),
        place,
        "change_mode",
        "Unknown change mode \"%s\"; write noop, restart or signal",
        mode);
    findings.require(
        !mode.equals("signal") || !text(vault, "ChangeSignal").isEmpty(),
        place,
        "change_signal",
        "Signal must be specified when using change mode \"signal\"");
  }

  private void plugin(Map<?, ?> plugin, Place place) {
    findings.require(
        !text(plugin, "ID").isEmpty(),
        place,
        "id",
        "CSIPluginConfig must have a non-empty PluginID: add id = \"…\"");
    String type = text(plugin, "Type");
    findings.require(
        PLUGIN_TYPES.contains(type),
        place,
        "type",
        "CSIPluginConfig PluginType must be one of 'node', 'controller', or 'monolith', got: \"%s\"",
        type);
  }

  private static String text(Map<?, ?> fields, String name) {
    return fields.get(name) instanceof String text ? text : "";
  }
}
