package dev.caravan.scheduler.reconcile;

import static dev.caravan.scheduler.reconcile.Allocations.allocation;
import static dev.caravan.scheduler.reconcile.Allocations.registered;
import static dev.caravan.scheduler.testkit.TestCluster.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.model.UpdateStrategy;
import dev.caravan.scheduler.reconcile.DesiredChanges.FollowUp;
import dev.caravan.scheduler.reconcile.DesiredChanges.PlacementRequest;
import dev.caravan.scheduler.testkit.TestJobs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How a system job is updated where not all of it may be replaced at once. */
class StaggeringTest {
  private static final Duration STAGGER = Duration.ofSeconds(30);
  private static final List<NodeId> NODES =
      IntStream.range(0, 4).mapToObj(i -> new NodeId("node-" + i)).toList();

  private static RegisteredJob withNewImage(@Nullable UpdateStrategy update) {
    Job job = TestJobs.withUpdate(TestJobs.job("example", JobType.SYSTEM, 1), update);
    return registered(job, TestJobs.withImage(job, "redis:4.0"));
  }

  private static Allocation old(int node) {
    return allocation(node, 0).on(NODES.get(node)).build();
  }

  private static Allocation replacement(int node) {
    return allocation(node, 1).on(NODES.get(node)).replacing(old(node).id()).build();
  }

  private static DesiredChanges reconcile(
      RegisteredJob job,
      Predicate<Allocation> hasRoom,
      boolean goesOn,
      Instant now,
      Allocation... allocations) {
    return SystemReconciler.reconcile(
        new SystemRequest(
            job,
            List.of(allocations),
            NODES,
            node -> false,
            (node, group) -> NodeStanding.FIT,
            hasRoom,
            goesOn,
            now));
  }

  private static List<NodeId> replacedOn(DesiredChanges changes) {
    return changes.placements().stream().map(PlacementRequest::node).toList();
  }

  @Test
  void withoutAnUpdateBlockAllIsReplacedAtOnce() {
    DesiredChanges changes =
        reconcile(withNewImage(null), any -> true, false, START, old(0), old(1), old(2), old(3));

    assertThat(replacedOn(changes)).isEqualTo(NODES);
    assertThat(changes.followUps()).isEmpty();
  }

  @Test
  void maxParallelIsReplacedAndTheRestFollowsAfterTheStagger() {
    DesiredChanges changes =
        reconcile(
            withNewImage(TestJobs.rolling(2)),
            any -> true,
            false,
            START,
            old(0),
            old(1),
            old(2),
            old(3));

    assertThat(replacedOn(changes)).containsExactly(NODES.get(0), NODES.get(1));
    assertThat(changes.followUps()).containsExactly(FollowUp.ofRollingUpdate(START.plus(STAGGER)));
    assertThat(changes.desiredUpdates().get(TestJobs.GROUP).destructiveUpdate()).isEqualTo(4);
  }

  @Test
  void anotherEvaluationWithinTheStaggerReplacesNoMore() {
    DesiredChanges changes =
        reconcile(
            withNewImage(TestJobs.rolling(1)),
            any -> true,
            false,
            START.plusSeconds(29),
            old(0),
            replacement(0),
            old(1),
            old(2),
            old(3));

    assertThat(replacedOn(changes)).isEmpty();
    assertThat(changes.followUps()).containsExactly(FollowUp.ofRollingUpdate(START.plus(STAGGER)));
  }

  @Test
  void afterTheStaggerTheNextOnesAreReplaced() {
    DesiredChanges changes =
        reconcile(
            withNewImage(TestJobs.rolling(1)),
            any -> true,
            false,
            START.plus(STAGGER),
            stopped(0),
            replacement(0),
            old(1),
            old(2),
            old(3));

    assertThat(replacedOn(changes)).containsExactly(NODES.get(1));
  }

  private static Allocation stopped(int node) {
    return allocation(node, 0).on(NODES.get(node)).stopped().build();
  }

  @Test
  void oneEvaluationThatGoesOnIsEnough() {
    DesiredChanges changes =
        reconcile(
            withNewImage(TestJobs.rolling(1)), any -> true, true, START, old(0), old(1), old(2));

    assertThat(changes.followUps()).isEmpty();
  }

  @Test
  void whatHasNoRoomForItsNextVersionHoldsNobodyUp() {
    DesiredChanges changes =
        reconcile(
            withNewImage(TestJobs.rolling(1)),
            one -> one.index() != 0,
            false,
            START,
            old(0),
            old(1));

    assertThat(changes.placements())
        .filteredOn(placement -> placement.replaces() != null)
        .extracting(PlacementRequest::node)
        .containsExactly(NODES.get(1), NODES.get(0));
    assertThat(changes.followUps()).isEmpty();
  }
}
