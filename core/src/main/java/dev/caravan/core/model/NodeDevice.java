package dev.caravan.core.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Devices of one kind that a node has.
 *
 * @param vendor who made them: {@code nvidia}
 * @param type what they are: {@code gpu}
 * @param name their model: {@code 1080ti}
 * @param attributes what constraints may ask about them, as {@code ${device.attr.NAME}}
 * @param instances the id of each; a task is given whole ones
 * @param variable the environment variable that tells a task which it was given, separated by
 *     commas, as Nomad's device plugins have one ({@code NVIDIA_VISIBLE_DEVICES}); null for none
 */
public record NodeDevice(
    String vendor,
    String type,
    String name,
    Map<String, String> attributes,
    List<String> instances,
    @Nullable String variable) {

  public NodeDevice {
    attributes = Immutable.ordered(attributes);
    instances = List.copyOf(instances);
  }

  /** As {@code vendor/type/name}. */
  public String id() {
    return vendor + "/" + type + "/" + name;
  }

  /** Whether a request means them: by type, by vendor and type, or by all three. */
  public boolean isA(String request) {
    return request.equals(type) || request.equals(vendor + "/" + type) || request.equals(id());
  }
}
