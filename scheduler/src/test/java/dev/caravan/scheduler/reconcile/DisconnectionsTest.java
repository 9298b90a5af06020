package dev.caravan.scheduler.reconcile;

import static dev.caravan.scheduler.reconcile.Allocations.DOWN;
import static dev.caravan.scheduler.reconcile.Allocations.SILENT;
import static dev.caravan.scheduler.reconcile.Allocations.allocation;
import static dev.caravan.scheduler.reconcile.Allocations.registered;
import static dev.caravan.scheduler.testkit.TestJobs.service;
import static dev.caravan.scheduler.testkit.TestJobs.withDisconnect;
import static dev.caravan.scheduler.testkit.TestJobs.withImage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.DesiredTransition;
import dev.caravan.core.model.DesiredUpdates;
import dev.caravan.core.model.DisconnectStrategy.Reconcile;
import dev.caravan.core.model.Evaluation.Trigger;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.scheduler.reconcile.DesiredChanges.Cause;
import dev.caravan.scheduler.reconcile.DesiredChanges.FollowUp;
import dev.caravan.scheduler.reconcile.DesiredChanges.PlacementRequest;
import dev.caravan.scheduler.reconcile.DesiredChanges.Stop;
import dev.caravan.scheduler.testkit.TestCluster;
import dev.caravan.scheduler.testkit.TestJobs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of allocations whose node comes out of sight, and when it comes back. */
class DisconnectionsTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Instant NOW = TestCluster.START;
  private static final Job WAITS = waits(true, Reconcile.BEST_SCORE);

  private static Job waits(boolean replace, Reconcile reconcile) {
    return withDisconnect(service(1), HOUR, replace, reconcile);
  }

  private static DesiredChanges reconcile(RegisteredJob job, Allocation... allocations) {
    return Reconciler.reconcile(Allocations.request(job, null, allocations));
  }

  private static Allocations.Builder unknown(Duration since) {
    return allocation(0, 0)
        .on(SILENT)
        .client(ClientStatus.UNKNOWN)
        .disconnectedAt(NOW.minus(since));
  }

  /** The one of the same name that was placed meanwhile. */
  private static Allocations.Builder standIn() {
    return new Allocations.Builder(0, 0, "stand-in").replacing(new AllocationId("allocation-0-0"));
  }

  private static Allocations.Builder back() {
    return allocation(0, 0).disconnectedAt(NOW.minus(HOUR));
  }

  private static DesiredUpdates counts(DesiredChanges changes) {
    return changes.desiredUpdates().getOrDefault(TestJobs.GROUP, DesiredUpdates.NONE);
  }

  @Test
  void whatIsWaitedForIsUnknownAndReplacedUnderItsName() {
    Allocation silent = allocation(0, 0).on(SILENT).build();

    DesiredChanges changes = reconcile(registered(WAITS), silent);

    assertThat(changes.connections().disconnecting()).containsExactly(silent);
    assertThat(changes.stops()).isEmpty();
    assertThat(changes.placements())
        .containsExactly(
            new PlacementRequest(
                TestJobs.GROUP, silent.name(), 0, Cause.DISCONNECTED, false, silent));
  }

  @Test
  void anEvaluationGivesItUpOnceItsTimeIsOver() {
    Allocation silent = allocation(0, 0).on(SILENT).build();

    assertThat(reconcile(registered(WAITS), silent).followUps())
        .containsExactly(
            new FollowUp(
                NOW.plus(HOUR),
                Trigger.MAX_DISCONNECT_TIMEOUT,
                Reasons.DISCONNECT_TIMEOUT,
                List.of(silent)));
  }

  @Test
  void whatKeepsItsPlaceIsNotReplaced() {
    Allocation silent = allocation(0, 0).on(SILENT).build();

    DesiredChanges changes = reconcile(registered(waits(false, Reconcile.BEST_SCORE)), silent);

    assertThat(changes.connections().disconnecting()).containsExactly(silent);
    assertThat(changes.placements()).isEmpty();
    assertThat(counts(changes).ignore()).isEqualTo(1);
  }

  @Test
  void whatKeepsItsPlaceKeepsItWhileItIsUnknown() {
    DesiredChanges changes =
        reconcile(registered(waits(false, Reconcile.BEST_SCORE)), unknown(HOUR).build());

    assertThat(changes.placements()).isEmpty();
    assertThat(changes.stops()).isEmpty();
  }

  @Test
  void withoutAStrategyItIsLost() {
    Allocation silent = allocation(0, 0).on(SILENT).build();

    DesiredChanges changes = reconcile(registered(service(1)), silent);

    assertThat(changes.stops()).containsExactly(new Stop(silent, Reasons.LOST, true));
    assertThat(changes.placements())
        .extracting(PlacementRequest::cause)
        .containsExactly(Cause.LOST);
  }

  @ParameterizedTest
  @CsvSource({"59, false", "60, true", "61, true"})
  void itIsLostOnceItsTimeIsOver(long minutes, boolean lost) {
    DesiredChanges changes =
        reconcile(registered(WAITS), unknown(Duration.ofMinutes(minutes)).build());

    assertThat(changes.stops()).hasSize(lost ? 1 : 0);
  }

  @Test
  void whatHasNotStartedYetIsLost() {
    Allocation pending = allocation(0, 0).on(SILENT).client(ClientStatus.PENDING).build();

    assertThat(reconcile(registered(WAITS), pending).stops())
        .containsExactly(new Stop(pending, Reasons.LOST, true));
  }

  @Test
  void aCanaryIsLost() {
    Allocation canary = allocation(0, 0).on(SILENT).canary().build();

    RegisteredJob job = registered(WAITS);
    Disconnections disconnections = new Disconnections(Allocations.request(job, null), job);
    assertThat(disconnections.classify(canary)).isEqualTo(AllocationClass.LOST);
  }

  @Test
  void whatIsOnANodeThatIsDownIsLost() {
    Allocation down = allocation(0, 0).on(DOWN).build();

    assertThat(reconcile(registered(WAITS), down).stops())
        .containsExactly(new Stop(down, Reasons.LOST, true));
  }

  @Test
  void oneThatFillsItsPlaceMeanwhileIsEnough() {
    DesiredChanges changes =
        reconcile(registered(WAITS), unknown(Duration.ZERO).build(), standIn().build());

    assertThat(changes.placements()).isEmpty();
    assertThat(changes.stops()).isEmpty();
  }

  @Test
  void whatComesBackAloneGoesOn() {
    Allocation back = back().build();

    DesiredChanges changes = reconcile(registered(WAITS), back);

    assertThat(changes.connections().reconnecting()).containsExactly(back);
    assertThat(changes.stops()).isEmpty();
    assertThat(changes.placements()).isEmpty();
  }

  @Test
  void whatComesBackGivesWayIfItIsOfAnOlderVersion() {
    Allocation back = back().build();

    DesiredChanges changes = reconcile(registered(WAITS, withImage(WAITS, "redis:4.0")), back);

    assertThat(changes.connections().reconnecting()).isEmpty();
    assertThat(changes.stops()).containsExactly(new Stop(back, Reasons.NOT_NEEDED, false));
    assertThat(counts(changes).stop()).isEqualTo(1);
  }

  @Test
  void whatComesBackAndIsToMoveGivesWayToItsReplacement() {
    Allocation back = back().with(DesiredTransition.MIGRATE).build();

    assertThat(reconcile(registered(WAITS), back, standIn().build()).stops())
        .containsExactly(new Stop(back, Reasons.NOT_NEEDED, false));
  }

  @Test
  void whatComesBackAloneAndIsToMoveIsMoved() {
    Allocation back = back().with(DesiredTransition.MIGRATE).build();

    DesiredChanges changes = reconcile(registered(WAITS), back);

    assertThat(changes.stops()).containsExactly(new Stop(back, Reasons.MIGRATING, false));
    assertThat(changes.placements())
        .extracting(PlacementRequest::cause)
        .containsExactly(Cause.MIGRATED);
  }

  @Test
  void whatIsStillOutOfSightIsNotDecidedOn() {
    DesiredChanges changes =
        reconcile(registered(WAITS), unknown(Duration.ZERO).build(), standIn().build());

    assertThat(changes.connections().reconnecting()).isEmpty();
  }

  private static boolean originalStays(Reconcile reconcile, Allocation back, Allocation standIn) {
    DesiredChanges changes = reconcile(registered(waits(true, reconcile)), back, standIn);
    boolean stays = changes.connections().reconnecting().contains(back);
    assertThat(changes.stops())
        .containsExactly(
            stays
                ? new Stop(standIn, Reasons.RECONNECTED, false)
                : new Stop(back, Reasons.NOT_NEEDED, false));
    return stays;
  }

  @Test
  void theOriginalOrItsReplacementStaysIfThatIsWanted() {
    assertThat(originalStays(Reconcile.KEEP_ORIGINAL, back().build(), standIn().build())).isTrue();
    assertThat(originalStays(Reconcile.KEEP_REPLACEMENT, back().build(), standIn().build()))
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({"0.6, 0.5, true", "0.5, 0.5, true", "0.4, 0.5, false"})
  void theBetterNodeWins(double original, double standIn, boolean stays) {
    assertThat(
            originalStays(
                Reconcile.BEST_SCORE,
                back().scored(original).build(),
                standIn().scored(standIn).build()))
        .isEqualTo(stays);
  }

  @ParameterizedTest
  @CsvSource({"-2, -1, true", "-1, -1, true", "-1, -2, false"})
  void whatHasRunLongestWins(long original, long standIn, boolean stays) {
    assertThat(
            originalStays(
                Reconcile.LONGEST_RUNNING,
                back().startedAt(NOW.plusSeconds(original)).build(),
                standIn().startedAt(NOW.plusSeconds(standIn)).build()))
        .isEqualTo(stays);
  }

  @Test
  void whatHasNotStartedRunsShortest() {
    Allocation started = back().startedAt(NOW).build();

    assertThat(originalStays(Reconcile.LONGEST_RUNNING, started, standIn().build())).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"RUNNING, 0, true", "UNKNOWN, 59, true", "UNKNOWN, 60, false", "PENDING, 0, false"})
  void aNodeIsWaitedForAsLongAsSomethingThereMayGoOn(
      ClientStatus client, long minutes, boolean waited) {
    Allocation there =
        allocation(0, 0)
            .client(client)
            .disconnectedAt(NOW.minus(Duration.ofMinutes(minutes)))
            .build();

    assertThat(Disconnections.isWaitedFor(there, WAITS, NOW)).isEqualTo(waited);
  }

  @Test
  void aNodeIsNotWaitedForBecauseOfWhatIsToEndOrHasNoStrategy() {
    assertThat(Disconnections.isWaitedFor(allocation(0, 0).stopped().build(), WAITS, NOW))
        .isFalse();
    assertThat(Disconnections.isWaitedFor(allocation(0, 0).build(), service(1), NOW)).isFalse();
  }

  @Test
  void whatEndedAfterAnotherOneStoodInForItHasASuccessor() {
    Allocation ended = back().client(ClientStatus.FAILED).build();

    DesiredChanges changes = reconcile(registered(WAITS), ended, standIn().build());

    assertThat(changes.placements()).isEmpty();
    assertThat(changes.stops()).isEmpty();
    assertThat(counts(changes).ignore()).isEqualTo(1);
  }
}
