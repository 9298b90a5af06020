package dev.caravan.core.jobspec.json;

/** Services in Nomad's API. */
final class ServiceShapes {
  private ServiceShapes() {}

  private static final Shape CHECK_RESTART =
      new Shape.Builder("check_restart")
          .attribute("Limit", "limit")
          .attribute("Grace", "grace")
          .attribute("IgnoreWarnings", "ignore_warnings")
          .build();

  private static final Shape CHECK =
      new Shape.Builder("check")
          .attribute("Name", "name")
          .attribute("Type", "type")
          .attribute("PortLabel", "port")
          .attribute("AddressMode", "address_mode")
          .attribute("Path", "path")
          .attribute("Method", "method")
          .attribute("Protocol", "protocol")
          .attribute("Header", "header")
          .attribute("Body", "body")
          .attribute("TLSSkipVerify", "tls_skip_verify")
          .attribute("Command", "command")
          .attribute("Args", "args")
          .attribute("TaskName", "task")
          .attribute("GRPCService", "grpc_service")
          .attribute("GRPCUseTLS", "grpc_use_tls")
          .attribute("Interval", "interval")
          .attribute("Timeout", "timeout")
          .attribute("InitialStatus", "initial_status")
          .attribute("OnUpdate", "on_update")
          .attribute("SuccessBeforePassing", "success_before_passing")
          .attribute("FailuresBeforeCritical", "failures_before_critical")
          .attribute("Expose", "expose")
          .block("CheckRestart", CHECK_RESTART)
          .opaque("FailuresBeforeWarning", "Notes", "TLSServerName")
          .build();

  static final Shape SERVICE =
      new Shape.Builder("service")
          .attribute("Name", "name")
          .attribute("PortLabel", "port")
          .attribute("AddressMode", "address_mode")
          .attribute("Tags", "tags")
          .attribute("CanaryTags", "canary_tags")
          .attribute("EnableTagOverride", "enable_tag_override")
          .attribute("Meta", "meta")
          .attribute("TaskName", "task")
          .attribute("OnUpdate", "on_update")
          .blocks("Checks", CHECK)
          .attribute("Provider", "provider")
          .attribute("CanaryMeta", "canary_meta")
          .block("CheckRestart", CHECK_RESTART)
          .ignored("Namespace")
          .opaque("Address", "Cluster", "Connect", "Identity", "Kind", "TaggedAddresses", "Weights")
          .build();
}
