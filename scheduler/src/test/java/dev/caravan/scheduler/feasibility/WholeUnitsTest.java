package dev.caravan.scheduler.feasibility;

import static dev.caravan.scheduler.testkit.TestJobs.service;
import static dev.caravan.scheduler.testkit.TestJobs.withTask;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.Affinity;
import dev.caravan.core.model.AllocatedDevice;
import dev.caravan.core.model.AllocatedResources;
import dev.caravan.core.model.AllocatedResources.TaskShare;
import dev.caravan.core.model.Constraint;
import dev.caravan.core.model.DeviceRequest;
import dev.caravan.core.model.NodeDevice;
import dev.caravan.core.model.NodeResources;
import dev.caravan.core.model.ResourceShare;
import dev.caravan.core.model.Resources;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.scheduler.testkit.TestJobs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole cores and devices: what only one allocation can hold. */
class WholeUnitsTest {
  private static final NodeDevice SMALL =
      new NodeDevice(
          "nvidia", "gpu", "small", Map.of("memory", "8 GiB"), List.of("s1", "s2"), null);
  private static final NodeDevice LARGE =
      new NodeDevice("nvidia", "gpu", "large", Map.of("memory", "16 GiB"), List.of("l1"), null);

  private final NodeRoom room =
      NodeRoom.empty(
          Nodes.node(
              NodeResources.of(4_000, 8_192, 100_000)
                  .withCores(List.of(0, 1, 2, 3))
                  .withDevices(List.of(SMALL, LARGE))));

  private static TaskGroup cores(int cores) {
    return asking(new Resources(0, cores, 256, 0, List.of(), List.of(), Map.of()));
  }

  private static TaskGroup devices(DeviceRequest... requests) {
    return asking(new Resources(100, 0, 256, 0, List.of(), List.of(requests), Map.of()));
  }

  private static TaskGroup asking(Resources resources) {
    return withTask(service(1), task -> task.resources(resources)).taskGroups().get(0);
  }

  private static DeviceRequest some(String name, int count) {
    return new DeviceRequest(name, count, List.of(), List.of());
  }

  private Optional<String> lacking(TaskGroup group) {
    return room.check(ResourceAsk.of(group)).map(Rejection::reason);
  }

  private TaskShare assign(TaskGroup group) {
    AllocatedResources got = ResourceAssigner.assign(group, room, "seed");
    return got.tasks().get(TestJobs.TASK);
  }

  private void take(TaskGroup group) {
    room.take(ResourceShare.of(ResourceAssigner.assign(group, room, "seed")));
  }

  @Test
  void aTaskGetsTheFirstFreeCoresAndTheCpuThatFollows() {
    take(cores(1));

    TaskShare share = assign(cores(2));

    assertThat(share.cores()).containsExactly(1, 2);
    assertThat(share.cpuMhz()).isEqualTo(2_000);
  }

  @Test
  void moreCoresThanAreFreeDoNotFit() {
    take(cores(3));

    assertThat(lacking(cores(1))).isEmpty();
    assertThat(lacking(cores(2))).hasValue("cores");
  }

  @Test
  void whatIsHeldByWholeCoresIsNotFreeForShares() {
    take(cores(3));

    assertThat(lacking(asking(Resources.of(1_000, 10)))).isEmpty();
    assertThat(lacking(asking(Resources.of(1_001, 10)))).hasValue("cpu");
  }

  @Test
  void whatIsGivenBackIsFreeAgain() {
    TaskGroup all = cores(4);
    ResourceShare share = ResourceShare.of(ResourceAssigner.assign(all, room, "seed"));
    room.take(share);
    assertThat(room.hasFree(share)).isFalse();

    room.giveBack(share);

    assertThat(room.hasFree(share)).isTrue();
    assertThat(lacking(all)).isEmpty();
  }

  @Test
  void aNodeThatHasNoCoresToGiveLacksThem() {
    NodeRoom plain = NodeRoom.empty(Nodes.linux());

    assertThat(plain.check(ResourceAsk.of(cores(1))).map(Rejection::reason)).hasValue("cores");
  }

  @ParameterizedTest
  @CsvSource({"gpu, true", "nvidia/gpu, true", "nvidia/gpu/large, true", "amd/gpu, false"})
  void devicesAreNamedInThreeWays(String name, boolean there) {
    assertThat(lacking(devices(some(name, 1))).isEmpty()).isEqualTo(there);
  }

  @Test
  void devicesOfOneRequestAreOfOneKind() {
    assertThat(lacking(devices(some("gpu", 2)))).isEmpty();
    assertThat(lacking(devices(some("gpu", 3)))).hasValue("devices: no devices match request");
  }

  @Test
  void severalRequestsGetDifferentDevices() {
    TaskShare share = assign(devices(some("gpu", 2), some("gpu", 1)));

    assertThat(share.devices())
        .containsExactly(
            new AllocatedDevice("nvidia/gpu/small", List.of("s1", "s2")),
            new AllocatedDevice("nvidia/gpu/large", List.of("l1")));
  }

  @Test
  void whatIsInUseIsNotGivenAgain() {
    take(devices(some("nvidia/gpu/large", 1)));

    assertThat(lacking(devices(some("nvidia/gpu/large", 1))))
        .hasValue("devices: no devices match request");
    assertThat(assign(devices(some("gpu", 1))).devices())
        .containsExactly(new AllocatedDevice("nvidia/gpu/small", List.of("s1")));
  }

  @Test
  void constraintsLookAtTheDevice() {
    DeviceRequest big =
        new DeviceRequest(
            "gpu",
            1,
            List.of(new Constraint("${device.attr.memory}", ">", "10000 MiB")),
            List.of());

    assertThat(assign(devices(big)).devices())
        .containsExactly(new AllocatedDevice("nvidia/gpu/large", List.of("l1")));
  }

  @Test
  void affinitiesChooseTheKindAndCountForTheNode() {
    DeviceRequest rather =
        new DeviceRequest(
            "gpu",
            1,
            List.of(),
            List.of(
                new Affinity("${device.model}", "=", "large", 30),
                new Affinity("${device.vendor}", "=", "amd", 10)));

    assertThat(assign(devices(rather)).devices())
        .containsExactly(new AllocatedDevice("nvidia/gpu/large", List.of("l1")));
    assertThat(room.deviceAffinity(ResourceAsk.of(devices(rather)))).isEqualTo(0.75);
  }

  @Test
  void anUpdateInPlaceKeepsThem() {
    AllocatedResources held = ResourceAssigner.assign(cores(2), room, "seed");

    assertThat(ResourceAssigner.keepHeld(cores(2), held)).isEqualTo(held);
  }

  @Test
  void moreMemoryIsGrantedOnlyWhereThatIsAllowed() {
    TaskGroup group = asking(new Resources(100, 0, 256, 512, List.of(), List.of(), Map.of()));

    AllocatedResources allowed = new GroupResources(group, true).assign(room, "seed");
    AllocatedResources refused = new GroupResources(group, false).assign(room, "seed");

    assertThat(allowed.tasks().get(TestJobs.TASK).memoryMaxMb()).isEqualTo(512);
    assertThat(allowed.memoryMb()).isEqualTo(256);
    assertThat(refused.tasks().get(TestJobs.TASK).memoryMaxMb()).isZero();
  }
}
