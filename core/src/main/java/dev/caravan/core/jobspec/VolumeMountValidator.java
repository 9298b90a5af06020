package dev.caravan.core.jobspec;

import dev.caravan.core.jobspec.syntax.Place;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.model.VolumeMount;
import dev.caravan.core.model.VolumeRequest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Says what is wrong with where the tasks of a group see its volumes. */
final class VolumeMountValidator {
  private static final Set<String> PROPAGATION_MODES =
      Set.of("private", "host-to-task", "bidirectional");

  private final Set<String> volumes;
  private final Findings findings;

  VolumeMountValidator(TaskGroup group, Findings findings) {
    this.volumes =
        group.volumes().stream().map(VolumeRequest::name).collect(Collectors.toUnmodifiableSet());
    this.findings = findings;
  }

  void validate(List<VolumeMount> mounts, Place task) {
    for (int i = 0; i < mounts.size(); i++) {
      mount(mounts.get(i), i, task.plain("volume_mount", i));
    }
  }

  private void mount(VolumeMount mount, int index, Place place) {
    String volume = mount.volume();
    findings.require(
        !volume.isEmpty(),
        place,
        "volume",
        "volume mount (%d) referencing an empty volume: add volume = \"…\"",
        index);
    findings.require(
        volume.isEmpty() || volumes.contains(volume),
        place,
        "volume",
        "volume mount (%d) referencing undefined volume %s: add volume \"%s\" { … } to the group",
        index,
        volume,
        volume);
    findings.require(
        PROPAGATION_MODES.contains(mount.propagationMode()),
        place,
        "propagation_mode",
        "Volume Mount (%d) has an invalid propagation mode: \"%s\"; write private, host-to-task or"
            + " bidirectional",
        index,
        mount.propagationMode());
  }
}
