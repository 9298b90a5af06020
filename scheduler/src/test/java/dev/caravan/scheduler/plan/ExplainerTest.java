package dev.caravan.scheduler.plan;

import static dev.caravan.scheduler.testkit.TestJobs.service;
import static dev.caravan.scheduler.testkit.TestJobs.withTask;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.Constraint;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.NodeObstacles;
import dev.caravan.core.model.NodeResources;
import dev.caravan.core.model.NodeSpec;
import dev.caravan.core.model.Obstacle;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.storage.EventStorage;
import dev.caravan.scheduler.ranking.PlacementOptions;
import dev.caravan.scheduler.testkit.TestCluster;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExplainerTest {
  private static final String GPU_RULE = "${meta.gpu} is_set";
  private static final Constraint GPU = new Constraint("${meta.gpu}", "is_set", "");
  private static final Constraint SSD = new Constraint("${meta.disk}", "=", "ssd");

  private final TestCluster cluster =
      new TestCluster(EventStorage.inMemory(), 1)
          .node(spec("small", "dc1", "hdd", NodeResources.of(1_000, 512, 10_000)))
          .node(spec("large", "dc1", "ssd", NodeResources.of(4_000, 8_192, 10_000)))
          .node(spec("far", "dc2", "ssd", NodeResources.of(4_000, 8_192, 10_000)));

  @AfterEach
  void close() {
    cluster.close();
  }

  private static NodeSpec spec(
      String name, String datacenter, String disk, NodeResources resources) {
    return new NodeSpec(
        name,
        datacenter,
        "",
        "127.0.0.1",
        Map.of(),
        Map.of("disk", disk),
        resources,
        List.of(TestCluster.DRIVER));
  }

  private Explainer explainer(Job job) {
    cluster.register(job);
    cluster.run();
    RegisteredJob registered = cluster.state().job(job.id()).orElseThrow();
    return new Explainer(
        cluster.state(),
        registered,
        registered.job().taskGroups().get(0),
        PlacementOptions.DEFAULT,
        List.of());
  }

  private NodeId node(String name) {
    return cluster.state().nodeNamed(name).orElseThrow().id();
  }

  private static Job asking(int cpuMhz, int memoryMb) {
    return withTask(service(1), task -> task.resources(cpuMhz, memoryMb));
  }

  @Test
  void allObstaclesAreNamedAndNotOnlyTheFirst() {
    Job job = asking(2_000, 1_024).toBuilder().constraints(List.of(SSD)).build();

    assertThat(explainer(job).obstacles(node("small")).orElseThrow().obstacles())
        .extracting(Obstacle::text)
        .containsExactly(
            "${meta.disk} = ssd: the node has \"hdd\"",
            "cpu: 2000 MHz asked, 1000 MHz free",
            "memory: 1024 MiB asked, 512 MiB free");
  }

  @Test
  void aNodeOfAnotherDatacenterSaysSo() {
    assertThat(explainer(service(1)).obstacles(node("far")).orElseThrow().text())
        .isEqualTo("node \"far\": datacenter: the job names [dc1], the node is in \"dc2\"");
  }

  @Test
  void aNodeThatFitsHasItsPlaceAmongThoseThatDo() {
    Explainer explainer = explainer(service(1));

    assertThat(explainer.obstacles(node("large")).orElseThrow().obstacles()).isEmpty();
    assertThat(explainer.standing(node("large")).orElseThrow())
        .satisfies(
            standing -> {
              assertThat(standing.rank()).isEqualTo(1);
              assertThat(standing.fitting()).isEqualTo(2);
            });
    assertThat(explainer.standing(node("small")).orElseThrow().rank()).isEqualTo(2);
    assertThat(explainer.standing(node("far"))).isEmpty();
  }

  @Test
  void whatRunsOnANodeIsCounted() {
    Explainer explainer = explainer(service(1));

    assertThat(explainer.running(node("small")) + explainer.running(node("large"))).isEqualTo(1);
  }

  @Test
  void theNearestMissIsTheNodeThatLacksLeast() {
    Job job = asking(1_200, 512).toBuilder().constraints(List.of(GPU)).build();

    NodeObstacles nearest = explainer(job).nearestMiss().orElseThrow();

    // The small one lacks CPU, too, and the far one is elsewhere, too.
    assertThat(nearest.nodeName()).isEqualTo("large");
    assertThat(nearest.obstacles()).extracting(Obstacle::reason).containsExactly(GPU_RULE);
  }
}
