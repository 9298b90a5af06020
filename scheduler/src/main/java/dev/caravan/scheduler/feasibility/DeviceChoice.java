package dev.caravan.scheduler.feasibility;

import dev.caravan.core.model.AllocatedDevice;
import dev.caravan.core.model.NodeDevice;
import dev.caravan.core.model.ResourceShare;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The devices of a node that are given to tasks, one request after the other: of the kinds that
 * will do and of which there are enough, the one that its affinities prefer. The rule is Nomad's
 * ({@code scheduler/device.go}).
 *
 * @param devices one for each request
 * @param matchedWeight the weights of the affinities that hold for them
 */
record DeviceChoice(List<AllocatedDevice> devices, double matchedWeight) {

  /**
   * Chooses.
   *
   * @param there what the node has
   * @param isUsed whether a device, named as {@link ResourceShare} does, is in use
   * @return empty if a request cannot be met
   */
  static Optional<DeviceChoice> of(
      List<DeviceAsk> asks, List<NodeDevice> there, Predicate<String> isUsed) {
    Set<String> chosen = new HashSet<>();
    List<AllocatedDevice> devices = new ArrayList<>();
    double matched = 0;
    for (DeviceAsk ask : asks) {
      NodeDevice best = null;
      List<String> instances = List.of();
      for (NodeDevice device : there) {
        if (ask.accepts(device)
            && (best == null || ask.matchedWeight(device) > ask.matchedWeight(best))) {
          List<String> free = free(device, isUsed, chosen);
          if (free.size() >= ask.request().count()) {
            best = device;
            instances = free.subList(0, (int) ask.request().count());
          }
        }
      }
      if (best == null) {
        return Optional.empty();
      }
      for (String instance : instances) {
        chosen.add(ResourceShare.device(best.id(), instance));
      }
      devices.add(new AllocatedDevice(best.id(), instances));
      matched += ask.matchedWeight(best);
    }
    return Optional.of(new DeviceChoice(devices, matched));
  }

  private static List<String> free(
      NodeDevice device, Predicate<String> isUsed, Set<String> chosen) {
    return device.instances().stream()
        .filter(instance -> isFree(ResourceShare.device(device.id(), instance), isUsed, chosen))
        .toList();
  }

  private static boolean isFree(String device, Predicate<String> isUsed, Set<String> chosen) {
    return !isUsed.test(device) && !chosen.contains(device);
  }
}
