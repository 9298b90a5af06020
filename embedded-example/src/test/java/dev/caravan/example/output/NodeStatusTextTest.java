package dev.caravan.example.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.example.api.Node;
import dev.caravan.example.output.NodeStatusText.Details;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a node shows only where it has it: the rest is tested by the recorded layouts. */
class NodeStatusTextTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private static Node node(String pool) {
    Node.Device gpu =
        new Node.Device("nvidia", "gpu", "1080ti", List.of(new Node.Instance("GPU-1", true)));
    return new Node(
        "86801203-0000-0000-0000-000000000000",
        "dc1",
        "solo",
        "",
        "127.0.0.1",
        "",
        false,
        null,
        "eligible",
        "ready",
        Map.of(),
        Map.of(),
        Map.of(),
        new Node.Resources(null, null, null, List.of(gpu)),
        pool,
        Map.of("data", new Node.HostVolume("data", "/srv/data", true)),
        List.of(),
        1,
        1);
  }

  private static String render(Node node, boolean verbose) {
    View plain = View.plain(NOW);
    return NodeStatusText.render(
        new Details(node, null, Map.of(), List.of()), false, new View(plain.style(), verbose, NOW));
  }

  @Test
  void aPoolIsShownUnlessItIsTheDefaultOne() {
    assertThat(render(node("gpu"), false)).containsPattern("(?m)^Node Pool +(= )?gpu$");
    assertThat(render(node("default"), false)).doesNotContain("Node Pool");
  }

  @Test
  void volumesAreNamed() {
    assertThat(render(node("default"), false)).containsPattern("(?m)^Host Volumes +(= )?data$");
  }

  @Test
  void volumesAndDevicesAreTablesOfTheirOwnIfAskedForAll() {
    assertThat(render(node("default"), true))
        .contains(
            """
            Host Volumes
            Name  ReadOnly  Source
            data  true      /srv/data

            Devices
            Device             Healthy  Instances
            nvidia/gpu/1080ti  1        GPU-1
            """);
  }
}
