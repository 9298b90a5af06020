package dev.caravan.core.jobspec;

import dev.caravan.core.model.Network;
import dev.caravan.core.model.Port;

/** Binds {@code network} blocks, of groups and of resources. */
final class NetworkBinder {
  private static final Network STANDARD = Network.of();

  private NetworkBinder() {}

  static Network bind(BlockReader block) {
    Network network =
        new Network(
            block.text("mode").orElse(STANDARD.mode()),
            block.integer("mbits").orElse(STANDARD.mbits()),
            block.labelled("port").stream().map(NetworkBinder::port).toList(),
            null,
            "",
            block.opaque(OpaqueKeys.NETWORK));
    block.finish();
    return network;
  }

  private static Port port(BlockReader block) {
    Port port =
        new Port(
            block.label(),
            block.integer("static").orElse(0),
            block.integer("to").orElse(0),
            block.text("host_network").orElse(""));
    block.finish();
    return port;
  }
}
