package dev.caravan.core.jobspec;

import dev.caravan.core.model.VolumeRequest;
import java.util.List;
import java.util.Optional;

/** Binds {@code volume} blocks of groups. */
final class VolumeBinder {
  private VolumeBinder() {}

  static VolumeRequest bind(BlockReader block) {
    Optional<BlockReader> options = block.only("mount_options");
    VolumeRequest volume =
        new VolumeRequest(
            block.label(),
            block.text("type").orElse(""),
            block.text("source").orElse(""),
            block.flag("read_only").orElse(false),
            block.text("access_mode").orElse(""),
            block.text("attachment_mode").orElse(""),
            options.flatMap(inner -> inner.text("fs_type")).orElse(""),
            options.flatMap(inner -> inner.read("mount_flags", Conversion.TEXTS)).orElse(List.of()),
            block.flag("per_alloc").orElse(false),
            block.flag("sticky").orElse(false));
    options.ifPresent(BlockReader::finish);
    block.finish();
    return volume;
  }
}
