package dev.caravan.core.diff;

import dev.caravan.core.model.DeviceRequest;
import dev.caravan.core.model.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares what tasks ask of their node. */
final class ResourcesDiffer {
  private ResourcesDiffer() {}

  static Optional<ObjectDiff> diff(Change<Resources> resources) {
    if (!resources.differs()) {
      return Optional.empty();
    }
    List<ObjectDiff> objects =
        new ArrayList<>(NetworkDiffer.diff(resources.list(Resources::networks)));
    objects.addAll(
        ObjectDiffs.differing(
            Sides.byName(resources.list(Resources::devices), DeviceRequest::name),
            device -> ObjectDiffs.inContext("Device", device, ResourcesDiffer::fieldsOf)));
    objects.addAll(OpaqueDiffer.objects(resources.map(Resources::opaque)));
    List<FieldDiff> fields = FieldDiffs.inContext(resources.fields(ResourcesDiffer::fieldsOf));
    return Optional.of(new ObjectDiff(resources.type(), "Resources", fields, objects));
  }

  /** What the job does not say of what Nomad knows besides is shown as the zero that it is. */
  private static Fields fieldsOf(Resources resources) {
    Fields fields = new Fields().with("DiskMB", 0).with("IOPS", 0);
    return fields
        .with(OpaqueDiffer.fieldsOf(resources.opaque()))
        .with("CPU", resources.cpuMhz())
        .with("Cores", resources.cores())
        .with("MemoryMB", resources.memoryMb())
        .with("MemoryMaxMB", resources.memoryMaxMb());
  }

  /** As in Nomad, constraints and affinities of a device that differ are not shown. */
  private static Fields fieldsOf(DeviceRequest device) {
    return new Fields().with("Count", device.count()).with("Name", device.name());
  }
}
