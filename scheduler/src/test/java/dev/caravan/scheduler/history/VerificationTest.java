package dev.caravan.scheduler.history;

import static dev.caravan.scheduler.testkit.TestJobs.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.event.AllocationEvent.AllocationPlaced;
import dev.caravan.core.event.AllocationEvent.AllocationStatusReported;
import dev.caravan.core.event.Event;
import dev.caravan.core.event.RecordedEvent;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.state.ClusterState;
import dev.caravan.core.storage.ProgressListener;
import dev.caravan.scheduler.engine.RandomHistory;
import dev.caravan.scheduler.testkit.TestCluster;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The log is the truth: it folds to the live state, and its decisions come out the same again. */
class VerificationTest {
  private static final int HISTORIES = Integer.getInteger("caravan.verified", 200);
  private static final long FIRST_SEED = Long.getLong("caravan.seed", 1);

  private static Verification decisions(Chronicle chronicle) {
    return DecisionCheck.verify(chronicle, new PastStates(chronicle), ProgressListener.NONE);
  }

  @Test
  void inAnyHistoryTheLogFoldsToTheStateAndAllDecisionsComeOutTheSame() {
    for (long seed = FIRST_SEED; seed < FIRST_SEED + HISTORIES; seed++) {
      RandomHistory.of(seed).playAndShow(VerificationTest::verify);
    }
  }

  private static void verify(long seed, TestCluster cluster) {
    Verification state = StateCheck.verify(cluster.chronicle(), ProgressListener.NONE);
    assertThat(state.difference()).as("seed %s", seed).isNull();
    Verification decided = decisions(cluster.chronicle());
    assertThat(decided.difference()).as("seed %s", seed).isNull();
    assertThat(decided.events()).isEqualTo(cluster.state().position());
    assertThat(decided.unchecked()).as("seed %s", seed).isZero();
  }

  @Test
  void anEventThatIsNotAsItWasIsNamed() {
    try (TestCluster cluster = runningService()) {
      Chronicle forged = forged(cluster, VerificationTest::failed);

      assertThat(StateCheck.verify(forged, ProgressListener.NONE).difference())
          .startsWith("allocation ")
          .contains("clientStatus is RUNNING live, but FAILED by the log");
    }
  }

  @Test
  void aDecisionThatWouldNotBeMadeAgainIsNamed() {
    try (TestCluster cluster = runningService()) {
      Chronicle forged = forged(cluster, VerificationTest::renamed);

      assertThat(decisions(forged).difference())
          .startsWith("event ")
          .contains("is AllocationPlaced", "example.other[0]", "but would be AllocationPlaced");
    }
  }

  private static TestCluster runningService() {
    TestCluster cluster = TestCluster.withOneNode();
    cluster.register(service(1));
    return cluster.advance(Duration.ofMinutes(1));
  }

  private static Event failed(Event event) {
    return event instanceof AllocationStatusReported reported
        ? new AllocationStatusReported(
            reported.allocationId(),
            ClientStatus.FAILED,
            reported.clientDescription(),
            reported.tasks())
        : event;
  }

  private static Event renamed(Event event) {
    return event instanceof AllocationPlaced placed
        ? new AllocationPlaced(
            placed.allocationId(),
            placed.evaluationId(),
            "example.other[0]",
            placed.jobId(),
            placed.jobVersion(),
            placed.taskGroup(),
            placed.nodeId(),
            placed.nodeName(),
            placed.resources(),
            placed.deploymentId(),
            placed.canary(),
            placed.previousAllocation(),
            placed.metrics())
        : event;
  }

  /** The log of a cluster with some events changed. */
  private static Chronicle forged(TestCluster cluster, UnaryOperator<Event> forgery) {
    List<RecordedEvent> log =
        cluster.log().stream()
            .map(
                event ->
                    new RecordedEvent(
                        event.position(),
                        event.time(),
                        event.origin(),
                        event.subject(),
                        event.sequence(),
                        forgery.apply(event.event())))
            .toList();
    return new Chronicle() {
      @Override
      public Stream<RecordedEvent> read(long after) {
        return log.stream().skip(after);
      }

      @Override
      public ClusterState newest() {
        return cluster.state();
      }
    };
  }
}
