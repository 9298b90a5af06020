package dev.caravan.scheduler.ranking;

import static dev.caravan.scheduler.testkit.TestJobs.service;
import static dev.caravan.scheduler.testkit.TestJobs.withTask;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.Affinity;
import dev.caravan.core.model.Job;
import dev.caravan.scheduler.feasibility.NodeRoom;
import dev.caravan.scheduler.testkit.TestNodes;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** By Nomad's formula, with the numbers of a recorded case. */
class AffinityScoresTest {
  private static final Affinity TO_SSD = new Affinity("${meta.disk}", "=", "ssd", 60);
  private static final Affinity FROM_OLD = new Affinity("${meta.release}", "version", "< 2.0", -20);

  private static double score(Job job, Map<String, String> meta) {
    NodeRoom room = NodeRoom.empty(TestNodes.node("a", meta));
    return new AffinityScores(job, job.taskGroups().get(0)).of(room);
  }

  private static Job job() {
    Job withOne = service(1).toBuilder().affinities(List.of(TO_SSD)).build();
    return withTask(withOne, task -> task.affinities(List.of(FROM_OLD)));
  }

  @Test
  void thoseOfJobAndTaskCountTogether() {
    assertThat(score(job(), Map.of("disk", "ssd", "release", "1.10.0"))).isEqualTo(0.5);
    assertThat(score(job(), Map.of("disk", "ssd", "release", "2.1.0"))).isEqualTo(0.75);
  }

  @Test
  void aWeightBelowZeroAvoids() {
    assertThat(score(job(), Map.of("release", "1.2.3"))).isEqualTo(-0.25);
  }

  @Test
  void whatMeetsNoneHasNothingSaidOfIt() {
    assertThat(score(job(), Map.of())).isZero();
    assertThat(score(service(1), Map.of("disk", "ssd"))).isZero();
  }
}
