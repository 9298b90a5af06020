package dev.caravan.core.model;

import java.util.List;

/**
 * Devices that a task asks for.
 *
 * @param name what they are: {@code gpu}, {@code nvidia/gpu} or {@code nvidia/gpu/1080ti}
 * @param count how many
 * @param constraints rules for them
 * @param affinities wishes about them
 */
public record DeviceRequest(
    String name, long count, List<Constraint> constraints, List<Affinity> affinities) {
  public DeviceRequest {
    constraints = List.copyOf(constraints);
    affinities = List.copyOf(affinities);
  }
}
