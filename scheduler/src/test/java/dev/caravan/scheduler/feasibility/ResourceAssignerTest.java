package dev.caravan.scheduler.feasibility;

import static dev.caravan.scheduler.testkit.TestJobs.service;
import static dev.caravan.scheduler.testkit.TestJobs.withGroup;
import static dev.caravan.scheduler.testkit.TestJobs.withTask;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.AllocatedPort;
import dev.caravan.core.model.AllocatedResources;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.Network;
import dev.caravan.core.model.NodeResources;
import dev.caravan.core.model.Port;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.scheduler.testkit.TestJobs;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResourceAssignerTest {
  private static final NodeResources FEW_PORTS =
      new NodeResources(4_000, 8_192, 100_000, 20_000, 20_002, List.of());

  private final NodeRoom room = NodeRoom.empty(Nodes.node(FEW_PORTS));

  private static TaskGroup group(Port... ports) {
    return withGroup(service(1), group -> group.networks(Network.of(ports))).taskGroups().get(0);
  }

  private static List<Integer> values(AllocatedResources resources) {
    return resources.allPorts().stream().map(AllocatedPort::value).toList();
  }

  @Test
  void eachTaskGetsWhatItAsks() {
    Job job = withTask(service(1), task -> task.resources(700, 128));

    AllocatedResources got = ResourceAssigner.assign(job.taskGroups().get(0), room, "seed");

    assertThat(got.tasks().get(TestJobs.TASK).cpuMhz()).isEqualTo(700);
    assertThat(got.tasks().get(TestJobs.TASK).memoryMb()).isEqualTo(128);
    assertThat(got.diskMb()).isEqualTo(300);
  }

  @Test
  void aPortKeepsItsLabelAndItsPortInTheTask() {
    AllocatedResources got =
        ResourceAssigner.assign(group(new Port("db", 6_380, 6_379)), room, "seed");

    assertThat(got.ports())
        .containsExactly(new AllocatedPort("db", 6_380, 6_379, "10.0.0.1", false));
  }

  @Test
  void dynamicPortsAreAllDifferentAndNeverANamedOne() {
    TaskGroup group =
        group(Port.fixed("named", 20_001), Port.dynamic("one"), Port.dynamic("other"));

    assertThat(values(ResourceAssigner.assign(group, room, "seed")))
        .containsExactlyInAnyOrder(20_000, 20_001, 20_002);
  }

  @Test
  void theSameSeedGivesTheSamePorts() {
    TaskGroup group = group(Port.dynamic("db"));
    NodeRoom roomy = NodeRoom.empty(Nodes.linux());

    List<Integer> ports = values(ResourceAssigner.assign(group, roomy, "seed"));

    assertThat(values(ResourceAssigner.assign(group, roomy, "seed"))).isEqualTo(ports);
    assertThat(values(ResourceAssigner.assign(group, roomy, "other"))).isNotEqualTo(ports);
  }

  @Test
  void anUpdateInPlaceKeepsThePorts() {
    TaskGroup group = group(Port.dynamic("db"));
    AllocatedResources held = ResourceAssigner.assign(group, room, "seed");

    assertThat(ResourceAssigner.keepHeld(group, held)).isEqualTo(held);
  }
}
