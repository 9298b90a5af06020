package dev.caravan.core.jobspec;

import dev.caravan.core.jobspec.OpaqueKey.Kind;
import java.util.List;

/**
 * The keys of Nomad's job specification that an embedded scheduler has no use for, by the blocks
 * that they stand in.
 */
final class OpaqueKeys {
  private OpaqueKeys() {}

  /** What a job or group says for tasks that have none of their own. */
  static final List<OpaqueKey> OF_TASKS =
      List.of(
          once(
              "vault",
              texts("policies"),
              text("role"),
              text("namespace"),
              text("cluster"),
              flag("env"),
              flag("disable_file"),
              text("change_mode"),
              text("change_signal"),
              flag("allow_token_expiration")));

  private static final OpaqueKey CONSUL =
      once("consul", text("namespace"), text("cluster"), text("partition"));

  static final List<OpaqueKey> JOB =
      List.of(
          text("node_pool"),
          text("consul_token"),
          text("vault_token"),
          once(
              "multiregion",
              once("strategy", number("max_parallel"), text("on_failure")),
              named(
                      "region",
                      number("count"),
                      texts("datacenters"),
                      text("node_pool"),
                      pairs("meta"))
                  .as("Regions")),
          once("ui", text("description"), list("link", text("label"), text("url")).as("Links")));

  static final List<OpaqueKey> GROUP = List.of(CONSUL);

  private static final OpaqueKey[] IDENTITY = {
    text("name"),
    texts("aud").as("Audience"),
    text("change_mode"),
    text("change_signal"),
    flag("env"),
    flag("file"),
    text("filepath"),
    text("service_name"),
    duration("ttl")
  };

  static final List<OpaqueKey> TASK =
      List.of(
          OF_TASKS.get(0),
          CONSUL,
          text("kind"),
          list("identity", IDENTITY).as("Identities"),
          named("action", text("command"), texts("args")).as("Actions"),
          named("secret", text("provider"), text("path"), config("config"), pairs("env"))
              .as("Secrets"),
          once("schedule", once("cron", text("start"), text("end"), text("timezone"))),
          once(
                  "csi_plugin",
                  text("id"),
                  text("type"),
                  text("mount_dir"),
                  text("stage_publish_base_dir"),
                  duration("health_timeout"))
              .as("CSIPluginConfig"));

  static final List<OpaqueKey> RESOURCES =
      List.of(
          number("disk").as("DiskMB"),
          number("iops"),
          number("secrets").as("SecretsMB"),
          once("numa", text("affinity"), texts("devices")));

  static final List<OpaqueKey> NETWORK =
      List.of(text("device"), text("cidr"), text("ip").as("IP"), once("cni", pairs("args")));

  static final List<OpaqueKey> SERVICE =
      List.of(
          text("address"),
          text("cluster"),
          text("kind"),
          pairs("tagged_addresses"),
          once("weights", number("passing"), number("warning")),
          once("identity", IDENTITY),
          once("connect", flag("native"), sidecarService(), sidecarTask(), gateway()));

  static final List<OpaqueKey> CHECK =
      List.of(number("failures_before_warning"), text("notes"), text("tls_server_name"));

  private static OpaqueKey sidecarService() {
    return once(
        "sidecar_service",
        texts("tags"),
        text("port"),
        flag("disable_default_tcp_check"),
        pairs("meta"),
        once(
            "proxy",
            text("local_service_address"),
            number("local_service_port"),
            once(
                "expose",
                list(
                        "path",
                        text("path"),
                        text("protocol"),
                        number("local_path_port"),
                        text("listener_port"))
                    .as("Paths")),
            upstreams(),
            once(
                "transparent_proxy",
                text("uid"),
                number("outbound_port"),
                texts("exclude_inbound_ports"),
                texts("exclude_outbound_ports"),
                texts("exclude_outbound_cidrs"),
                texts("exclude_uids"),
                flag("no_dns")),
            config("config")));
  }

