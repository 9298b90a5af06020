package dev.caravan.scheduler.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.core.jobspec.InvalidJobException;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.NodeResources;
import dev.caravan.core.model.Parameterized;
import dev.caravan.core.view.JobStatus;
import dev.caravan.core.view.JobStatus.Phase;
import dev.caravan.core.view.Views;
import dev.caravan.scheduler.testkit.TaskScript;
import dev.caravan.scheduler.testkit.TestCluster;
import dev.caravan.scheduler.testkit.TestJobs;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DependsOnTest {
  private final TestCluster cluster =
      TestCluster.withOneNode()
          .scripts(
              allocation ->
                  allocation.jobId().value().startsWith("web")
                      ? TaskScript.RUNS
                      : TaskScript.ends(Duration.ofMinutes(1), 0));

  private static Job batch(String id, String... dependsOn) {
    return TestJobs.job(id, JobType.BATCH, 1).toBuilder().dependsOn(dependsOn).build();
  }

  private static Job web(String... dependsOn) {
    return TestJobs.job("web", JobType.SERVICE, 2).toBuilder().dependsOn(dependsOn).build();
  }

  private static Job onEachNode(String... dependsOn) {
    return TestJobs.job("sweep", JobType.SYSBATCH, 1).toBuilder().dependsOn(dependsOn).build();
  }

  private JobStatus status(String job) {
    return Views.jobStatus(cluster.state(), cluster.state().job(JobId.of(job)).orElseThrow());
  }

  private void register(Job... jobs) {
    for (Job job : jobs) {
      cluster.register(job);
    }
    cluster.run();
  }

  private boolean isStarted(String job) {
    return !cluster.allocations(job).isEmpty();
  }

  @Test
  void aJobWaitsUntilAnotherIsCompleteAndSaysSo() {
    register(batch("migrate"), web("migrate"));
    assertThat(isStarted("web")).isFalse();
    assertThat(status("web").phase()).isEqualTo(Phase.PENDING);
    assertThat(status("web").waitsFor()).isEqualTo("waits for job \"migrate\" to succeed");
    assertThat(cluster.state().latestDeployment(JobId.of("web"))).isEmpty();

    cluster.advance(Duration.ofMinutes(2));
    assertThat(cluster.allocations("web")).hasSize(2);
    assertThat(status("web").waitsFor()).isNull();
  }

  @Test
  void aPlanSaysWhatWouldBeWaitedFor() {
    register(batch("migrate"));

    assertThat(cluster.plan(web("migrate")).waitsFor())
        .isEqualTo("waits for job \"migrate\" to succeed");
    cluster.advance(Duration.ofMinutes(2));
    assertThat(cluster.plan(web("migrate")).waitsFor()).isNull();
  }

  @Test
  void aPlanOfAJobForEachNodeCountsTheNodesThatWouldTakeIt() {
    cluster.node("other", NodeResources.of(4_000, 8_192, 100_000));
    cluster.setEligibility("other", false);
    register(batch("migrate"));

    var plan = cluster.plan(onEachNode("migrate"));

    assertThat(plan.waitsFor()).isNotNull();
    assertThat(plan.desiredUpdates().get("cache").place()).isEqualTo(1);
  }

  @Test
  void aJobForEachNodeWaitsAlsoWhereNoNodeWouldTakeIt() {
    cluster.setEligibility("solo", false);
    register(onEachNode("migrate"));
    assertThat(status("sweep").waitsFor()).isEqualTo("waits for job \"migrate\" to succeed");

    cluster.setEligibility("solo", true);
    register(batch("migrate"));
    cluster.advance(Duration.ofMinutes(2));
    assertThat(isStarted("sweep")).isTrue();
  }

  @Test
  void aServiceIsWaitedForUntilItIsRolledOut() {
    register(web(), batch("smoke", "web"));
    cluster.advance(Duration.ofSeconds(5));
    assertThat(isStarted("smoke")).isFalse();

    cluster.advance(Duration.ofMinutes(1));
    assertThat(isStarted("smoke")).isTrue();
  }

  @Test
  void oneThatFailedIsWaitedForUntilItSucceeds() {
    cluster.scripts(any -> TaskScript.ends(Duration.ofSeconds(10), 1));
    register(batch("migrate"), batch("after", "migrate"));
    cluster.advance(Duration.ofMinutes(5));
    assertThat(isStarted("after")).isFalse();
    assertThat(cluster.isAtRest()).isTrue();

    cluster.scripts(any -> TaskScript.ends(Duration.ofSeconds(10), 0));
    register(TestJobs.withImage(batch("migrate"), "migrate:2"));
    cluster.advance(Duration.ofMinutes(1));
    assertThat(isStarted("after")).isTrue();
  }

  @Test
  void oneThatNobodyKnowsYetIsWaitedFor() {
    register(batch("after", "a", "b"));
    assertThat(status("after").waitsFor()).isEqualTo("waits for jobs \"a\", \"b\" to succeed");

    register(batch("a"), batch("b"));
    cluster.advance(Duration.ofMinutes(2));

    assertThat(isStarted("after")).isTrue();
  }

  @Test
  void ofAJobThatHasChildrenTheNewestIsWaitedFor() {
    Job mail = batch("mail").toBuilder().parameterized(Parameterized.DEFAULT).build();
    register(mail, batch("after", "mail"));
    cluster.advance(Duration.ofMinutes(2));
    assertThat(isStarted("after")).isFalse();

    cluster.dispatch("mail");
    cluster.advance(Duration.ofMinutes(2));

    assertThat(isStarted("after")).isTrue();
  }

  @Test
  void whatWasStartedDoesNotWaitAnyMore() {
    register(batch("migrate"), web("migrate"));
    cluster.advance(Duration.ofMinutes(5));

    cluster.purge("migrate");
    register(TestJobs.withCount(web("migrate"), 3));

    assertThat(cluster.allocations("web")).hasSize(3);
  }

  @Test
  void oneThatIsStoppedWhileItWaitsNeverRuns() {
    register(batch("migrate"), batch("after", "migrate"));

    cluster.stop("after");
    cluster.advance(Duration.ofMinutes(5));

    assertThat(isStarted("after")).isFalse();
    assertThat(cluster.isAtRest()).isTrue();
  }

  @Test
  void aJobThatWouldWaitForItselfIsRefused() {
    register(batch("a", "b"), batch("b", "c"));

    assertThatThrownBy(() -> cluster.register(batch("c", "a")))
        .isInstanceOf(InvalidJobException.class)
        .hasMessageContaining(
            "the job would wait for itself: c -> a -> b -> c; remove one of these");
    assertThatThrownBy(() -> cluster.plan(batch("d", "d")))
        .isInstanceOf(InvalidJobException.class)
        .hasMessageContaining("d -> d");
    assertThat(cluster.state().job(JobId.of("c"))).isEmpty();
  }
}
