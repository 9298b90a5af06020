package dev.caravan.scheduler.engine;

import static dev.caravan.scheduler.engine.Seen.EXAMPLE;
import static dev.caravan.scheduler.engine.Seen.live;
import static dev.caravan.scheduler.testkit.TestJobs.batch;
import static dev.caravan.scheduler.testkit.TestJobs.service;
import static dev.caravan.scheduler.testkit.TestJobs.withMigrate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.core.command.CommandRefusedException;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.DrainSpec;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.LastDrain;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.NodeMessage;
import dev.caravan.core.model.NodeResources;
import dev.caravan.core.storage.EventStorage;
import dev.caravan.scheduler.testkit.TaskScript;
import dev.caravan.scheduler.testkit.TestCluster;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeDrainTest {
  private static final Duration LONG = Duration.ofHours(1);
  private static final NodeResources ROOMY = NodeResources.of(4_000, 8_192, 100_000);

  private final TestCluster cluster =
      new TestCluster(EventStorage.inMemory(), 1).node("old", ROOMY);

  /** Everything runs on the node {@code old}; there is another one to move to. */
  private void given(Job job) {
    cluster.register(job);
    cluster.advance(LONG);
    cluster.node("new", ROOMY);
  }

  private List<Allocation> liveOn(String node) {
    return live(cluster).stream().filter(one -> one.nodeName().equals(node)).toList();
  }

  private Node old() {
    return cluster.node("old");
  }

  @Test
  void aServiceIsMovedAsManyAtATimeAsItsMigrateBlockAllows() {
    given(withMigrate(service(4), 2));

    cluster.drain("old", DrainSpec.within(LONG)).run();

    assertThat(liveOn("old")).hasSize(2);
    assertThat(liveOn("new")).hasSize(2);
    cluster.advance(Duration.ofSeconds(9));
    assertThat(liveOn("old")).hasSize(2);
    cluster.advance(Duration.ofSeconds(2));
    assertThat(liveOn("old")).isEmpty();
    assertThat(Seen.indexes(liveOn("new"))).containsExactly(0, 1, 2, 3);
  }

  @Test
  void whatDoesNotBecomeHealthyHoldsUpTheNextUntilItsDeadline() {
    given(withMigrate(service(2), 1));
    cluster.scripts(one -> TaskScript.startsAfter(LONG));

    cluster.drain("old", DrainSpec.withoutDeadline()).advance(Duration.ofMinutes(4));

    assertThat(liveOn("old")).hasSize(1);
    cluster.advance(Duration.ofMinutes(2));
    assertThat(liveOn("old")).isEmpty();
  }

  @Test
  void aMovedAllocationIsLinkedWithTheOneBefore() {
    given(withMigrate(service(1), 1));

    cluster.drain("old", DrainSpec.within(LONG)).run();

    Allocation moved = cluster.allocations(EXAMPLE).get(0);
    assertThat(moved.desiredDescription()).isEqualTo("alloc is being migrated");
    assertThat(liveOn("new").get(0).previousAllocation()).isEqualTo(moved.id());
    assertThat(cluster.state().evaluationsOf(JobId.of(EXAMPLE)))
        .extracting(Evaluation::trigger)
        .contains(Evaluation.Trigger.NODE_DRAIN);
  }

  @Test
  void aBatchJobMayEndByItself() {
    cluster.scripts(one -> TaskScript.ends(LONG.plusMinutes(30), 0));
    given(batch(1));

    cluster.drain("old", DrainSpec.within(LONG)).advance(Duration.ofMinutes(29));

    assertThat(liveOn("old")).hasSize(1);
    assertThat(old().isDraining()).isTrue();
    cluster.advance(Duration.ofMinutes(2));
    assertThat(old().isDraining()).isFalse();
    assertThat(cluster.allocations(EXAMPLE)).hasSize(1);
  }

  @Test
  void whatIsLeftOfABatchJobAtTheDeadlineIsMoved() {
    given(batch(1));

    cluster.drain("old", DrainSpec.within(Duration.ofMinutes(20)));
    cluster.advance(Duration.ofMinutes(20));

    assertThat(liveOn("old")).isEmpty();
    assertThat(liveOn("new")).hasSize(1);
  }

  @Test
  void atTheDeadlineAllOfAServiceIsMovedAtOnce() {
    given(withMigrate(service(4), 1));
    cluster.scripts(one -> TaskScript.startsAfter(LONG));

    cluster.drain("old", DrainSpec.within(Duration.ofMinutes(1)));
    cluster.advance(Duration.ofMinutes(1));

    assertThat(liveOn("old")).isEmpty();
    assertThat(old().messages())
        .last()
        .satisfies(
            message -> {
              assertThat(message.text()).isEqualTo("Node drain complete");
              assertThat(message.details()).containsEntry("deadline_reached", "true");
            });
  }

  @Test
  void aForcedDrainMovesEverythingAtOnce() {
    given(withMigrate(service(4), 1));

    cluster.drain("old", DrainSpec.forced()).run();

    assertThat(liveOn("old")).isEmpty();
    assertThat(liveOn("new")).hasSize(4);
    assertThat(old().isDraining()).isFalse();
  }

  @Test
  void withoutADeadlineABatchJobIsWaitedFor() {
    given(batch(1));

    cluster.drain("old", DrainSpec.withoutDeadline()).advance(Duration.ofDays(30));

    assertThat(liveOn("old")).hasSize(1);
    assertThat(old().isDraining()).isTrue();
  }

  @Test
  void aNodeIsGivenNothingNewWhileItIsDrainedAndAfterwards() {
    cluster.drain("old", DrainSpec.within(LONG)).run();

    cluster.register(service(1));
    cluster.run();

    assertThat(old().isDraining()).isFalse();
    assertThat(live(cluster)).isEmpty();
    cluster.setEligibility("old", true).run();
    assertThat(liveOn("old")).hasSize(1);
  }

  @Test
  void aNodeThatIsDrainedCannotBeMadeEligible() {
    given(batch(1));
    cluster.drain("old", DrainSpec.within(LONG));

    assertThatThrownBy(() -> cluster.setEligibility("old", true))
        .isInstanceOf(CommandRefusedException.class)
        .hasMessage("can not set node's scheduling eligibility to eligible while it is draining");
  }

  @Test
  void aCancelledDrainLeavesWhatIsThere() {
    given(withMigrate(service(2), 1));
    cluster.drain("old", DrainSpec.within(LONG)).run();

    cluster.cancelDrain("old", true).advance(LONG);

    assertThat(liveOn("old")).hasSize(1);
    assertThat(old().eligible()).isTrue();
    assertThat(old().lastDrain().status()).isEqualTo(LastDrain.Status.CANCELLED);
  }

  @Test
  void anotherDeadlineCountsFromWhenItIsGiven() {
    given(batch(1));
    cluster.drain("old", DrainSpec.within(Duration.ofMinutes(10))).advance(Duration.ofMinutes(5));

    cluster.drain("old", DrainSpec.within(Duration.ofMinutes(10))).advance(Duration.ofMinutes(9));

    assertThat(liveOn("old")).hasSize(1);
    cluster.advance(Duration.ofMinutes(1));
    assertThat(liveOn("old")).isEmpty();
  }

  @Test
  void aNodeTellsOfItsDrain() {
    given(withMigrate(service(1), 1));
    cluster.drain("old", DrainSpec.within(LONG));
    cluster.drain("old", DrainSpec.withoutDeadline()).advance(LONG);

    assertThat(old().messages())
        .extracting(NodeMessage::text)
        .containsExactly(
            "Node registered",
            "Node drain strategy set",
            "Node drain strategy updated",
            "Node drain complete");
    assertThat(old().lastDrain().status()).isEqualTo(LastDrain.Status.COMPLETE);
  }

  @Test
  void aDrainOutlastsTheLossOfTheNode() {
    given(batch(1));
    cluster.drain("old", DrainSpec.within(LONG)).run();

    cluster.nodeDown("old").run();

    assertThat(liveOn("new")).hasSize(1);
    assertThat(old().isDraining()).isFalse();
    assertThat(old().eligible()).isFalse();
  }

  @Test
  void whatRanOnAPurgedNodeIsPlacedElsewhere() {
    given(service(2));

    cluster.purgeNode("old").run();

    assertThat(cluster.state().nodeNamed("old")).isEmpty();
    assertThat(liveOn("new")).hasSize(2);
  }
}
