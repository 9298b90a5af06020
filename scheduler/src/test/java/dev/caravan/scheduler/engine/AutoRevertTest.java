package dev.caravan.scheduler.engine;

import static dev.caravan.scheduler.engine.Seen.EXAMPLE;
import static dev.caravan.scheduler.engine.Seen.deployment;
import static dev.caravan.scheduler.engine.Seen.deployments;
import static dev.caravan.scheduler.engine.Seen.live;
import static dev.caravan.scheduler.testkit.TestJobs.ONE_BY_ONE;
import static dev.caravan.scheduler.testkit.TestJobs.reverting;
import static dev.caravan.scheduler.testkit.TestJobs.service;
import static dev.caravan.scheduler.testkit.TestJobs.withCount;
import static dev.caravan.scheduler.testkit.TestJobs.withImage;
import static dev.caravan.scheduler.testkit.TestJobs.withUpdate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.Deployment.Status;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.RegisteredJob.JobVersion;
import dev.caravan.scheduler.testkit.TaskScript;
import dev.caravan.scheduler.testkit.TestCluster;
import dev.caravan.scheduler.testkit.TestJobs;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AutoRevertTest {
  private static final Duration LONG = Duration.ofHours(1);

  private final TestCluster cluster = TestCluster.withOneNode();
  private final Job job = withUpdate(service(2), reverting(ONE_BY_ONE));

  private void rolledOut(Job declared) {
    cluster.register(declared);
    cluster.advance(LONG);
    assertThat(deployment(cluster).status()).isEqualTo(Status.SUCCESSFUL);
  }

  /** Allocations of this version never come up. */
  private void hangs(long version) {
    cluster.scripts(
        one -> one.jobVersion() == version ? TaskScript.startsAfter(LONG) : TaskScript.RUNS);
  }

  private Deployment deploymentOf(long version) {
    return deployments(cluster).stream()
        .filter(one -> one.jobVersion() == version)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aFailedDeploymentGoesBackToTheStableVersion() {
    rolledOut(job);
    hangs(1);

    cluster.register(withImage(job, "redis:hangs"));
    cluster.advance(LONG);

    assertThat(deploymentOf(1).statusDescription())
        .isEqualTo("Failed due to progress deadline - rolling back to job version 0");
    assertThat(Seen.job(cluster).job()).isEqualTo(job);
    assertThat(Seen.job(cluster).versions())
        .extracting(JobVersion::stable)
        .containsExactly(true, false, true);
    assertThat(deployment(cluster).status()).isEqualTo(Status.SUCCESSFUL);
    assertThat(live(cluster)).hasSize(2).allMatch(one -> one.jobVersion() == 2);
    assertThat(cluster.state().evaluationsOf(JobId.of(EXAMPLE)))
        .filteredOn(one -> one.trigger() == Evaluation.Trigger.JOB_REGISTER)
        .hasSize(2);
  }

  @Test
  void withoutAStableVersionThereIsNothingToGoBackTo() {
    hangs(0);

    cluster.register(job);
    cluster.advance(LONG);

    assertThat(deployment(cluster).statusDescription())
        .isEqualTo("Failed due to progress deadline - no stable job version to auto revert to");
    assertThat(Seen.job(cluster).version()).isZero();
  }

  @Test
  void aStableVersionThatFailsInItsTurnIsNotRevertedToItself() {
    rolledOut(job);
    cluster.scripts(one -> TaskScript.startsAfter(LONG));

    cluster.register(withImage(job, "redis:hangs"));
    cluster.advance(Duration.ofMinutes(30));

    assertThat(Seen.job(cluster).version()).isEqualTo(2);
    assertThat(deploymentOf(2).status()).isEqualTo(Status.FAILED);
    assertThat(deploymentOf(2).statusDescription())
        .isEqualTo(
            "Failed due to progress deadline - not rolling back to stable job version 0 as current"
                + " job has same specification");
  }

  @Test
  void aDeploymentFailedByHandGoesBackToo() {
    rolledOut(job);
    hangs(1);
    cluster.register(withImage(job, "redis:hangs"));
    cluster.run();

    assertThat(cluster.failDeployment(EXAMPLE).revertedJobVersion()).isZero();
    cluster.advance(LONG);

    assertThat(deploymentOf(1).statusDescription())
        .isEqualTo("Deployment marked as failed - rolling back to job version 0");
    assertThat(Seen.job(cluster).version()).isEqualTo(2);
  }

  @Test
  void anUnhealthyAllocationGoesBackAtOnceWhereThereIsNoProgressDeadline() {
    Job impatient =
        withUpdate(job, reverting(TestJobs.strategy(1, Duration.ofSeconds(10), Duration.ZERO)));
    rolledOut(impatient);
    cluster.scripts(
        one -> one.jobVersion() == 1 ? TaskScript.ends(Duration.ZERO, 1) : TaskScript.RUNS);

    cluster.register(withImage(impatient, "redis:broken"));
    cluster.run();

    assertThat(deploymentOf(1).statusDescription())
        .isEqualTo("Failed due to unhealthy allocations - rolling back to job version 0");
    assertThat(Seen.job(cluster).version()).isEqualTo(2);
  }

  @Test
  void theStableVersionIsKeptHoweverManyCameAfterIt() {
    rolledOut(job);
    cluster.scripts(one -> TaskScript.startsAfter(Duration.ofDays(1)));
    for (int i = 0; i < 9; i++) {
      cluster.register(withImage(job, "redis:hangs-" + i));
      cluster.run();
    }

    assertThat(Seen.job(cluster).versions())
        .extracting(JobVersion::version)
        .containsExactly(9L, 8L, 7L, 6L, 5L, 0L);
    cluster.advance(LONG);
    assertThat(Seen.job(cluster).job()).isEqualTo(job);
  }

  @Test
  void whatSomebodyRegisteredMeanwhileIsNotReverted() {
    rolledOut(job);
    hangs(1);
    cluster.register(withImage(job, "redis:hangs"));
    cluster.run();
    cluster.register(withCount(withImage(job, "redis:hangs"), 3));

    cluster.failDeployment(EXAMPLE);

    assertThat(Seen.job(cluster).version()).isEqualTo(2);
    assertThat(deploymentOf(1).statusDescription()).isEqualTo("Deployment marked as failed");
  }
}