  private static OpaqueKey upstreams() {
    return list(
        "upstreams",
        text("destination_name"),
        text("destination_namespace"),
        text("destination_peer"),
        text("destination_partition"),
        text("destination_type"),
        text("datacenter"),
        text("local_bind_address"),
        number("local_bind_port"),
        text("local_bind_socket_path"),
        text("local_bind_socket_mode"),
        once("mesh_gateway", text("mode")),
        config("config"));
  }

  private static OpaqueKey sidecarTask() {
    return once(
        "sidecar_task",
        text("name"),
        text("driver"),
        text("user"),
        config("config"),
        pairs("env"),
        pairs("meta"),
        once(
            "resources",
            number("cpu").as("CPU"),
            number("cores"),
            number("memory").as("MemoryMB"),
            number("memory_max").as("MemoryMaxMB")),
        once("logs", number("max_files"), number("max_file_size").as("MaxFileSizeMB"))
            .as("LogConfig"),
        duration("kill_timeout"),
        duration("shutdown_delay"),
        text("kill_signal"),
        list(
                "volume_mount",
                text("volume"),
                text("destination"),
                flag("read_only"),
                text("propagation_mode"),
                text("selinux_label").as("SELinuxLabel"))
            .as("VolumeMounts"));
  }

  private static OpaqueKey gateway() {
    return once(
        "gateway",
        once(
            "proxy",
            duration("connect_timeout"),
            flag("envoy_gateway_bind_tagged_addresses"),
            mapped("envoy_gateway_bind_addresses", text("name"), text("address"), number("port")),
            flag("envoy_gateway_no_default_bind"),
            text("envoy_dns_discovery_type"),
            config("config")),
        once(
            "ingress",
            tls(),
            list("listener", number("port"), text("protocol"), ingressService()).as("Listeners")),
        once(
            "terminating",
            list(
                    "service",
                    text("name"),
                    text("ca_file"),
                    text("cert_file"),
                    text("key_file"),
                    text("sni"))
                .as("Services")),
        once("mesh"));
  }

  private static OpaqueKey ingressService() {
    return list(
            "service",
            text("name"),
            texts("hosts"),
            once("tls", sds()),
            headers("request_headers"),
            headers("response_headers"),
            number("max_connections"),
            number("max_pending_requests"),
            number("max_concurrent_requests"))
        .as("Services");
  }

  private static OpaqueKey tls() {
    return once(
        "tls",
        flag("enabled"),
        text("tls_min_version"),
        text("tls_max_version"),
        texts("cipher_suites"),
        sds());
  }

  private static OpaqueKey sds() {
    return once("sds", text("cluster_name"), text("cert_resource"));
  }

  private static OpaqueKey headers(String name) {
    return once(name, pairs("add"), pairs("set"), texts("remove"));
  }

  private static OpaqueKey text(String name) {
    return key(name, Kind.TEXT);
  }

  private static OpaqueKey texts(String name) {
    return key(name, Kind.TEXTS);
  }

  private static OpaqueKey number(String name) {
    return key(name, Kind.NUMBER);
  }

  private static OpaqueKey flag(String name) {
    return key(name, Kind.FLAG);
  }

  private static OpaqueKey duration(String name) {
    return key(name, Kind.DURATION);
  }

  private static OpaqueKey pairs(String name) {
    return key(name, Kind.PAIRS);
  }

  private static OpaqueKey config(String name) {
    return key(name, Kind.CONFIG);
  }

  private static OpaqueKey once(String name, OpaqueKey... keys) {
    return key(name, Kind.ONCE, keys);
  }

  private static OpaqueKey list(String name, OpaqueKey... keys) {
    return key(name, Kind.LIST, keys);
  }

  private static OpaqueKey named(String name, OpaqueKey... keys) {
    return key(name, Kind.NAMED, keys);
  }

  private static OpaqueKey mapped(String name, OpaqueKey... keys) {
    return key(name, Kind.MAPPED, keys);
  }

  private static OpaqueKey key(String name, Kind kind, OpaqueKey... keys) {
    return new OpaqueKey(name, ApiNames.field(name), kind, List.of(keys));
  }
}
