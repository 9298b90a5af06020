package dev.caravan.scheduler.engine;

import static dev.caravan.scheduler.engine.Seen.EXAMPLE;
import static dev.caravan.scheduler.engine.Seen.live;
import static dev.caravan.scheduler.testkit.TestJobs.batch;
import static dev.caravan.scheduler.testkit.TestJobs.service;
import static dev.caravan.scheduler.testkit.TestJobs.withCount;
import static dev.caravan.scheduler.testkit.TestJobs.withDisconnect;
import static dev.caravan.scheduler.testkit.TestJobs.withGroup;
import static dev.caravan.scheduler.testkit.TestJobs.withImage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.event.AllocationEvent.AllocationReconnected;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.DisconnectStrategy.Reconcile;
import dev.caravan.core.model.DrainSpec;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.Evaluation.Trigger;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.NodeMessage;
import dev.caravan.core.model.NodeResources;
import dev.caravan.core.storage.EventStorage;
import dev.caravan.scheduler.testkit.TestCluster;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of nodes that are not heard of, and of what runs there. */
class NodeSilenceTest {
  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration MISSED = TestCluster.HEARTBEAT_TTL;
  private static final Duration LOST_AFTER = Duration.ofMinutes(10);
  private static final NodeResources ROOMY = NodeResources.of(4_000, 8_192, 100_000);

  private final TestCluster cluster =
      new TestCluster(EventStorage.inMemory(), 1).node("far", ROOMY);

  /** Everything runs on the node {@code far}; there is another one. */
  private void given(Job job) {
    cluster.register(job);
    cluster.advance(LONG);
    cluster.node("near", ROOMY);
  }

  private List<Allocation> on(String node) {
    return cluster.allocations(EXAMPLE).stream()
        .filter(one -> one.nodeName().equals(node))
        .toList();
  }

  private List<Allocation> liveOn(String node) {
    return live(cluster).stream().filter(one -> one.nodeName().equals(node)).toList();
  }

  private List<Trigger> triggers() {
    return cluster.state().evaluationsOf(JobId.of(EXAMPLE)).stream()
        .map(Evaluation::trigger)
        .toList();
  }

  private static Job waitingService(int count, Reconcile reconcile) {
    return withDisconnect(service(count), LOST_AFTER, true, reconcile);
  }

  @Test
  void aNodeThatMissesItsHeartbeatIsDown() {
    cluster.disconnect("far").advance(MISSED.minusSeconds(1));
    assertThat(cluster.node("far").status()).isEqualTo(Node.Status.READY);

    cluster.advance(Duration.ofSeconds(1));

    assertThat(cluster.node("far").status()).isEqualTo(Node.Status.DOWN);
    assertThat(cluster.node("far").messages())
        .last()
        .extracting(NodeMessage::text)
        .isEqualTo("Node heartbeat missed");
  }

  @Test
  void whatRanThereIsLostAndReplaced() {
    given(service(2));

    cluster.disconnect("far").advance(MISSED);

    assertThat(on("far")).extracting(Allocation::clientStatus).containsOnly(ClientStatus.LOST);
    assertThat(Seen.indexes(liveOn("near"))).containsExactly(0, 1);
  }

  @Test
  void aNodeThatComesBackIsReadyAndItsLostAllocationsStayLost() {
    given(service(1));
    cluster.disconnect("far").advance(MISSED);

    cluster.reconnect("far").advance(LONG);

    assertThat(cluster.node("far").status()).isEqualTo(Node.Status.READY);
    assertThat(cluster.node("far").messages())
        .extracting(NodeMessage::text)
        .endsWith("Node re-registered");
    assertThat(on("far")).extracting(Allocation::clientStatus).containsOnly(ClientStatus.LOST);
    assertThat(live(cluster)).hasSize(1);
  }

  @Test
  void aProcessThatStoodStillDoesNotBlameItsNodes() {
    cluster.disconnect("far");

    cluster.sleepUntil(cluster.now().plus(LONG)).run();

    assertThat(cluster.node("far").status()).isEqualTo(Node.Status.READY);
  }

  @Test
  void aNodeIsDisconnectedWhileSomethingOfItIsWaitedFor() {
    given(waitingService(1, Reconcile.BEST_SCORE));

    cluster.disconnect("far").advance(MISSED);

    assertThat(cluster.node("far").status()).isEqualTo(Node.Status.DISCONNECTED);
    Allocation unknown = on("far").get(0);
    assertThat(unknown.clientStatus()).isEqualTo(ClientStatus.UNKNOWN);
    assertThat(unknown.clientDescription())
        .isEqualTo("alloc is unknown since its node is disconnected");
    Allocation standIn = liveOn("near").get(0);
    assertThat(standIn.name()).isEqualTo(unknown.name());
    assertThat(standIn.previousAllocation()).isEqualTo(unknown.id());
  }

