package dev.caravan.scheduler.engine;

import static dev.caravan.scheduler.engine.Seen.deployment;
import static dev.caravan.scheduler.engine.Seen.live;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.event.AllocationEvent.AllocationChecksReported;
import dev.caravan.core.model.Deployment.Status;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.UpdateStrategy.HealthCheck;
import dev.caravan.scheduler.testkit.TaskScript;
import dev.caravan.scheduler.testkit.TestChecks;
import dev.caravan.scheduler.testkit.TestCluster;
import dev.caravan.scheduler.testkit.TestJobs;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Roll-outs of jobs with checks: healthy after 10 s, given up after 1 min. */
class CheckedRollOutTest {
  private static final Duration HEALTHY = TestJobs.ONE_BY_ONE.minHealthyTime();
  private static final Duration PASSING = Duration.ofSeconds(7);

  private final TestCluster cluster = TestCluster.withOneNode();

  @AfterEach
  void close() {
    cluster.close();
  }

  private static Job checked(HealthCheck healthCheck) {
    Job job =
        TestJobs.withUpdate(
            TestJobs.service(1), TestJobs.judgedBy(TestJobs.ONE_BY_ONE, healthCheck));
    return TestJobs.withTask(
        job,
        task ->
            task.services(
                List.of(TestChecks.service("8080", TestChecks.script("require_healthy", null)))));
  }

  @Test
  void anAllocationIsHealthyOnceItsChecksHavePassedLongEnough() {
    cluster.scripts(allocation -> TaskScript.passesChecksAfter(PASSING));
    cluster.register(checked(HealthCheck.CHECKS));
    cluster.advance(PASSING.plus(HEALTHY).minusMillis(1));
    assertThat(deployment(cluster).status()).isEqualTo(Status.RUNNING);

    cluster.advance(Duration.ofMillis(1));

    assertThat(deployment(cluster).status()).isEqualTo(Status.SUCCESSFUL);
    assertThat(Seen.events(cluster, 0, AllocationChecksReported.class)).hasSize(1);
  }

  @Test
  void anAllocationWhoseChecksNeverPassIsUnhealthy() {
    cluster.scripts(allocation -> TaskScript.passesChecksAfter(null));
    cluster.register(checked(HealthCheck.CHECKS));

    cluster.advance(TestJobs.ONE_BY_ONE.healthyDeadline());

    assertThat(live(cluster).get(0).healthy()).isFalse();
  }

  @Test
  void checksDoNotMatterWhereTaskStatesDo() {
    cluster.scripts(allocation -> TaskScript.passesChecksAfter(null));
    cluster.register(checked(HealthCheck.TASK_STATES));

    cluster.advance(HEALTHY);

    assertThat(deployment(cluster).status()).isEqualTo(Status.SUCCESSFUL);
  }
}
