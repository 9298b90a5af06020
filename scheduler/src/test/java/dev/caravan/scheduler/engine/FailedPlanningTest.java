package dev.caravan.scheduler.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.aggregate.Ledger;
import dev.caravan.core.aggregate.Ledgers;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.Evaluation.Status;
import dev.caravan.core.model.Evaluation.Trigger;
import dev.caravan.core.model.IdSource;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.NodeResources;
import dev.caravan.core.model.NodeSpec;
import dev.caravan.core.storage.EventStorage;
import dev.caravan.scheduler.ranking.PlacementOptions;
import dev.caravan.scheduler.testkit.TestCluster;
import dev.caravan.scheduler.testkit.TestJobs;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What happens to a job for which no plan can be made. */
class FailedPlanningTest {
  private static final Job JOB = TestJobs.service(1);
  private static final Clock CLOCK = Clock.fixed(TestCluster.START, ZoneOffset.UTC);

  private final Ledger ledger = Ledgers.open(EventStorage.inMemory(), CLOCK);
  private final IdSource ids = new TimeOrderedIds(CLOCK, new Random(1));

  private void given(Job job) {
    NodeSpec spec =
        new NodeSpec(
            "solo",
            "dc1",
            "",
            "127.0.0.1",
            Map.of(),
            Map.of(),
            NodeResources.of(4_000, 8_192, 100_000),
            List.of(TestCluster.DRIVER));
    ledger.execute("test", state -> NodeUpdates.register(state, new NodeId(ids.next()), spec, ids));
    new JobOperations(ledger, CLOCK, ids, new JobCheck(List.of()), PlacementOptions.DEFAULT)
        .register("test", job, null);
  }

  private Evaluation newest() {
    List<Evaluation> all = ledger.state().evaluationsOf(JOB.id());
    return all.get(all.size() - 1);
  }

  /** The planner is the first who asks for an id. */
  private void workWithoutIds() {
    boolean[] asked = {false};
    work(
        () -> {
          if (!asked[0]) {
            asked[0] = true;
            throw new IllegalStateException("no ids");
          }
          return ids.next();
        });
  }

  private void work(IdSource source) {
    new EvaluationWorker(ledger, CLOCK, source, PlacementOptions.DEFAULT).work(newest().id());
  }

  @Test
  void anotherEvaluationFollowsAMinuteLater() {
    given(JOB);
    Evaluation failed = newest();

    workWithoutIds();

    assertThat(ledger.state().evaluation(failed.id()).orElseThrow().status())
        .isEqualTo(Status.FAILED);
    Evaluation next = newest();
    assertThat(next.trigger()).isEqualTo(Trigger.FAILED_FOLLOW_UP);
    assertThat(next.trigger().word()).isEqualTo("failed-follow-up");
    assertThat(next.previousEvaluation()).isEqualTo(failed.id());
    assertThat(next.status()).isEqualTo(Status.PENDING);
    assertThat(next.waitUntil()).isEqualTo(CLOCK.instant().plus(Duration.ofMinutes(1)));
  }

  @Test
  void eachOneInARowWaitsLongerUpToSixMinutes() {
    given(JOB);

    List<Duration> waits = new ArrayList<>();
    for (int failures = 0; failures < 5; failures++) {
      workWithoutIds();
      waits.add(Duration.between(CLOCK.instant(), newest().waitUntil()));
    }

    assertThat(waits).extracting(Duration::toMinutes).containsExactly(1L, 2L, 4L, 6L, 6L);
  }

  @Test
  void whatCanBePlannedThenIsPlaced() {
    given(JOB);
    workWithoutIds();

    work(ids);

    assertThat(newest().status()).isEqualTo(Status.COMPLETE);
    assertThat(ledger.state().allocationsOf(JOB.id())).hasSize(1);
  }
}
