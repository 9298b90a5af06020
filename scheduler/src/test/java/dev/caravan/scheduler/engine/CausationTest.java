package dev.caravan.scheduler.engine;

import static dev.caravan.scheduler.testkit.TestJobs.batch;
import static dev.caravan.scheduler.testkit.TestJobs.service;
import static dev.caravan.scheduler.testkit.TestJobs.withReschedule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.event.AllocationEvent.AllocationStatusReported;
import dev.caravan.core.event.EvaluationEvent.EvaluationCreated;
import dev.caravan.core.event.Event;
import dev.caravan.core.event.NodeEvent.NodeDrainSet;
import dev.caravan.core.event.PlanBasis;
import dev.caravan.core.event.RecordedEvent;
import dev.caravan.core.model.DrainSpec;
import dev.caravan.core.model.Evaluation.Trigger;
import dev.caravan.core.model.ReschedulePolicy;
import dev.caravan.scheduler.testkit.TaskScript;
import dev.caravan.scheduler.testkit.TestCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each event says from which one it follows. */
class CausationTest {
  private static final ReschedulePolicy ONCE =
      new ReschedulePolicy(
          1,
          Duration.ofHours(1),
          Duration.ofSeconds(30),
          ReschedulePolicy.DelayFunction.CONSTANT,
          Duration.ZERO,
          false);

  private final TestCluster cluster = TestCluster.withOneNode();

  @AfterEach
  void close() {
    cluster.close();
  }

  /** What led to an event, beginning with what somebody asked for. */
  private List<String> chain(RecordedEvent last) {
    List<RecordedEvent> log = cluster.log();
    List<String> chain = new ArrayList<>();
    for (RecordedEvent event = last; ; event = log.get((int) event.origin().cause() - 1)) {
      chain.add(event.event().getClass().getSimpleName());
      if (event.origin().cause() == 0) {
        Collections.reverse(chain);
        return chain;
      }
    }
  }

  private RecordedEvent last(Class<? extends Event> kind) {
    return cluster.log().stream()
        .filter(event -> kind.isInstance(event.event()))
        .reduce((older, newer) -> newer)
        .orElseThrow();
  }

  @Test
  void aRunningAllocationGoesBackToTheRegistrationOfItsJob() {
    cluster.register(batch(1));
    cluster.run();

    assertThat(chain(last(AllocationStatusReported.class)))
        .startsWith("JobRegistered", "EvaluationCreated", "AllocationPlaced")
        .endsWith("AllocationStatusReported");
  }

  @Test
  void anEvaluationAfterAFailureFollowsFromTheFailure() {
    cluster.scripts(one -> TaskScript.ends(Duration.ofSeconds(1), 1));
    cluster.register(withReschedule(batch(1), ONCE));
    cluster.advance(Duration.ofSeconds(2));

    RecordedEvent evaluation = evaluation(Trigger.ALLOC_FAILURE);
    assertThat(chain(evaluation)).endsWith("AllocationStatusReported", "EvaluationCreated");
  }

  @Test
  void whatADrainMovesFollowsFromTheDrain() {
    cluster.register(service(1));
    cluster.run();
    cluster.drain("solo", DrainSpec.forced());
    cluster.run();

    assertThat(chain(evaluation(Trigger.NODE_DRAIN)))
        .startsWith(NodeDrainSet.class.getSimpleName())
        .endsWith("EvaluationCreated");
  }

  private RecordedEvent evaluation(Trigger trigger) {
    return cluster.log().stream()
        .filter(
            event ->
                event.event() instanceof EvaluationCreated created && created.trigger() == trigger)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theFirstEventOfAPlanSaysWhatThePlanWasMadeOn() {
    cluster.register(service(2));
    long known = cluster.state().position();
    cluster.step();

    RecordedEvent first = cluster.log().get((int) known);
    assertThat(first.origin().basis()).isEqualTo(new PlanBasis(known, cluster.now(), true));
    assertThat(first.origin().unit()).isEqualTo(cluster.state().position() - known);
  }

  @Test
  void inAnyHistoryEachCauseIsAnEarlierEventAndOnlyWhatWasAskedForHasNone() {
    for (long seed = 1; seed <= 50; seed++) {
      List<RecordedEvent> log = RandomHistory.of(seed).log();
      for (RecordedEvent event : log) {
        assertThat(event.origin().cause())
            .as("seed %s, cause of %s", seed, event)
            .isLessThan(event.position());
        if (event.actor().equals(Actors.SCHEDULER)) {
          assertThat(event.origin().cause()).as("seed %s, cause of %s", seed, event).isPositive();
        }
      }
    }
  }
}
