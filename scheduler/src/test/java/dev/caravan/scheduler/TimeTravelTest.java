package dev.caravan.scheduler;

import static dev.caravan.scheduler.testkit.TestJobs.job;
import static dev.caravan.scheduler.testkit.TestJobs.withImage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.NodeResources;
import dev.caravan.core.state.ClusterState;
import dev.caravan.core.storage.EventLog;
import dev.caravan.core.storage.EventStorage;
import dev.caravan.core.storage.LogArchive;
import dev.caravan.core.storage.ProgressListener;
import dev.caravan.core.view.Views;
import dev.caravan.scheduler.engine.JobCheck;
import dev.caravan.scheduler.garbage.GarbageThresholds;
import dev.caravan.scheduler.ranking.PlacementOptions;
import dev.caravan.scheduler.testkit.TaskScript;
import dev.caravan.scheduler.testkit.TestCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever the scheduler showed at some moment, its history shows for that moment. {@code
 * -Dcaravan.travel.events=100000 -Dcaravan.travel.moments=1000} takes a long log, {@code
 * -Dcaravan.seed=S} another one.
 */
class TimeTravelTest {
  private static final int EVENTS = Integer.getInteger("caravan.travel.events", 2_000);
  private static final int MOMENTS = Integer.getInteger("caravan.travel.moments", 200);
  private static final long SEED = Long.getLong("caravan.seed", 1);
  private static final int JOBS = 40;
  private static final int NODES = 10;

  /** About how many events are stored at a time. */
  private static final int EVENTS_AT_A_TIME = 3;

  private final Random random = new Random(SEED);

  /** What was shown, by position in the log. */
  private final Map<Long, Integer> shown = new TreeMap<>();

  @TempDir private Path directory;

  @Test
  void thePastIsShownAsItWasShownThenAndItsDecisionsComeOutTheSame() {
    try (EventStorage log = EventStorage.sqlite(directory);
        TestCluster cluster = new TestCluster(log, SEED)) {
      run(cluster, log);
      History history =
          new History(cluster.chronicle(), new JobCheck(List.of()), PlacementOptions.DEFAULT);
      List<Long> moments = new ArrayList<>(shown.keySet());
      Collections.shuffle(moments, random);
      for (long moment : moments) {
        assertThat(view(history.at(moment).state()))
            .as("position %d of %d, seed %d", moment, history.position(), SEED)
            .isEqualTo(shown.get(moment));
      }
      assertThat(moments).hasSizeGreaterThan(MOMENTS / 4);
      assertThat(history.verify(ProgressListener.NONE).difference()).isNull();
      assertThat(history.verifyDecisions(ProgressListener.NONE).difference()).isNull();
    }
  }

  /** Half way and at the end, what was forgotten by then is archived. */
  private void run(TestCluster cluster, EventLog log) {
    cluster.garbageThresholds(GarbageThresholds.DEFAULT);
    for (int i = 0; i < NODES; i++) {
      cluster.node("node-" + i, NodeResources.of(20_000, 64_000, 1_000_000));
    }
    cluster.scripts(
        one ->
            one.id().hashCode() % 20 == 0
                ? TaskScript.ends(Duration.ofSeconds(9), 1)
                : TaskScript.RUNS);
    int oneIn = Math.max(1, EVENTS / EVENTS_AT_A_TIME / MOMENTS);
    cluster.onChange(
        state -> {
          if (random.nextInt(oneIn) == 0) {
            shown.put(state.position(), view(state));
          }
        });
    for (int events : List.of(EVENTS / 2, EVENTS)) {
      while (cluster.state().position() < events) {
        somethingHappens(cluster);
      }
      LogArchive archive = log.archive(cluster.now(), ProgressListener.NONE);
      assertThat(archive.events()).isPositive();
    }
  }

  private void somethingHappens(TestCluster cluster) {
    String id = "job-" + random.nextInt(JOBS);
    if (random.nextInt(5) == 0 && cluster.state().job(JobId.of(id)).isPresent()) {
      cluster.purge(id);
    } else {
      Job job = job(id, JobType.SERVICE, 1 + random.nextInt(4));
      cluster.register(withImage(job, "redis:" + random.nextInt(3)));
    }
    cluster.advance(Duration.ofSeconds(random.nextInt(40)));
  }

  /** All that people can see, as a number that tells one from the other. */
  private static int view(ClusterState state) {
    return Objects.hash(
        Views.jobStatuses(state),
        List.copyOf(state.allocations()),
        List.copyOf(state.evaluations()),
        List.copyOf(state.deployments()),
        List.copyOf(state.nodes()),
        state.schedulerConfiguration());
  }
}
