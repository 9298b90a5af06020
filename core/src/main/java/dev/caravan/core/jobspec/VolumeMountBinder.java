package dev.caravan.core.jobspec;

import dev.caravan.core.model.Defaults;
import dev.caravan.core.model.VolumeMount;

/** Binds {@code volume_mount} blocks. */
final class VolumeMountBinder {
  private VolumeMountBinder() {}

  static VolumeMount bind(BlockReader block) {
    VolumeMount mount =
        new VolumeMount(
            block.text("volume").orElse(""),
            block.text("destination").orElse(""),
            block.flag("read_only").orElse(false),
            Words.text(block, "propagation_mode").orElse(Defaults.PROPAGATION_MODE),
            block.text("selinux_label").orElse(""));
    block.finish();
    return mount;
  }
}
