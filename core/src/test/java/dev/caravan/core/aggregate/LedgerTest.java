package dev.caravan.core.aggregate;

import static dev.caravan.core.samples.Samples.ALLOCATION;
import static dev.caravan.core.samples.Samples.JOB;
import static dev.caravan.core.samples.Samples.NOW;
import static dev.caravan.core.samples.Samples.createDeployment;
import static dev.caravan.core.samples.Samples.createEvaluation;
import static dev.caravan.core.samples.Samples.placeAllocation;
import static dev.caravan.core.samples.Samples.planJob;
import static dev.caravan.core.samples.Samples.registerJob;
import static dev.caravan.core.samples.Samples.registerNode;
import static dev.caravan.core.samples.Samples.report;
import static dev.caravan.core.samples.Samples.stopAllocation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.core.command.Command;
import dev.caravan.core.command.CommandRefusedException;
import dev.caravan.core.command.JobCommand.SetJobStability;
import dev.caravan.core.command.JobCommand.StopJob;
import dev.caravan.core.event.JobEvent.JobRegistered;
import dev.caravan.core.event.RecordedEvent;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.samples.Samples;
import dev.caravan.core.state.ClusterState;
import dev.caravan.core.storage.EventStorage;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private static final Clock CLOCK = Clock.fixed(NOW.plusNanos(1_234), ZoneOffset.UTC);

  private final EventStorage storage = EventStorage.inMemory();
  private final Ledger ledger = Ledgers.open(storage, CLOCK);

  private static List<RecordedEvent> log(Ledger ledger) {
    try (Stream<RecordedEvent> log = ledger.read(0)) {
      return log.toList();
    }
  }

  @Test
  void anEventKnowsWhoWhenAndWhere() {
    ledger.execute("operator", List.of(registerNode()));

    ledger.execute("ann", List.of(registerJob("redis:3.2")));

    RecordedEvent event = log(ledger).get(1);
    assertThat(event)
        .isEqualTo(
            new RecordedEvent(
                2,
                NOW,
                "ann",
                "default/example",
                0,
                new JobRegistered(JOB, 0, registerJob("redis:3.2").job())));
  }

  @Test
  void whoGotTheAnswerSeesWhatTheCommandDid() {
    ClusterState after = ledger.execute("ann", List.of(registerJob("redis:3.2")));

    assertThat(after.job(JOB)).isPresent();
    assertThat(ledger.state()).isSameAs(after);
    assertThat(after.position()).isEqualTo(1);
  }

  @Test
  void aUnitIsStoredInTheOrderOfItsCommands() {
    ClusterState state =
        ledger.execute(
            "scheduler",
            List.of(
                createDeployment(), placeAllocation(), stopAllocation(), createEvaluation(false)));

    assertThat(log(ledger))
        .extracting(event -> event.event().getClass().getSimpleName())
        .containsExactly(
            "DeploymentCreated",
            "AllocationPlaced",
            "AllocationStopRequested",
            "EvaluationCreated");
    assertThat(state.allocation(ALLOCATION).orElseThrow().modifyIndex()).isEqualTo(3);
  }

  @Test
  void aRefusedCommandStoresNothingOfItsUnit() {
    List<Command> unit = List.of(placeAllocation(), new StopJob(JOB, false), placeAllocation(2));

    assertThatThrownBy(() -> ledger.execute("ann", unit))
        .isInstanceOf(CommandRefusedException.class)
        .hasMessage("no job \"example\"");

    assertThat(log(ledger)).isEmpty();
    assertThat(ledger.state()).isSameAs(ClusterState.EMPTY);
  }

  @Test
  void afterARefusalTheLedgerGoesOn() {
    List<Command> refused = List.of(placeAllocation(), new StopJob(JOB, false));
    assertThatThrownBy(() -> ledger.execute("ann", refused))
        .isInstanceOf(CommandRefusedException.class);

    ClusterState state = ledger.execute("ann", List.of(placeAllocation()));

    assertThat(state.allocation(ALLOCATION).orElseThrow().createIndex()).isEqualTo(1);
  }

  @Test
  void aRefusalLeavesNoTraceInAggregatesUsedBefore() {
    ledger.execute("ann", List.of(placeAllocation()));
    List<Command> refused = List.of(stopAllocation(), new StopJob(JOB, false));
    assertThatThrownBy(() -> ledger.execute("ann", refused))
        .isInstanceOf(CommandRefusedException.class);

    ledger.execute("ann", List.of(stopAllocation()));

    assertThat(log(ledger)).extracting(RecordedEvent::sequence).containsExactly(0L, 1L);
  }

  @Test
  void nothingAskedForIsNothingDone() {
    List<String> told = new ArrayList<>();
    ledger.onChange(() -> told.add("changed"));

    assertThat(ledger.execute("ann", List.of())).isSameAs(ClusterState.EMPTY);
    ledger.execute("ann", List.of(registerJob("redis:3.2")));
    ledger.execute("ann", List.of(registerJob("redis:3.2")));

    assertThat(log(ledger)).hasSize(1);
    assertThat(told).containsExactly("changed");
  }

  @Test
  void oldNewsOfAnAllocationChangesNothing() {
    ledger.execute("scheduler", List.of(placeAllocation()));
    ledger.execute("node node-1", List.of(report(ClientStatus.COMPLETE)));

    ClusterState state = ledger.execute("node node-1", List.of(report(ClientStatus.RUNNING)));

    assertThat(state.allocation(ALLOCATION).orElseThrow().clientStatus())
        .isEqualTo(ClientStatus.COMPLETE);
    assertThat(log(ledger)).hasSize(2);
  }

  @Test
  void whatWasAskedOfNothingLeavesNothingBehind() {
    ledger.execute("scheduler", List.of(new SetJobStability(JOB, 0, true)));
    assertThat(log(ledger)).isEmpty();

    ledger.execute("ann", List.of(registerJob("redis:3.2")));
    ledger.execute("ann", List.of(new StopJob(JOB, false)));

    assertThat(log(ledger)).extracting(RecordedEvent::sequence).containsExactly(0L, 1L);
  }

  @Test
  void oneUnitMayAskTwiceOfTheSame() {
    ClusterState state =
        ledger.execute(
            "ann",
            List.of(registerJob("redis:3.2"), registerJob("redis:4.0"), new StopJob(JOB, true)));

    assertThat(state.jobs()).isEmpty();
    assertThat(log(ledger)).extracting(RecordedEvent::sequence).containsExactly(0L, 1L, 2L);
  }

  @Test
  void aReplayGivesTheSameState() {
    ledger.execute("ann", List.of(planJob("redis:3.2"), registerJob("redis:3.2")));
    ledger.execute("ann", List.of(new StopJob(JOB, true)));
    ledger.execute("ann", List.of(registerJob("redis:4.0"), createDeployment(), placeAllocation()));

    Ledger reopened = Ledgers.open(storage, CLOCK);

    assertThat(reopened.state()).usingRecursiveComparison().isEqualTo(ledger.state());
    assertThat(reopened.state().job(JOB).orElseThrow().version()).isZero();
  }

  @Test
  void afterReopeningAStreamGoesOn() {
    ledger.execute("ann", List.of(registerJob("redis:3.2"), new StopJob(JOB, true)));
    Ledger reopened = Ledgers.open(storage, CLOCK);

    reopened.execute("ann", List.of(registerJob("redis:4.0")));

    assertThat(log(reopened)).extracting(RecordedEvent::sequence).containsExactly(0L, 1L, 2L);
  }

  @Test
  void readingBeginsBehindAPosition() {
    ledger.execute("ann", List.of(placeAllocation(1), placeAllocation(2), placeAllocation(3)));

    try (Stream<RecordedEvent> log = ledger.read(2)) {
      assertThat(log).extracting(RecordedEvent::position).containsExactly(3L);
    }
  }

  @Test
  void aDecisionSeesTheNewestState() {
    ledger.execute("ann", List.of(registerJob("redis:3.2")));

    ledger.execute(
        "ann",
        state -> {
          assertThat(state.job(JOB)).isPresent();
          return List.of(new StopJob(JOB, false));
        });

    assertThat(ledger.state().job(JOB).orElseThrow().stopped()).isTrue();
  }

  @Test
  void aDecisionMustNotExecuteOnItsOwn() {
    assertThatThrownBy(() -> ledger.execute("ann", state -> List.of(nested())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("must return its commands");
  }

  private Command nested() {
    ledger.execute("ann", List.of(placeAllocation()));
    return placeAllocation();
  }

  @Test
  void aListenerIsToldOnceTheStateIsThere() {
    List<Long> seen = new ArrayList<>();
    Ledger.Subscription subscription = ledger.onChange(() -> seen.add(ledger.state().position()));
    ledger.execute("ann", List.of(placeAllocation(1)));

    subscription.close();
    ledger.execute("ann", List.of(placeAllocation(2)));

    assertThat(seen).containsExactly(1L);
  }

  @Test
  void aListenerThatThrowsBreaksNothing() {
    List<Long> seen = new ArrayList<>();
    ledger.onChange(
        () -> {
          throw new IllegalStateException("listener");
        });
    ledger.onChange(() -> seen.add(ledger.state().position()));

    ledger.execute("ann", List.of(placeAllocation()));

    assertThat(seen).containsExactly(1L);
  }

  @Test
  void aClosedLedgerSaysSo() {
    ledger.close();
    ledger.close();

    assertThatThrownBy(() -> ledger.execute("ann", List.of(placeAllocation())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the ledger is closed");
    assertThatThrownBy(() -> ledger.read(0)).hasMessage("the ledger is closed");
  }

  @Test
  void aSecondWriterIsFoundOut() {
    Ledger other = Ledgers.open(storage, CLOCK);
    other.execute("bob", List.of(placeAllocation(1)));

    assertThatThrownBy(() -> ledger.execute("ann", List.of(placeAllocation(2))))
        .hasMessageContaining("something else has written to it");
    assertThat(ledger.state()).isSameAs(ClusterState.EMPTY);
  }

  @Test
  void manyCommandsMakeOneUnit() {
    List<? extends Command> unit =
        IntStream.rangeClosed(1, 1_000).mapToObj(Samples::placeAllocation).toList();

    ClusterState state = ledger.execute("scheduler", unit);

    assertThat(state.position()).isEqualTo(1_000);
    assertThat(state.allocationsOf(JOB)).hasSize(1_000);
  }
}
