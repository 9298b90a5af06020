package dev.caravan.scheduler.engine;

import static dev.caravan.scheduler.engine.Seen.live;
import static dev.caravan.scheduler.testkit.TestJobs.batch;
import static dev.caravan.scheduler.testkit.TestJobs.job;
import static dev.caravan.scheduler.testkit.TestJobs.service;
import static dev.caravan.scheduler.testkit.TestJobs.withGroup;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.NodeResources;
import dev.caravan.scheduler.testkit.TestCluster;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the scheduler makes of allocations whose time is up. */
class TimeLimitsTest {
  private static final Duration LIMIT = Duration.ofMinutes(10);

  /** The tasks of these jobs have five seconds to end. */
  private static final Duration TO_END = Duration.ofSeconds(5);

  private final TestCluster cluster = TestCluster.withOneNode();

  @AfterEach
  void close() {
    cluster.close();
  }

  private static Job limited(Job job) {
    return withGroup(job, group -> group.maxRunDuration(LIMIT));
  }

  private static Job stoppedByItsNode(Job job) {
    return withGroup(job, group -> group.stopAfterClientDisconnect(LIMIT));
  }

  private Allocation only() {
    assertThat(cluster.allocations("example")).hasSize(1);
    return cluster.allocations("example").get(0);
  }

  private Allocation again(Allocation allocation) {
    return cluster.state().allocation(allocation.id()).orElseThrow();
  }

  @Test
  void aBatchJobIsDoneWhenItsTimeIsUp() {
    cluster.register(limited(batch(1)));

    cluster.advance(LIMIT.plusMinutes(10));

    assertThat(only().clientStatus()).isEqualTo(ClientStatus.COMPLETE);
  }

  @Test
  void aServiceIsStartedAnewWhenItsTimeIsUp() {
    cluster.register(limited(service(1)));
    cluster.advance(Duration.ofMinutes(1));
    Allocation first = only();

    cluster.advance(LIMIT);

    assertThat(again(first).clientStatus()).isEqualTo(ClientStatus.COMPLETE);
    assertThat(live(cluster)).extracting(Allocation::name).containsExactly("example.cache[0]");
  }

  @Test
  void aSystemJobIsStartedAnewOnItsNode() {
    cluster.register(limited(job("example", JobType.SYSTEM, 1)));
    cluster.advance(Duration.ofMinutes(1));
    Allocation first = only();

    cluster.advance(LIMIT);

    assertThat(again(first).clientStatus()).isEqualTo(ClientStatus.COMPLETE);
    assertThat(live(cluster)).hasSize(1);
  }

  @Test
  void whatItsNodeEndsIsReplacedOnlyOnceItMustHaveEnded() {
    givenTwoNodes(stoppedByItsNode(service(1)));
    Duration missed = TestCluster.HEARTBEAT_TTL;

    cluster.disconnect("solo").advance(missed.plus(LIMIT).plus(TO_END).minusSeconds(1));
    assertThat(cluster.node("solo").status()).isEqualTo(Node.Status.DISCONNECTED);
    assertThat(only().clientStatus()).isEqualTo(ClientStatus.UNKNOWN);
    cluster.advance(Duration.ofSeconds(1));

    assertThat(cluster.node("solo").status()).isEqualTo(Node.Status.DOWN);
    List<Allocation> allocations = cluster.allocations("example");
    assertThat(allocations).hasSize(2);
    assertThat(allocations.get(0).clientStatus()).isEqualTo(ClientStatus.LOST);
    assertThat(allocations.get(1).nodeName()).isEqualTo("other");
  }

  @Test
  void whatIsHeardOfBeforeItsNodeEndsItGoesOn() {
    givenTwoNodes(stoppedByItsNode(service(1)));

    cluster.disconnect("solo").advance(LIMIT);
    cluster.reconnect("solo").advance(LIMIT);

    assertThat(only().clientStatus()).isEqualTo(ClientStatus.RUNNING);
  }

  private void givenTwoNodes(Job job) {
    cluster.register(job);
    cluster.advance(Duration.ofMinutes(1));
    cluster.node("other", NodeResources.of(4_000, 8_192, 100_000)).run();
  }
}
