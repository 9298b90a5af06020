package dev.caravan.scheduler.feasibility;

import dev.caravan.core.model.Affinity;
import dev.caravan.core.model.Constraint;
import dev.caravan.core.model.DeviceRequest;
import dev.caravan.core.model.NodeDevice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Devices that a task asks for, made ready to be looked for on many nodes.
 *
 * @param request what the task says
 */
record DeviceAsk(DeviceRequest request) {
  private static final String ATTRIBUTE = "device.attr.";

  /** Whether devices of a kind will do. */
  boolean accepts(NodeDevice device) {
    return device.isA(request.name())
        && request.constraints().stream().allMatch(constraint -> holds(constraint, device));
  }

  /** The weights of the affinities that hold for a kind of devices. */
  double matchedWeight(NodeDevice device) {
    return request.affinities().stream()
        .filter(affinity -> holds(affinity, device))
        .mapToDouble(Affinity::weight)
        .sum();
  }

  /** The weights of all affinities, without their signs. */
  double allWeights() {
    return request.affinities().stream().mapToDouble(one -> Math.abs(one.weight())).sum();
  }

  private static boolean holds(Constraint constraint, NodeDevice device) {
    return holds(constraint.attribute(), constraint.operator(), constraint.value(), device);
  }

  private static boolean holds(Affinity affinity, NodeDevice device) {
    return holds(affinity.attribute(), affinity.operator(), affinity.value(), device);
  }

  private static boolean holds(String left, String word, String right, NodeDevice device) {
    return Operator.ofWord(word)
        .filter(
            operator -> DeviceValue.holds(operator, resolve(left, device), resolve(right, device)))
        .isPresent();
  }

  private static @Nullable String resolve(String side, NodeDevice device) {
    if (!NodeValues.isTarget(side)) {
      return side;
    }
    String name = side.substring(2, side.length() - 1);
    if (name.startsWith(ATTRIBUTE)) {
      return device.attributes().get(name.substring(ATTRIBUTE.length()));
    }
    return switch (name) {
      case "device.vendor" -> device.vendor();
      case "device.type" -> device.type();
      case "device.model" -> device.name();
      case "device.ids" -> String.join(",", device.instances());
      default -> null;
    };
  }

  /** Of all tasks of a group, in their order. */
  static List<DeviceAsk> of(List<DeviceRequest> requests) {
    return requests.stream().map(DeviceAsk::new).toList();
  }
}
