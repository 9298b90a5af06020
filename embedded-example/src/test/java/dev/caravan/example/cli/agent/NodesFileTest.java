package dev.caravan.example.cli.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.caravan.core.model.HostVolume;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.NodeDevice;
import dev.caravan.core.model.NodeSpec;
import dev.caravan.example.cli.common.CommandFailure;
import dev.caravan.scheduler.Scheduler;
import dev.caravan.scheduler.SchedulerBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes as a file describes them. */
class NodesFileTest {
  private static final String TWO_SHAPES =
      """
      {
        "one": [{"name": "solo", "drivers": ["mock_driver"]}],
        "two": [
          {
            "name": "ash",
            "datacenter": "dc2",
            "node_class": "small",
            "meta": {"rack": "r1", "weight": "10"},
            "cpu_mhz": 2000,
            "memory_mb": 2048,
            "disk_mb": 10000,
            "reserved": {"cpu_mhz": 500, "memory_mb": 512, "ports": "22,8500-8502"},
            "node_pool": "gpu",
            "cores": 2,
            "host_volumes": {"data": {"path": "/srv/data", "read_only": true}},
            "devices": [
              {
                "vendor": "nvidia",
                "type": "gpu",
                "name": "1080ti",
                "attributes": {"memory": "11"},
                "ids": ["GPU-1"],
                "variable": "NVIDIA_VISIBLE_DEVICES"
              }
            ],
            "drivers": ["mock_driver"]
          },
          {"name": "birch", "drivers": []}
        ]
      }
      """;

  @TempDir private Path directory;

  @Test
  void allThatANodeSays() throws IOException {
    NodeSpec ash = specs("two").get(0);

    assertThat(ash.name()).isEqualTo("ash");
    assertThat(ash.datacenter()).isEqualTo("dc2");
    assertThat(ash.nodeClass()).isEqualTo("small");
    assertThat(ash.meta()).containsEntry("rack", "r1").containsEntry("weight", "10");
    assertThat(ash.drivers()).containsExactly("mock_driver");
    assertThat(ash.resources().cpuMhz()).isEqualTo(1500);
    assertThat(ash.resources().memoryMb()).isEqualTo(1536);
    assertThat(ash.resources().diskMb()).isEqualTo(10_000);
    assertThat(ash.resources().reservedPorts()).containsExactly(22, 8500, 8501, 8502);
    assertThat(ash.nodePool()).isEqualTo("gpu");
    assertThat(ash.resources().cores()).containsExactly(0, 1);
    assertThat(ash.hostVolumes()).containsOnly(entry("data", new HostVolume("/srv/data", true)));
    assertThat(ash.resources().devices())
        .containsExactly(
            new NodeDevice(
                "nvidia",
                "gpu",
                "1080ti",
                Map.of("memory", "11"),
                List.of("GPU-1"),
                "NVIDIA_VISIBLE_DEVICES"));
  }

  @Test
  void whatANodeDoesNotSayHasADefault() throws IOException {
    NodeSpec birch = specs("two").get(1);

    assertThat(birch.datacenter()).isEqualTo("dc1");
    assertThat(birch.address()).isEqualTo("127.0.0.1");
    assertThat(birch.drivers()).isEmpty();
    assertThat(birch.resources().cpuMhz()).isEqualTo(4000);
  }

  @Test
  void aShapeMustBeNamedIfThereAreSeveral() throws IOException {
    assertRefused(TWO_SHAPES, "").contains("choose one with -shape: one, two");
    assertRefused(TWO_SHAPES, "three").contains("no nodes of shape \"three\"");
    assertThat(NodesFile.read(file("{\"one\": [{\"name\": \"solo\", \"drivers\": []}]}"), ""))
        .hasSize(1);
  }

  @Test
  void refusesWhatIsNotDescribedWell() throws IOException {
    assertRefused("[]", "one").contains("must be an object with a list of nodes for each shape");
    assertRefused("{", "one").contains("is not JSON");
    assertRefused("{\"one\": [{}]}", "one").contains("one[0]: a node needs a name");
    assertRefused("{\"one\": [{\"name\": \"a\", \"cpus\": 1}]}", "one")
        .contains("one[0]: no key \"cpus\" is known");
    assertRefused("{\"one\": [{\"name\": \"a\", \"drivers\": [\"rkt\"]}]}", "one")
        .contains("no driver \"rkt\" is known");
    assertRefused("{\"one\": [{\"name\": \"a\", \"reserved\": {\"ports\": \"x\"}}]}", "one")
        .contains("ports must be numbers and ranges");
  }

  @Test
  void refusesAFileThatIsNotThere() {
    assertThatThrownBy(() -> NodesFile.read(directory.resolve("none.json"), ""))
        .isInstanceOf(CommandFailure.class)
        .hasMessageEndingWith("none.json does not exist");
  }

  private AbstractStringAssert<?> assertRefused(String text, String shape) throws IOException {
    Path file = file(text);
    return assertThatThrownBy(() -> NodesFile.read(file, shape))
        .isInstanceOf(CommandFailure.class)
        .message()
        .startsWith(file.toString());
  }

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("nodes.json"), text);
  }

  /** As a scheduler with these nodes knows them. */
  private List<NodeSpec> specs(String shape) throws IOException {
    SchedulerBuilder builder = Scheduler.builder();
    NodesFile.read(file(TWO_SHAPES), shape).forEach(builder::node);
    try (Scheduler scheduler = builder.build()) {
      return scheduler.nodes().stream().map(Node::spec).toList();
    }
  }
}
