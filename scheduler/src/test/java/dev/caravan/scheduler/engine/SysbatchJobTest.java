package dev.caravan.scheduler.engine;

import static dev.caravan.scheduler.engine.Seen.EXAMPLE;
import static dev.caravan.scheduler.engine.Seen.live;
import static dev.caravan.scheduler.testkit.TestJobs.withImage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.NodeResources;
import dev.caravan.core.storage.EventStorage;
import dev.caravan.core.view.JobStatus;
import dev.caravan.core.view.Views;
import dev.caravan.scheduler.testkit.TaskScript;
import dev.caravan.scheduler.testkit.TestCluster;
import dev.caravan.scheduler.testkit.TestJobs;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SysbatchJobTest {
  private static final NodeResources ROOMY = NodeResources.of(4_000, 8_192, 100_000);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Job SYSBATCH = TestJobs.job(EXAMPLE, JobType.SYSBATCH, 1);

  private final TestCluster cluster =
      new TestCluster(EventStorage.inMemory(), 1)
          .node("first", ROOMY)
          .node("second", ROOMY)
          .scripts(one -> TaskScript.ends(Duration.ofSeconds(10), 0));

  private List<ClientStatus> statuses() {
    return cluster.allocations(EXAMPLE).stream().map(Allocation::clientStatus).toList();
  }

  private JobStatus.Phase phase() {
    return Views.jobStatus(cluster.state(), Seen.job(cluster)).phase();
  }

  @Test
  void itRunsOnceOnEachNodeAndIsDeadThen() {
    cluster.register(SYSBATCH);
    cluster.run();
    JobStatus.Phase meanwhile = phase();
    cluster.advance(MINUTE);

    assertThat(statuses()).containsExactly(ClientStatus.COMPLETE, ClientStatus.COMPLETE);
    assertThat(meanwhile).isEqualTo(JobStatus.Phase.RUNNING);
    assertThat(phase()).isEqualTo(JobStatus.Phase.DEAD);
  }

  @Test
  void whatItHasDoneIsNotDoneAgain() {
    cluster.register(SYSBATCH);
    cluster.advance(MINUTE);

    cluster.register(SYSBATCH);
    cluster.setEligibility("first", false).setEligibility("first", true).advance(MINUTE);

    assertThat(cluster.allocations(EXAMPLE)).hasSize(2);
  }

  @Test
  void whatFailsForGoodStaysFailed() {
    cluster.scripts(one -> TaskScript.ends(Duration.ofSeconds(10), 1));
    cluster.register(SYSBATCH);
    cluster.advance(MINUTE);

    cluster.register(SYSBATCH);
    cluster.advance(MINUTE);

    assertThat(statuses()).containsExactly(ClientStatus.FAILED, ClientStatus.FAILED);
  }

  @Test
  void aNewNodeRunsIt() {
    cluster.register(SYSBATCH);
    cluster.advance(MINUTE);

    cluster.node("third", ROOMY).advance(MINUTE);

    assertThat(cluster.allocations(EXAMPLE))
        .extracting(Allocation::nodeName)
        .containsExactly("first", "second", "third");
  }

  @Test
  void aNewVersionRunsAnewOnEachNode() {
    cluster.register(SYSBATCH);
    cluster.advance(MINUTE);

    cluster.register(withImage(SYSBATCH, "redis:4.0"));
    cluster.advance(MINUTE);

    assertThat(statuses()).hasSize(4).containsOnly(ClientStatus.COMPLETE);
    assertThat(cluster.allocations(EXAMPLE))
        .extracting(Allocation::jobVersion)
        .containsExactly(0L, 0L, 1L, 1L);
  }

  @Test
  void whatWasLostRunsAgainWhenItsNodeReturns() {
    cluster.register(SYSBATCH);
    cluster.run();

    cluster.nodeDown("first").advance(MINUTE);
    cluster.nodeUp("first").advance(MINUTE);

    assertThat(cluster.allocations(EXAMPLE))
        .filteredOn(one -> one.nodeName().equals("first"))
        .extracting(Allocation::clientStatus)
        .containsExactly(ClientStatus.LOST, ClientStatus.COMPLETE);
    assertThat(live(cluster)).isEmpty();
  }
}
