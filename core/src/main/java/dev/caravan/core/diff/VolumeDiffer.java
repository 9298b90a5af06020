package dev.caravan.core.diff;

import dev.caravan.core.model.VolumeRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares the volumes that groups ask for, which belong together by their names. */
final class VolumeDiffer {
  private VolumeDiffer() {}

  static List<ObjectDiff> diff(Sides<List<VolumeRequest>> volumes) {
    return ObjectDiffs.differing(Sides.byName(volumes, VolumeRequest::name), VolumeDiffer::volume);
  }

  private static ObjectDiff volume(Change<VolumeRequest> change) {
    List<ObjectDiff> objects = new ArrayList<>();
    change.ifAny(VolumeDiffer::options).flatMap(VolumeDiffer::options).ifPresent(objects::add);
    List<FieldDiff> fields = FieldDiffs.inContext(change.fields(VolumeDiffer::fieldsOf));
    return new ObjectDiff(change.type(), "Volume", fields, objects);
  }

  private static Optional<ObjectDiff> options(Change<MountOptions> change) {
    if (!change.differs()) {
      return Optional.empty();
    }
    List<ObjectDiff> objects = new ArrayList<>();
    ObjectDiffs.wordsInContext("MountFlags", change.list(MountOptions::flags))
        .ifPresent(objects::add);
    List<FieldDiff> fields =
        FieldDiffs.inContext(change.fields(each -> new Fields().with("FSType", each.fsType())));
    return Optional.of(new ObjectDiff(change.type(), "MountOptions", fields, objects));
  }

  private static @Nullable MountOptions options(VolumeRequest volume) {
    return volume.fsType().isEmpty() && volume.mountFlags().isEmpty()
        ? null
        : new MountOptions(volume.fsType(), volume.mountFlags());
  }

  private static Fields fieldsOf(VolumeRequest volume) {
    return new Fields()
        .with("AccessMode", volume.accessMode())
        .with("AttachmentMode", volume.attachmentMode())
        .with("Name", volume.name())
        .with("PerAlloc", volume.perAlloc())
        .with("ReadOnly", volume.readOnly())
        .with("Source", volume.source())
        .ifSet("Sticky", volume.sticky())
        .with("Type", volume.type());
  }

  /** The block of its own that Nomad keeps these two values in. */
  private record MountOptions(String fsType, List<String> flags) {}
}
