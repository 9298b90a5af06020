package dev.caravan.core.jobspec;

import dev.caravan.core.model.Network;
import dev.caravan.core.model.NetworkDns;
import dev.caravan.core.model.Port;
import java.util.List;

/** Binds {@code network} blocks, of groups and of resources. */
final class NetworkBinder {
  private static final Network STANDARD = Network.of();

  private static final NetworkDns NONE = new NetworkDns(List.of(), List.of(), List.of());

  /** What Nomad calls the network of ports that name none. */
  private static final String DEFAULT = "default";

  private NetworkBinder() {}

  static Network bind(BlockReader block) {
    Network network =
        new Network(
            block.text("mode").orElse(STANDARD.mode()),
            block.integer("mbits").orElse(STANDARD.mbits()),
            block.labelled("port").stream().map(NetworkBinder::port).toList(),
            block.only("dns").map(NetworkBinder::dns).filter(dns -> !dns.equals(NONE)).orElse(null),
            block.text("hostname").orElse(""),
            block.opaque(OpaqueKeys.NETWORK));
    block.finish();
    return network;
  }

  private static NetworkDns dns(BlockReader block) {
    NetworkDns dns =
        new NetworkDns(
            block.read("servers", Conversion.TEXTS).orElse(List.of()),
            block.read("searches", Conversion.TEXTS).orElse(List.of()),
            block.read("options", Conversion.TEXTS).orElse(List.of()));
    block.finish();
    return dns;
  }

  private static Port port(BlockReader block) {
    Port port =
        new Port(
            block.label(),
            block.integer("static").orElse(0),
            block.integer("to").orElse(0),
            block.text("host_network").filter(name -> !name.equals(DEFAULT)).orElse(""),
            block.flag("ignore_collision").orElse(false));
    block.finish();
    return port;
  }
}
