package dev.caravan.core.jobspec;

import dev.caravan.core.model.DeviceRequest;

/** Binds {@code device} blocks. */
final class DeviceBinder {
  private DeviceBinder() {}

  static DeviceRequest bind(BlockReader block) {
    DeviceRequest request =
        new DeviceRequest(
            block.label(),
            block.integer("count").orElse(1),
            ConstraintBinder.bind(block.plain("constraint")),
            AffinityBinder.bind(block.plain("affinity")));
    block.finish();
    return request;
  }
}
