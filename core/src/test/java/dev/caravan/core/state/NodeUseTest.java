package dev.caravan.core.state;

import static dev.caravan.core.samples.Samples.EVALUATION;
import static dev.caravan.core.samples.Samples.JOB;
import static dev.caravan.core.samples.Samples.NODE;
import static dev.caravan.core.samples.Samples.NOW;
import static dev.caravan.core.samples.Samples.allocationId;
import static dev.caravan.core.samples.Samples.registerNode;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.aggregate.Ledger;
import dev.caravan.core.aggregate.Ledgers;
import dev.caravan.core.command.AllocationCommand.PlaceAllocation;
import dev.caravan.core.command.AllocationCommand.ReportAllocationStatus;
import dev.caravan.core.command.AllocationCommand.StopAllocation;
import dev.caravan.core.command.AllocationCommand.UpdateAllocationInPlace;
import dev.caravan.core.command.Command;
import dev.caravan.core.model.AllocatedPort;
import dev.caravan.core.model.AllocatedResources;
import dev.caravan.core.model.AllocatedResources.TaskShare;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.PlacementMetrics;
import dev.caravan.core.storage.EventStorage;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NodeUseTest {
  private static final AllocationId FIRST = allocationId(1);
  private static final AllocationId SECOND = allocationId(2);

  private final Ledger ledger =
      Ledgers.open(EventStorage.inMemory(), Clock.fixed(NOW, ZoneOffset.UTC));

  NodeUseTest() {
    use(registerNode());
  }

  private NodeUse use(Command... commands) {
    return ledger.execute("test", List.of(commands)).load(NODE).orElseThrow().use();
  }

  private static AllocatedResources resources(int cpuMhz, Integer... ports) {
    List<AllocatedPort> allocated =
        List.of(ports).stream()
            .map(port -> new AllocatedPort("http", port, 0, "127.0.0.1", true))
            .toList();
    return new AllocatedResources(
        Map.of("redis", new TaskShare(cpuMhz, 100, List.of())), 10, allocated);
  }

  private static PlaceAllocation place(
      AllocationId id, AllocatedResources resources, @Nullable AllocationId previous) {
    return new PlaceAllocation(
        id,
        EVALUATION,
        Allocation.name(JOB, "cache", 0),
        JOB,
        0,
        "cache",
        NODE,
        "node-1",
        resources,
        null,
        false,
        previous,
        PlacementMetrics.NONE);
  }

  private static ReportAllocationStatus report(AllocationId id, ClientStatus status) {
    return new ReportAllocationStatus(id, status, "", List.of());
  }

  private static StopAllocation stop(AllocationId id) {
    return new StopAllocation(id, EVALUATION, "", null);
  }

  private static void assertThatInUse(NodeUse use, int cpuMhz, Integer... ports) {
    assertThat(use.cpuMhz()).isEqualTo(cpuMhz);
    assertThat(use.ports()).containsExactlyInAnyOrder(ports);
  }

  @Test
  void allocationsAreSummedUp() {
    NodeUse use = use(place(FIRST, resources(500, 80), null), place(SECOND, resources(200), null));

    assertThatInUse(use, 700, 80);
    assertThat(use.memoryMb()).isEqualTo(200);
    assertThat(use.diskMb()).isEqualTo(20);
  }

  @Test
  void whatIsStoppedHoldsItsShareUntilItHasEnded() {
    use(place(FIRST, resources(500, 80), null));

    assertThatInUse(use(stop(FIRST)), 500, 80);
    assertThatInUse(use(report(FIRST, ClientStatus.COMPLETE)), 0);
  }

  @Test
  void anUpdateInPlaceCountsWithWhatItHoldsNow() {
    use(place(FIRST, resources(500, 80), null));

    NodeUse use = use(new UpdateAllocationInPlace(FIRST, EVALUATION, 0, resources(300, 80), null));

    assertThatInUse(use, 300, 80);
  }

  @Test
  void aSuccessorThatWaitsCountsForWhatItNeedsBeyondItsPredecessor() {
    use(place(FIRST, resources(500, 80), null));

    NodeUse use = use(stop(FIRST), place(SECOND, resources(600, 80, 81), FIRST));

    assertThatInUse(use, 600, 80, 81);
  }

  @Test
  void aSuccessorCountsInFullOnceItsPredecessorHasEnded() {
    use(place(FIRST, resources(500, 80), null));
    use(stop(FIRST), place(SECOND, resources(400, 80), FIRST));

    assertThatInUse(use(report(FIRST, ClientStatus.COMPLETE)), 400, 80);
    assertThatInUse(use(report(SECOND, ClientStatus.RUNNING)), 400, 80);
    assertThatInUse(use(report(SECOND, ClientStatus.FAILED)), 0);
  }

  @Test
  void aSuccessorThatIsStoppedBeforeItStartsTakesNothingOfItsPredecessorWithIt() {
    use(place(FIRST, resources(500, 80), null));
    use(stop(FIRST), place(SECOND, resources(400, 80, 81), FIRST));

    assertThatInUse(use(stop(SECOND)), 500, 80, 81);
    assertThatInUse(use(report(SECOND, ClientStatus.COMPLETE)), 500, 80);
  }

  @Test
  void oneOfTwoSuccessorsTakesOverWhatTheirPredecessorHolds() {
    use(place(FIRST, resources(500), null));
    use(place(SECOND, resources(400), FIRST), stop(SECOND), stop(FIRST));

    assertThatInUse(use(place(allocationId(3), resources(600), FIRST)), 500 + 600);
    assertThatInUse(use(report(FIRST, ClientStatus.COMPLETE)), 400 + 600);
    assertThatInUse(use(report(SECOND, ClientStatus.COMPLETE)), 600);
  }
}
