package dev.caravan.core.jobspec.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.model.Network;
import dev.caravan.core.model.NetworkDns;
import dev.caravan.core.model.Port;
import java.util.List;

/** Networks as JSON. */
final class NetworkNodes {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private NetworkNodes() {}

  static ObjectNode network(Network network) {
    ObjectNode json = NODES.objectNode();
    json.put("Mode", network.mode());
    json.put("MBits", network.mbits());
    List<Port> fixed = network.ports().stream().filter(Port::isStatic).toList();
    List<Port> dynamic = network.ports().stream().filter(port -> !port.isStatic()).toList();
    Members.putAll(json, "ReservedPorts", fixed, NetworkNodes::port);
    Members.putAll(json, "DynamicPorts", dynamic, NetworkNodes::port);
    json.put("Hostname", network.hostname());
    if (network.dns() != null) {
      json.set("DNS", dns(network.dns()));
    }
    Members.putOpaque(json, network.opaque());
    return json;
  }

  private static ObjectNode dns(NetworkDns dns) {
    ObjectNode json = NODES.objectNode();
    Members.putAll(json, "Servers", dns.servers(), NODES::textNode);
    Members.putAll(json, "Searches", dns.searches(), NODES::textNode);
    Members.putAll(json, "Options", dns.options(), NODES::textNode);
    return json;
  }

  private static ObjectNode port(Port port) {
    ObjectNode json = NODES.objectNode();
    json.put("Label", port.label());
    json.put("Value", port.value());
    json.put("To", port.to());
    json.put("HostNetwork", port.hostNetwork());
    if (port.ignoreCollision()) {
      json.put("IgnoreCollision", true);
    }
    return json;
  }
}