  @Test
  void whatIsUnknownForTooLongIsLostAndItsNodeIsDown() {
    given(waitingService(1, Reconcile.BEST_SCORE));

    cluster.disconnect("far").advance(MISSED.plus(LOST_AFTER));

    assertThat(on("far")).extracting(Allocation::clientStatus).containsExactly(ClientStatus.LOST);
    assertThat(cluster.node("far").status()).isEqualTo(Node.Status.DOWN);
    assertThat(liveOn("near")).hasSize(1);
    assertThat(triggers()).contains(Trigger.MAX_DISCONNECT_TIMEOUT);
  }

  @ParameterizedTest
  @CsvSource({
    "KEEP_ORIGINAL, far",
    "KEEP_REPLACEMENT, near",
    "LONGEST_RUNNING, far",
    "BEST_SCORE, far"
  })
  void oneOfTwoGoesOnWhenANodeComesBack(Reconcile reconcile, String kept) {
    given(waitingService(1, reconcile));
    cluster.disconnect("far").advance(MISSED.plusMinutes(5));

    cluster.reconnect("far").advance(LONG);

    assertThat(live(cluster)).hasSize(1);
    assertThat(liveOn(kept)).hasSize(1);
    assertThat(liveOn(kept).get(0).disconnectedAt()).isNull();
    assertThat(triggers()).contains(Trigger.RECONNECT);
  }

  @Test
  void whatStoodInEndsBecauseOfTheReconnect() {
    given(waitingService(1, Reconcile.KEEP_ORIGINAL));
    cluster.disconnect("far").advance(MISSED);

    cluster.reconnect("far").advance(LONG);

    assertThat(on("near").get(0).desiredDescription())
        .isEqualTo("alloc not needed due to disconnected client reconnect");
    assertThat(Seen.events(cluster, 0, AllocationReconnected.class)).hasSize(1);
  }

  @Test
  void whatABatchJobStillHasToDoIsNotTakenForDoneWhenItsStandInEnds() {
    given(withDisconnect(batch(1), LOST_AFTER, true, Reconcile.KEEP_ORIGINAL));
    cluster.disconnect("far").advance(MISSED);

    cluster.reconnect("far").advance(LONG);

    assertThat(liveOn("far")).hasSize(1);
    assertThat(on("near").get(0).nextAllocation()).isEqualTo(liveOn("far").get(0).id());
  }

  @Test
  void aNewerVersionIsNotGivenUpForAnOlderOneThatComesBack() {
    given(waitingService(1, Reconcile.KEEP_ORIGINAL));
    cluster.disconnect("far").advance(MISSED);
    cluster.register(withImage(waitingService(1, Reconcile.KEEP_ORIGINAL), "redis:newer"));
    cluster.advance(Duration.ofMinutes(1));

    cluster.reconnect("far").advance(LONG);

    assertThat(live(cluster)).extracting(Allocation::jobVersion).containsExactly(1L);
  }

  @Test
  void whatIsNotToBeReplacedStaysUnknownUntilItsNodeComesBack() {
    given(withDisconnect(service(1), null, false, Reconcile.BEST_SCORE));

    cluster.disconnect("far").advance(LONG);

    assertThat(cluster.allocations(EXAMPLE))
        .extracting(Allocation::clientStatus)
        .containsExactly(ClientStatus.UNKNOWN);
    cluster.reconnect("far").advance(LONG);
    assertThat(live(cluster))
        .extracting(Allocation::clientStatus)
        .containsExactly(ClientStatus.RUNNING);
  }

  @Test
  void theOlderKeysMeanTheSame() {
    given(withGroup(service(1), group -> group.preventRescheduleOnLost(true)));

    cluster.disconnect("far").advance(LONG);

    assertThat(live(cluster))
        .extracting(Allocation::clientStatus)
        .containsExactly(ClientStatus.UNKNOWN);
  }

  @Test
  void aJobThatIsStoppedMeanwhileLeavesNothingBehind() {
    given(waitingService(1, Reconcile.BEST_SCORE));
    cluster.disconnect("far").advance(MISSED);

    cluster.stop(EXAMPLE);
    cluster.advance(Duration.ofMinutes(1));

    assertThat(cluster.node("far").status()).isEqualTo(Node.Status.DOWN);
    assertThat(cluster.allocations(EXAMPLE)).allMatch(Allocation::isClientTerminal);
  }

  @Test
  void whatComesBackIsCountedOnce() {
    given(waitingService(2, Reconcile.KEEP_ORIGINAL));
    cluster.disconnect("far").advance(MISSED);
    cluster.register(withCount(waitingService(2, Reconcile.KEEP_ORIGINAL), 1));
    cluster.advance(Duration.ofMinutes(1));

    cluster.reconnect("far").advance(LONG);

    assertThat(live(cluster)).hasSize(1);
  }

  @Test
  void whatComesBackToADrainedNodeIsMovedAsAnyOther() {
    given(withDisconnect(service(1), null, false, Reconcile.BEST_SCORE));
    cluster.disconnect("far").advance(MISSED);
    cluster.drain("far", DrainSpec.within(LONG));

    cluster.reconnect("far").advance(LONG.multipliedBy(2));

    assertThat(on("far"))
        .extracting(Allocation::desiredDescription)
        .containsExactly("alloc is being migrated");
    assertThat(liveOn("near"))
        .singleElement()
        .returns(on("far").get(0).id(), Allocation::previousAllocation);
  }
}
