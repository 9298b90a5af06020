package dev.caravan.core.jobspec;

import dev.caravan.core.jobspec.syntax.Place;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.model.VolumeRequest;
import java.util.Set;

/** Says what is wrong with the volumes of a group. */
final class VolumeValidator {
  private static final Set<String> READING =
      Set.of("single-node-reader-only", "multi-node-reader-only");

  private static final Set<String> WRITING =
      Set.of("single-node-writer", "multi-node-single-writer", "multi-node-multi-writer");

  private static final String FILE_SYSTEM = "file-system";
  private static final String BLOCK_DEVICE = "block-device";

  private final Findings findings;

  VolumeValidator(Findings findings) {
    this.findings = findings;
  }

  void validate(TaskGroup group, Place owner) {
    boolean canaries = group.update() != null && group.update().canaries() > 0;
    Occurrences occurrences = new Occurrences();
    for (VolumeRequest volume : group.volumes()) {
      int number = occurrences.next(volume.name());
      Place place = owner.labelled("volume", volume.name(), number);
      findings.require(
          number == 0, place, "", "volume \"%s\" is already defined; rename it", volume.name());
      volume(volume, place);
      findings.require(
          !volume.perAlloc() || !canaries,
          place,
          "per_alloc",
          "volume cannot be per_alloc when canaries are in use");
    }
  }

  private void volume(VolumeRequest volume, Place place) {
    findings.require(!volume.name().isEmpty(), place, "", "Missing volume name");
    findings.require(!volume.source().isEmpty(), place, "source", "volume has an empty source");
    modes(volume, place);
    switch (volume.type()) {
      case "host" ->
          findings.require(
              !hasMountOptions(volume),
              place,
              "mount_options",
              "host volumes cannot have mount options");
      case "csi" -> csi(volume, place);
      default ->
          findings.add(
              place,
              "type",
              "volume has unrecognized type \"%s\"; write host or csi".formatted(volume.type()));
    }
  }

  private void modes(VolumeRequest volume, Place place) {
    String access = volume.accessMode();
    findings.require(
        access.isEmpty() || READING.contains(access) || WRITING.contains(access),
        place,
        "access_mode",
        "invalid access mode: \"%s\"",
        access);
    findings.require(
        !READING.contains(access) || volume.readOnly(),
        place,
        "read_only",
        "%s volumes must be read-only: add read_only = true",
        access);
    findings.require(
        Set.of("", FILE_SYSTEM, BLOCK_DEVICE).contains(volume.attachmentMode()),
        place,
        "attachment_mode",
        "invalid attachment mode: \"%s\"",
        volume.attachmentMode());
  }

  private void csi(VolumeRequest volume, Place place) {
    findings.require(
        !volume.attachmentMode().isEmpty(),
        place,
        "attachment_mode",
        "CSI volumes must have an attachment mode");
    findings.require(
        !volume.accessMode().isEmpty(),
        place,
        "access_mode",
        "CSI volumes must have an access mode");
    findings.require(
        !volume.attachmentMode().equals(BLOCK_DEVICE) || !hasMountOptions(volume),
        place,
        "mount_options",
        "block devices cannot have mount options");
    findings.require(!volume.sticky(), place, "sticky", "CSI volumes cannot be sticky");
  }

  private static boolean hasMountOptions(VolumeRequest volume) {
    return !volume.fsType().isEmpty() || !volume.mountFlags().isEmpty();
  }
}
