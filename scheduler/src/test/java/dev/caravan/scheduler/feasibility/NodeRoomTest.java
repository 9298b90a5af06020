package dev.caravan.scheduler.feasibility;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.NodeResources;
import dev.caravan.core.model.Port;
import dev.caravan.core.model.ResourceShare;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeRoomTest {
  private static final NodeResources SMALL =
      new NodeResources(1_000, 512, 600, 20_000, 20_002, List.of(22));

  private final NodeRoom room = NodeRoom.empty(Nodes.node(SMALL));

  private static ResourceAsk ask(int dynamicPorts, Port... staticPorts) {
    return new ResourceAsk(100, 100, 100, List.of(staticPorts), dynamicPorts);
  }

  private static ResourceShare ports(Integer... ports) {
    return new ResourceShare(0, 0, 0, Set.of(ports));
  }

  @ParameterizedTest
  @CsvSource({
    "1000, 512, 600, ",
    "1001, 512, 600, cpu",
    "1000, 513, 600, memory",
    "1000, 512, 601, disk",
    "1001, 513, 601, cpu"
  })
  void whatIsLackingFirstIsTold(int cpu, int memory, int disk, String lacking) {
    assertThat(room.check(new ResourceAsk(cpu, memory, disk, List.of(), 0)))
        .isEqualTo(
            lacking == null ? Optional.empty() : Optional.of(new Rejection.Exhausted(lacking)));
  }

  @Test
  void whatIsTakenIsLackingUntilItIsGivenBack() {
    ResourceShare half = new ResourceShare(500, 256, 300, Set.of(6_379));
    room.take(half);
    room.take(half.beyond(ports(6_379)));
    assertThat(room.cpuMhz()).isZero();
    assertThat(room.check(ask(0))).isPresent();

    room.giveBack(half);

    assertThat(room.memoryMb()).isEqualTo(256);
    assertThat(room.check(ask(0, Port.fixed("db", 6_379)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1000, 512, 600, 80, true",
    "1001, 512, 600, 80, false",
    "1000, 513, 600, 80, false",
    "1000, 512, 601, 80, false",
    "1000, 512, 600, 22, false"
  })
  void aShareIsFreeIfAllOfItIs(int cpu, int memory, int disk, int port, boolean free) {
    assertThat(room.hasFree(new ResourceShare(cpu, memory, disk, Set.of(port)))).isEqualTo(free);
  }

  @Test
  void aPortInUseOrReservedCollides() {
    room.take(ports(6_379));

    assertThat(room.check(ask(0, Port.fixed("db", 6_379))))
        .hasValue(new Rejection.Exhausted("network: reserved port collision db=6379"));
    assertThat(room.check(ask(0, Port.fixed("ssh", 22)))).isPresent();
  }

  @Test
  void dynamicPortsRunOut() {
    assertThat(room.check(ask(3))).isEmpty();

    room.take(ports(20_001));

    assertThat(room.check(ask(2))).isEmpty();
    assertThat(room.check(ask(3)))
        .hasValue(new Rejection.Exhausted("network: dynamic port selection failed"));
  }

  @Test
  void aNamedPortAmongTheDynamicOnesLeavesOneLess() {
    assertThat(room.check(ask(2, Port.fixed("db", 20_001)))).isEmpty();
    assertThat(room.check(ask(3, Port.fixed("db", 20_001)))).isPresent();
  }

  @Test
  void aShareBeyondAnotherIsNeverLessThanNothing() {
    ResourceShare held = new ResourceShare(500, 100, 300, Set.of(80, 81));
    ResourceShare wanted = new ResourceShare(400, 200, 300, Set.of(81, 82));

    assertThat(wanted.beyond(held)).isEqualTo(new ResourceShare(0, 100, 0, Set.of(82)));
  }
}
