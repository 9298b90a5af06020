package dev.caravan.scheduler.engine;

import static dev.caravan.scheduler.engine.Seen.EXAMPLE;
import static dev.caravan.scheduler.engine.Seen.live;
import static dev.caravan.scheduler.testkit.TestJobs.batch;
import static dev.caravan.scheduler.testkit.TestJobs.service;
import static dev.caravan.scheduler.testkit.TestJobs.withImage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.DesiredStatus;
import dev.caravan.core.model.NodeResources;
import dev.caravan.core.storage.EventStorage;
import dev.caravan.scheduler.testkit.TaskScript;
import dev.caravan.scheduler.testkit.TestCluster;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeLossTest {
  private static final Duration LONG = Duration.ofHours(1);
  private static final NodeResources ROOMY = NodeResources.of(4_000, 8_192, 100_000);

  private final TestCluster cluster =
      new TestCluster(EventStorage.inMemory(), 1).node("first", ROOMY).node("second", ROOMY);

  private List<Allocation> on(String node) {
    return cluster.allocations(EXAMPLE).stream()
        .filter(allocation -> allocation.nodeName().equals(node))
        .toList();
  }

  @Test
  void whatWasOnALostNodeIsLostAndReplacedElsewhere() {
    cluster.register(service(2));
    cluster.advance(LONG);

    cluster.nodeDown("first");
    cluster.run();

    assertThat(on("first"))
        .isNotEmpty()
        .allSatisfy(
            lost -> {
              assertThat(lost.clientStatus()).isEqualTo(ClientStatus.LOST);
              assertThat(lost.desiredStatus()).isEqualTo(DesiredStatus.STOP);
              assertThat(lost.desiredDescription())
                  .isEqualTo("alloc is lost since its node is down");
            });
    assertThat(Seen.indexes(live(cluster))).containsExactly(0, 1);
    assertThat(live(cluster)).allMatch(one -> one.nodeName().equals("second"));
  }

  @Test
  void aReplacementIsLinkedWithWhatWasLost() {
    cluster.register(service(2));
    cluster.advance(LONG);

    cluster.nodeDown("first");
    cluster.run();

    Allocation lost = on("first").get(0);
    Allocation successor = cluster.state().allocation(lost.nextAllocation()).orElseThrow();
    assertThat(successor.previousAllocation()).isEqualTo(lost.id());
    assertThat(successor.name()).isEqualTo(lost.name());
  }

  @Test
  void aFailedDeploymentDoesNotKeepTheLostFromBeingReplaced() {
    cluster.register(service(4));
    cluster.advance(LONG);
    cluster.scripts(one -> one.jobVersion() == 0 ? TaskScript.RUNS : TaskScript.startsAfter(LONG));
    cluster.register(withImage(service(4), "redis:hangs"));
    cluster.advance(Duration.ofMinutes(5));
    assertThat(Seen.deployment(cluster).status()).isEqualTo(Deployment.Status.FAILED);

    cluster.nodeDown("first");
    cluster.run();

    assertThat(Seen.indexes(live(cluster))).containsExactly(0, 1, 2, 3);
  }

  @Test
  void aFailedDeploymentDoesNotKeepTheLostFromWaitingForRoom() {
    cluster.scripts(one -> TaskScript.startsAfter(LONG));
    cluster.register(service(2));
    cluster.advance(Duration.ofMinutes(5));
    assertThat(Seen.deployment(cluster).status()).isEqualTo(Deployment.Status.FAILED);

    cluster.nodeDown("first").nodeDown("second");
    cluster.run();
    cluster.node("third", ROOMY);
    cluster.run();

    assertThat(Seen.indexes(live(cluster))).containsExactly(0, 1);
  }

  @Test
  void withoutRoomElsewhereTheReplacementWaits() {
    cluster.nodeDown("second");
    cluster.register(service(2));
    cluster.advance(LONG);

    cluster.nodeDown("first");
    cluster.run();
    assertThat(live(cluster)).isEmpty();
    cluster.node("third", ROOMY);
    cluster.run();

    assertThat(live(cluster)).hasSize(2);
  }

  @Test
  void whatWasEndingOnALostNodeIsLostAsWell() {
    cluster.scripts(one -> TaskScript.stopsAfter(LONG));
    cluster.register(service(2));
    cluster.run();
    cluster.stop(EXAMPLE);
    cluster.run();

    cluster.nodeDown("first").nodeDown("second");
    cluster.run();

    assertThat(cluster.allocations(EXAMPLE))
        .hasSize(2)
        .allMatch(one -> one.clientStatus() == ClientStatus.LOST);
  }

  @Test
  void whatAPurgedJobLeftOnALostNodeIsLostAsWell() {
    cluster.scripts(one -> TaskScript.stopsAfter(LONG));
    cluster.register(service(2));
    cluster.run();
    cluster.purge(EXAMPLE);
    cluster.run();

    cluster.nodeDown("first").nodeDown("second");
    cluster.run();

    assertThat(cluster.allocations(EXAMPLE))
        .hasSize(2)
        .allMatch(one -> one.clientStatus() == ClientStatus.LOST);
  }

  @Test
  void whatABatchJobHadDoneOnALostNodeStaysDone() {
    cluster.scripts(one -> TaskScript.ends(Duration.ofSeconds(1), 0));
    cluster.register(batch(2));
    cluster.advance(LONG);

    cluster.nodeDown("first").nodeDown("second");
    cluster.register(batch(2));
    cluster.run();

    assertThat(cluster.allocations(EXAMPLE))
        .hasSize(2)
        .allMatch(one -> one.clientStatus() == ClientStatus.COMPLETE);
  }
}
