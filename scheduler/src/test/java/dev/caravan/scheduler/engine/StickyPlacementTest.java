package dev.caravan.scheduler.engine;

import static dev.caravan.scheduler.engine.Seen.live;
import static dev.caravan.scheduler.testkit.TestJobs.service;
import static dev.caravan.scheduler.testkit.TestJobs.withGroup;
import static dev.caravan.scheduler.testkit.TestJobs.withImage;
import static dev.caravan.scheduler.testkit.TestJobs.withUpdate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.EphemeralDisk;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.NodeResources;
import dev.caravan.core.storage.EventStorage;
import dev.caravan.scheduler.testkit.TestCluster;
import dev.caravan.scheduler.testkit.TestJobs;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Where what takes an allocation's place goes if its disk is sticky. */
class StickyPlacementTest {
  private static final NodeResources ROOMY = NodeResources.of(4_000, 8_192, 100_000);

  /** Scores better, since it is fuller with an allocation on it. */
  private static final NodeResources TIGHT = NodeResources.of(700, 400, 100_000);

  private final TestCluster cluster =
      new TestCluster(EventStorage.inMemory(), 1).node("first", ROOMY);

  private Allocation only() {
    return live(cluster).get(0);
  }

  /** Runs one on the first node; then a node comes that is better. */
  private void given(boolean sticky) {
    cluster.register(job(sticky));
    cluster.advance(Duration.ofHours(1));
    cluster.node("better", TIGHT);
  }

  private static Job job(boolean sticky) {
    return withUpdate(
        withGroup(service(1), group -> group.ephemeralDisk(new EphemeralDisk(300, sticky, false))),
        TestJobs.rolling(1));
  }

  @Test
  void aStickyDiskKeepsItsNode() {
    given(true);

    cluster.register(withImage(job(true), "redis:4.0"));
    cluster.run();

    assertThat(only().nodeName()).isEqualTo("first");
    assertThat(only().jobVersion()).isEqualTo(1);
    assertThat(only().metrics().nodesEvaluated()).isEqualTo(1);
  }

  @Test
  void othersGoWhereItIsBest() {
    given(false);

    cluster.register(withImage(job(false), "redis:4.0"));
    cluster.run();

    assertThat(only().nodeName()).isEqualTo("better");
  }

  @Test
  void aNodeThatTakesNothingIsLeftAllTheSame() {
    given(true);
    cluster.setEligibility("first", false);

    cluster.register(withImage(job(true), "redis:4.0"));
    cluster.run();

    assertThat(only().nodeName()).isEqualTo("better");
  }
}
