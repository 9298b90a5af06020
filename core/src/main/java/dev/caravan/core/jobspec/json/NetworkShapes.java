package dev.caravan.core.jobspec.json;

/** Networks in Nomad's API. */
final class NetworkShapes {
  private NetworkShapes() {}

  private static final Shape PORT =
      new Shape.Builder("port")
          .label("Label")
          .attribute("Value", "static")
          .attribute("To", "to")
          .attribute("HostNetwork", "host_network")
          .attribute("IgnoreCollision", "ignore_collision")
          .build();

  private static final Shape DNS =
      new Shape.Builder("dns")
          .attribute("Servers", "servers")
          .attribute("Searches", "searches")
          .attribute("Options", "options")
          .build();

  static final Shape NETWORK =
      new Shape.Builder("network")
          .attribute("Mode", "mode")
          .attribute("MBits", "mbits")
          .blocks("ReservedPorts", PORT)
          .blocks("DynamicPorts", PORT)
          .opaque("CIDR", "CNI", "Device", "IP")
          .attribute("Hostname", "hostname")
          .block("DNS", DNS)
          .build();
}
