package dev.caravan.core.diff;

import dev.caravan.core.model.Network;
import dev.caravan.core.model.NetworkDns;
import dev.caravan.core.model.Port;
import java.util.ArrayList;
import java.util.List;

/** Compares networks, of a group or of a task's resources. */
final class NetworkDiffer {
  private NetworkDiffer() {}

  static List<ObjectDiff> diff(Sides<List<Network>> networks) {
    return ObjectDiffs.many(networks, NetworkDiffer::network);
  }

  private static ObjectDiff network(Change<Network> change) {
    List<ObjectDiff> objects = new ArrayList<>(ports(change.list(Network::ports)));
    change
        .ifAny(Network::dns)
        .map(dns -> ObjectDiffs.inContext("DNS", dns, NetworkDiffer::fieldsOf))
        .ifPresent(objects::add);
    objects.addAll(OpaqueDiffer.objects(change.map(Network::opaque)));
    List<FieldDiff> fields = FieldDiffs.inContext(change.fields(NetworkDiffer::fieldsOf));
    return new ObjectDiff(change.type(), "Network", fields, objects);
  }

  /** Static ports, then dynamic ones, each by label. */
  private static List<ObjectDiff> ports(Sides<List<Port>> ports) {
    List<ObjectDiff> statics = new ArrayList<>();
    List<ObjectDiff> dynamics = new ArrayList<>();
    for (Change<Port> change : Sides.byName(ports, Port::label)) {
      boolean isStatic = change.newest().isStatic();
      String name = isStatic ? "Static Port" : "Dynamic Port";
      ObjectDiffs.one(name, change.fields(NetworkDiffer::fieldsOf))
          .ifPresent((isStatic ? statics : dynamics)::add);
    }
    statics.addAll(dynamics);
    return statics;
  }

  private static Fields fieldsOf(Network network) {
    return OpaqueDiffer.fieldsOf(network.opaque())
        .with("MBits", network.mbits())
        .with("Mode", network.mode())
        .ifSet("Hostname", network.hostname());
  }

  private static Fields fieldsOf(Port port) {
    Fields fields =
        new Fields()
            .with("HostNetwork", port.hostNetwork().isEmpty() ? "default" : port.hostNetwork())
            .ifSet("IgnoreCollision", port.ignoreCollision())
            .with("Label", port.label())
            .with("To", port.to());
    return port.isStatic() ? fields.with("Value", port.value()) : fields;
  }

  private static Fields fieldsOf(NetworkDns dns) {
    return new Fields()
        .ifSet("Options", String.join(",", dns.options()))
        .ifSet("Searches", String.join(",", dns.searches()))
        .ifSet("Servers", String.join(",", dns.servers()));
  }
}
