package dev.caravan.core.jobspec.json;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which names in HCL in the form of JSON are blocks, and how many labels those have: there, unlike
 * in HCL, nothing else tells a block from an attribute.
 */
final class JsonBlocks {
  private static final Map<String, Map<String, Integer>> BY_PARENT = new HashMap<>();

  static {
    in("").labelled("job", "variable").plain("locals", "variables");
    in("variable").plain("validation");
    in("job")
        .labelled("group", "task")
        .plain("affinity", "constraint", "meta", "migrate", "multiregion", "parameterized")
        .plain("periodic", "reschedule", "spread", "ui", "update", "vault");
    in("group")
        .labelled("task", "volume")
        .plain("affinity", "constraint", "consul", "disconnect", "ephemeral_disk", "meta")
        .plain("migrate", "network", "reschedule", "restart", "scaling", "service", "spread")
        .plain("update", "vault");
    in("task")
        .labelled("action", "scaling", "secret")
        .plain("affinity", "artifact", "config", "constraint", "consul", "csi_plugin")
        .plain("dispatch_payload", "env", "identity", "lifecycle", "logs", "meta", "resources")
        .plain("restart", "schedule", "service", "template", "vault", "volume_mount");
    in("artifact").plain("headers", "options");
    in("check").plain("check_restart", "header");
    in("connect").plain("gateway", "sidecar_service", "sidecar_task");
    in("device").plain("affinity", "constraint");
    in("expose").plain("path");
    in("gateway").plain("ingress", "mesh", "proxy", "terminating");
    in("ingress").plain("listener", "tls");
    in("listener").plain("service");
    in("multiregion").labelled("region").plain("strategy");
    in("network").labelled("port").plain("cni", "dns");
    in("proxy")
        .labelled("envoy_gateway_bind_addresses")
        .plain("config", "expose", "transparent_proxy", "upstreams");
    in("region").plain("meta");
    in("request_headers").plain("add", "set");
    in("response_headers").plain("add", "set");
    in("resources").labelled("device").plain("network", "numa");
    in("scaling").plain("policy");
    in("schedule").plain("cron");
    in("service")
        .plain("canary_meta", "check", "check_restart", "connect", "identity", "meta")
        .plain("request_headers", "response_headers", "tagged_addresses", "tls", "weights");
    in("sidecar_service").plain("meta", "proxy");
    in("sidecar_task").plain("config", "env", "logs", "meta", "resources", "volume_mount");
    in("secret").plain("config", "env");
    in("spread").labelled("target");
    in("template").plain("change_script", "wait");
    in("terminating").plain("service");
    in("tls").plain("sds");
    in("ui").plain("link");
    in("upstreams").plain("config", "mesh_gateway");
    in("volume").plain("mount_options");
  }

  private final Map<String, Integer> labels;

  private JsonBlocks(Map<String, Integer> labels) {
    this.labels = labels;
  }

  private static JsonBlocks in(String parent) {
    return new JsonBlocks(BY_PARENT.computeIfAbsent(parent, type -> new HashMap<>()));
  }

  /** These have one label. */
  private JsonBlocks labelled(String... types) {
    Arrays.stream(types).forEach(type -> labels.put(type, 1));
    return this;
  }

  /** These have none. */
  private JsonBlocks plain(String... types) {
    Arrays.stream(types).forEach(type -> labels.put(type, 0));
    return this;
  }

  /**
   * How many labels this has in a block of that type.
   *
   * @param parent the type; empty at the top
   * @return nothing if it is an attribute
   */
  static Optional<Integer> labels(String parent, String name) {
    Map<String, Integer> inside = BY_PARENT.get(parent);
    return inside == null ? Optional.empty() : Optional.ofNullable(inside.get(name));
  }
}
