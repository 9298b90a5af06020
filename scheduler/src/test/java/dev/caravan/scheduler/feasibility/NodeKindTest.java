package dev.caravan.scheduler.feasibility;

import static dev.caravan.scheduler.testkit.TestJobs.registered;
import static dev.caravan.scheduler.testkit.TestJobs.service;
import static dev.caravan.scheduler.testkit.TestJobs.withGroup;
import static dev.caravan.scheduler.testkit.TestJobs.withTask;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.ComputedClass;
import dev.caravan.core.model.DeviceRequest;
import dev.caravan.core.model.HostVolume;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.NodeDevice;
import dev.caravan.core.model.NodeResources;
import dev.caravan.core.model.NodeSpec;
import dev.caravan.core.model.Obstacle;
import dev.caravan.core.model.Resources;
import dev.caravan.core.model.VolumeRequest;
import dev.caravan.scheduler.testkit.TestNodes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Volumes, devices and pools: what a node has or has not, whatever runs there. */
class NodeKindTest {
  private static final NodeSpec PLAIN = TestNodes.node("plain", Map.of()).spec();

  private static Optional<String> rejection(Job job, NodeSpec spec) {
    return filter(job).check(TestNodes.of(spec), ComputedClass.of(spec)).map(Rejection::reason);
  }

  private static NodeFilter filter(Job job) {
    return new Eligibility(registered(job)).of(job.taskGroups().get(0), 0);
  }

  private static Job wanting(boolean readOnly) {
    VolumeRequest volume =
        new VolumeRequest("data", "host", "shared", readOnly, "", "", "", List.of(), false, false);
    return withGroup(service(1), group -> group.volumes(List.of(volume)));
  }

  @ParameterizedTest
  @CsvSource({"false, false, true", "true, false, true", "true, true, true", "false, true, false"})
  void whatIsOnlyReadOnTheNodeCannotBeWritten(boolean wanted, boolean there, boolean fits) {
    NodeSpec spec = PLAIN.withHostVolumes(Map.of("shared", new HostVolume("/srv", there)));

    assertThat(rejection(wanting(wanted), spec).isEmpty()).isEqualTo(fits);
  }

  @Test
  void aNodeWithoutTheVolumeIsSaidToMissIt() {
    assertThat(rejection(wanting(true), PLAIN)).hasValue("missing compatible host volumes");
    assertThat(filter(wanting(true)).obstacles(TestNodes.of(PLAIN)))
        .extracting(Obstacle::text)
        .containsExactly("missing compatible host volumes: no \"shared\" for that use");
  }

  @Test
  void aNodeWithoutEnoughDevicesIsSaidToMissThem() {
    NodeDevice gpu = new NodeDevice("nvidia", "gpu", "one", Map.of(), List.of("a"), null);
    NodeSpec spec = TestNodes.node("gpu", "dc1", "", Map.of(), withDevice(gpu)).spec();

    assertThat(rejection(asking(1), spec)).isEmpty();
    assertThat(rejection(asking(2), spec)).hasValue("missing devices");
  }

  private static NodeResources withDevice(NodeDevice device) {
    return NodeResources.of(1_000, 1_000, 1_000).withDevices(List.of(device));
  }

  private static Job asking(int gpus) {
    DeviceRequest request = new DeviceRequest("gpu", gpus, List.of(), List.of());
    Resources resources = new Resources(100, 0, 100, 0, List.of(), List.of(request), Map.of());
    return withTask(service(1), task -> task.resources(resources));
  }

  @ParameterizedTest
  @CsvSource({
    "default, default, true",
    "default, gpu, false",
    "gpu, gpu, true",
    "gpu, default, false",
    "all, gpu, true",
    "all, default, true"
  })
  void aJobIsPlacedInItsPool(String ofJob, String ofNode, boolean allowed) {
    Job job = service(1).toBuilder().opaque(Map.of("NodePool", ofJob)).build();

    assertThat(new NodeScope(job).contains(PLAIN.withNodePool(ofNode))).isEqualTo(allowed);
  }
}
