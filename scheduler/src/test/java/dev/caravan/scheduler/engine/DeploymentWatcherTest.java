package dev.caravan.scheduler.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.scheduler.testkit.TestCluster;
import dev.caravan.scheduler.testkit.TestJobs;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeploymentWatcherTest {
  private final TestCluster cluster = TestCluster.withOneNode();
  private final QuietDeployments quiet = new QuietDeployments();

  @Test
  void looksAgainWhenAnAllocationCanBeHealthy() {
    cluster.register(TestJobs.service(1));
    cluster.run();
    Instant healthy = cluster.now().plus(TestJobs.ONE_BY_ONE.minHealthyTime());

    assertThat(at(healthy.minusMillis(1)).lookAgainAt()).contains(healthy);
  }

  /** The clock of a real engine moves between a step that found nothing due and this question. */
  @Test
  void looksAgainAtOnceForWhatHasBecomeDueMeanwhile() {
    cluster.register(TestJobs.service(1));
    cluster.run();
    Instant late = cluster.now().plus(TestJobs.ONE_BY_ONE.minHealthyTime()).plusMillis(1);

    assertThat(at(late).lookAgainAt()).contains(late);
  }

  @Test
  void seesWhatHappensToADeploymentThatWasQuiet() {
    cluster.register(TestJobs.service(1));
    cluster.step();
    assertThat(at(cluster.now()).lookAgainAt())
        .contains(cluster.now().plus(TestJobs.ONE_BY_ONE.healthyDeadline()));

    cluster.run();

    assertThat(at(cluster.now()).lookAgainAt())
        .contains(cluster.now().plus(TestJobs.ONE_BY_ONE.minHealthyTime()));
  }

  @Test
  void seesThatItsTimeHasCome() {
    cluster.register(TestJobs.service(1));
    cluster.run();
    Instant healthy = cluster.now().plus(TestJobs.ONE_BY_ONE.minHealthyTime());
    assertThat(at(cluster.now()).isDue()).isFalse();

    assertThat(at(healthy).isDue()).isTrue();
  }

  private DeploymentWatcher at(Instant now) {
    return new DeploymentWatcher(cluster.state(), now, quiet);
  }
}
