package dev.caravan.scheduler.engine;

import static dev.caravan.scheduler.engine.Seen.live;
import static dev.caravan.scheduler.testkit.TestJobs.service;
import static dev.caravan.scheduler.testkit.TestJobs.withImage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.NodeResources;
import dev.caravan.core.storage.EventStorage;
import dev.caravan.scheduler.testkit.TestCluster;
import org.junit.jupiter.api.Test;

/** What happens between the snapshot that a plan was made on and the moment it is applied. */
class EvaluationWorkerTest {
  private static final NodeResources ROOM_FOR_TWO = NodeResources.of(1_000, 8_192, 100_000);

  private final TestCluster cluster =
      new TestCluster(EventStorage.inMemory(), 1).node("first", ROOM_FOR_TWO);

  @Test
  void roomThatCameMeanwhileIsNotMissed() {
    cluster.register(service(4));

    cluster.beforeNextPlanIsApplied(() -> cluster.node("second", ROOM_FOR_TWO));
    cluster.run();

    assertThat(live(cluster)).hasSize(4);
    assertThat(cluster.state().openEvaluations()).isEmpty();
  }

  @Test
  void aJobThatChangedMeanwhileIsPlannedAnew() {
    cluster.register(service(2));

    cluster.beforeNextPlanIsApplied(() -> cluster.register(withImage(service(1), "redis:4.0")));
    cluster.run();

    assertThat(cluster.allocations(Seen.EXAMPLE)).singleElement().matches(a -> a.jobVersion() == 1);
  }

  @Test
  void aJobThatWasPurgedAndRegisteredMeanwhileIsPlannedAnew() {
    cluster.register(service(2));

    cluster.beforeNextPlanIsApplied(
        () -> {
          cluster.purge(Seen.EXAMPLE);
          cluster.register(service(1));
        });
    cluster.run();

    assertThat(cluster.allocations(Seen.EXAMPLE)).hasSize(1);
  }

  @Test
  void aNodeThatWasLostMeanwhileIsNotUsed() {
    cluster.register(service(2));
    cluster.node("second", ROOM_FOR_TWO);

    cluster.beforeNextPlanIsApplied(() -> cluster.nodeDown("first"));
    cluster.run();

    assertThat(cluster.allocations(Seen.EXAMPLE))
        .hasSize(2)
        .allMatch(allocation -> allocation.nodeName().equals("second"));
  }
}
