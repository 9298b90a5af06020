package dev.caravan.core.jobspec;

import dev.caravan.core.model.Network;
import dev.caravan.core.model.Port;
import java.util.Map;

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
            Map.of());
    block.finish();
    return network;
  }

  private static Port port(BlockReader block) {
    Port port =
        new Port(block.label(), block.integer("static").orElse(0), block.integer("to").orElse(0));
    block.finish();
    return port;
  }
}
