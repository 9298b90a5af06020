package dev.caravan.core.model;

import java.util.List;

/**
 * Devices that a task was given.
 *
 * @param device the kind, as {@link NodeDevice#id()}
 * @param instances the ids of those of that kind
 */
public record AllocatedDevice(String device, List<String> instances) {
  public AllocatedDevice {
    instances = List.copyOf(instances);
  }
}
