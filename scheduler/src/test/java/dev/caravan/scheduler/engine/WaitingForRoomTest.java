package dev.caravan.scheduler.engine;

import static dev.caravan.scheduler.engine.Seen.EXAMPLE;
import static dev.caravan.scheduler.engine.Seen.blocked;
import static dev.caravan.scheduler.engine.Seen.live;
import static dev.caravan.scheduler.engine.Seen.updated;
import static dev.caravan.scheduler.testkit.TestJobs.service;
import static dev.caravan.scheduler.testkit.TestJobs.withImage;
import static dev.caravan.scheduler.testkit.TestJobs.withTask;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.AllocatedPort;
import dev.caravan.core.model.Constraint;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.Network;
import dev.caravan.core.model.NodeResources;
import dev.caravan.core.model.NodeSpec;
import dev.caravan.core.model.PlacementMetrics;
import dev.caravan.core.model.Port;
import dev.caravan.core.storage.EventStorage;
import dev.caravan.core.view.Registration;
import dev.caravan.scheduler.testkit.TaskScript;
import dev.caravan.scheduler.testkit.TestCluster;
import dev.caravan.scheduler.testkit.TestJobs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WaitingForRoomTest {
  private static final Duration LONG = Duration.ofHours(1);

  /** Room for two allocations of the test jobs. */
  private static final NodeResources ROOM_FOR_TWO = NodeResources.of(1_000, 8_192, 100_000);

  private final TestCluster cluster =
      new TestCluster(EventStorage.inMemory(), 1).node("first", ROOM_FOR_TWO);

  private PlacementMetrics failure(Registration registration) {
    return Seen.evaluation(cluster, registration).failedPlacements().get(TestJobs.GROUP);
  }

  private static Job withPort(Job job, Port port) {
    return withTask(job, task -> task.resources(500, 256, Network.of(port)));
  }

  private List<AllocatedPort> ports() {
    return live(cluster).stream().flatMap(one -> one.resources().allPorts().stream()).toList();
  }

  @Test
  void whatDoesNotFitWaitsAndSaysWhy() {
    Registration registration = cluster.register(service(4));
    cluster.run();

    Evaluation evaluation = Seen.evaluation(cluster, registration);
    assertThat(live(cluster)).hasSize(2);
    assertThat(evaluation.status()).isEqualTo(Evaluation.Status.COMPLETE);
    assertThat(evaluation.queuedAllocations()).containsEntry(TestJobs.GROUP, 2);
    assertThat(blocked(cluster))
        .singleElement()
        .satisfies(
            waiting -> {
              assertThat(waiting.id()).isEqualTo(evaluation.blockedEvaluation());
              assertThat(waiting.previousEvaluation()).isEqualTo(evaluation.id());
              assertThat(waiting.trigger()).isEqualTo(Evaluation.Trigger.QUEUED_ALLOCS);
            });
    assertThat(failure(registration).dimensionExhausted()).containsEntry("cpu", 1);
    assertThat(failure(registration).nodesExhausted()).isEqualTo(1);
    assertThat(failure(registration).coalescedFailures()).isEqualTo(1);
  }

  @Test
  void aNewNodeWakesWhatWaits() {
    cluster.register(service(4));
    cluster.run();

    cluster.node("second", ROOM_FOR_TWO);
    cluster.run();

    assertThat(Seen.indexes(live(cluster))).containsExactly(0, 1, 2, 3);
    assertThat(blocked(cluster)).isEmpty();
  }

  @Test
  void aStoppedJobMakesRoom() {
    cluster.register(TestJobs.job("other", JobType.SERVICE, 2));
    cluster.register(service(2));
    cluster.run();
    assertThat(live(cluster)).isEmpty();

    cluster.stop("other");
    cluster.run();

    assertThat(live(cluster)).hasSize(2);
  }

  @Test
  void roomIsNotGivenAwayBeforeItIsThere() {
    cluster.scripts(
        one ->
            one.jobId().value().equals("other")
                ? TaskScript.stopsAfter(Duration.ofMinutes(1))
                : TaskScript.RUNS);
    cluster.register(TestJobs.job("other", JobType.SERVICE, 2));
    cluster.register(service(2));
    cluster.run();

    cluster.stop("other");
    cluster.advance(Duration.ofMinutes(1).minusMillis(1));
    assertThat(live(cluster)).isEmpty();
    cluster.advance(Duration.ofMillis(1));

    assertThat(live(cluster)).hasSize(2);
  }

  @Test
  void aTryInVainLeavesNothing() {
    cluster.register(TestJobs.job("other", JobType.SERVICE, 2));
    Job large = withTask(service(1), task -> task.resources(1_000, 256));
    cluster.register(large);
    cluster.advance(LONG);
    cluster.register(TestJobs.job("other", JobType.SERVICE, 1));
    cluster.advance(LONG);
    List<Evaluation> waiting = blocked(cluster);

    assertThat(live(cluster)).isEmpty();
    assertThat(waiting).hasSize(1);
    assertThat(waiting.get(0).modifyIndex()).isEqualTo(waiting.get(0).createIndex());
  }

  @Test
  void aFullNodeIsUpdatedOneByOne() {
    cluster.scripts(one -> TaskScript.stopsAfter(Duration.ofSeconds(3)));
    cluster.register(service(2));
    cluster.advance(LONG);

    cluster.register(withImage(service(2), "redis:4.0"));
    cluster.advance(LONG);

    assertThat(updated(cluster)).hasSize(2);
    assertThat(blocked(cluster)).isEmpty();
    assertThat(Seen.deployment(cluster).status()).isEqualTo(Deployment.Status.SUCCESSFUL);
  }

  @Test
  void aFullNodeIsUpdatedEvenWhileMoreIsWanted() {
    Job job = TestJobs.withUpdate(service(2), TestJobs.rolling(3));
    cluster.register(job);
    cluster.advance(LONG);

    cluster.register(TestJobs.withCount(withImage(job, "redis:4.0"), 3));
    cluster.advance(Duration.ofMinutes(1));

    assertThat(updated(cluster)).hasSize(2);
    assertThat(blocked(cluster)).hasSize(1);
  }

  @Test
  void aFullNodeKeepsItsAllocationsWhenOnlyTheCountChanges() {
    cluster.register(service(2));
    cluster.advance(LONG);
    List<String> before = ids();

    cluster.register(service(3));
    cluster.run();

    assertThat(ids()).isEqualTo(before);
    assertThat(updated(cluster)).hasSize(2);
  }

  @Test
  void whatEndsWithoutHavingStartedDoesNotKeepAReplacementFromItsPlace() {
    Job other = TestJobs.withUpdate(TestJobs.job("other", JobType.SERVICE, 1), TestJobs.rolling(0));
    Job large = TestJobs.withUpdate(service(1), TestJobs.rolling(0));
    cluster.scripts(one -> TaskScript.stopsAfter(Duration.ofMinutes(1)));
    cluster.node("larger", NodeResources.of(1_600, 8_192, 100_000)).nodeDown("first");
    cluster.register(other);
    cluster.register(withTask(large, task -> task.resources(1_000, 256)));
    cluster.run();
    cluster.register(withImage(other, "redis:4.0"));
    cluster.run();
    cluster.stop("other");
    cluster.run();

    cluster.register(large);
    cluster.run();

    assertThat(updated(cluster)).hasSize(1);
  }

  private List<String> ids() {
    return live(cluster).stream().map(one -> one.id().value()).toList();
  }

  @Test
  void stoppingAJobEndsItsWaiting() {
    cluster.register(service(4));
    cluster.run();

    cluster.stop(EXAMPLE);
    cluster.run();

    assertThat(cluster.state().openEvaluations()).isEmpty();
  }

  @Test
  void aNewEvaluationWaitsInPlaceOfTheOneBefore() {
    cluster.register(service(4));
    cluster.run();

    cluster.register(service(5));
    cluster.run();

    assertThat(blocked(cluster)).hasSize(1);
    assertThat(cluster.state().evaluations())
        .anySatisfy(
            one -> {
              assertThat(one.status()).isEqualTo(Evaluation.Status.CANCELLED);
              assertThat(one.statusDescription()).endsWith("successful");
            });
  }

  @Test
  void aStaticPortIsGivenOncePerNode() {
    Registration registration = cluster.register(withPort(service(2), Port.fixed("db", 6_379)));
    cluster.run();

    assertThat(ports()).singleElement().extracting(AllocatedPort::value).isEqualTo(6_379);
    assertThat(failure(registration).dimensionExhausted())
        .containsEntry("network: reserved port collision db=6379", 1);
  }

  @Test
  void aStaticPortPassesToTheReplacement() {
    Job job = withPort(service(1), Port.fixed("db", 6_379));
    cluster.register(job);
    cluster.advance(LONG);

    cluster.register(withImage(job, "redis:4.0"));
    cluster.advance(LONG);

    assertThat(updated(cluster)).hasSize(1);
    assertThat(ports()).singleElement().extracting(AllocatedPort::value).isEqualTo(6_379);
  }

  @Test
  void aPortIsNotFreeAsLongAsWhatWasReplacedStillHoldsIt() {
    Job job = TestJobs.withUpdate(withPort(service(1), Port.fixed("db", 80)), TestJobs.rolling(0));
    cluster.scripts(one -> TaskScript.stopsAfter(Duration.ofMinutes(1)));
    cluster.register(job);
    cluster.run();
    cluster.register(withImage(job, "second"));
    cluster.run();
    cluster.register(withImage(job, "third"));
    cluster.advance(Duration.ofSeconds(59));

    assertThat(live(cluster)).noneMatch(one -> one.jobVersion() == 2);
    cluster.advance(LONG);
    assertThat(updated(cluster)).hasSize(1);
  }

  @Test
  void dynamicPortsDifferAndLieInTheRange() {
    cluster.register(withPort(service(2), Port.dynamic("db")));
    cluster.run();

    assertThat(ports())
        .hasSize(2)
        .allSatisfy(
            port -> {
              assertThat(port.dynamic()).isTrue();
              assertThat(port.hostAddress()).isEqualTo("127.0.0.1");
              assertThat(port.value())
                  .isBetween(NodeResources.MIN_DYNAMIC_PORT, NodeResources.MAX_DYNAMIC_PORT);
            })
        .extracting(AllocatedPort::value)
        .doesNotHaveDuplicates();
  }

  @Test
  void aDatacenterWithoutNodesIsNamedWithNone() {
    Registration registration = cluster.register(service(1).toBuilder().datacenters("dc2").build());
    cluster.run();

    assertThat(failure(registration).nodesAvailable()).isEqualTo(Map.of("dc2", 0));
    assertThat(failure(registration).nodesEvaluated()).isZero();
  }

  @Test
  void aStarStandsForAnyDatacenter() {
    cluster.register(service(1).toBuilder().datacenters("d*").build());
    cluster.run();

    assertThat(live(cluster)).hasSize(1);
  }

  @Test
  void anotherDatacenterLetsGoOnWhatRuns() {
    cluster.register(service(1));
    cluster.advance(LONG);
    cluster.node(spec("far", "dc2", List.of(TestCluster.DRIVER)));

    cluster.register(service(1).toBuilder().datacenters("dc2").build());
    cluster.run();

    assertThat(live(cluster))
        .singleElement()
        .matches(one -> one.jobVersion() == 1 && !one.nodeName().equals("far"));
  }

  @Test
  void aNodeWithoutTheDriverIsPassedOver() {
    TestCluster bare =
        new TestCluster(EventStorage.inMemory(), 1).node(spec("bare", "dc1", List.of("docker")));

    Registration registration = bare.register(service(1));
    bare.run();

    assertThat(
            Seen.evaluation(bare, registration)
                .failedPlacements()
                .get(TestJobs.GROUP)
                .constraintFiltered())
        .isEqualTo(Map.of("missing drivers", 1));
  }

  @Test
  void aConstraintThatNoNodeMeetsIsNamed() {
    Constraint constraint = new Constraint("${attr.kernel.name}", "=", "windows");

    Registration registration =
        cluster.register(service(1).toBuilder().constraints(List.of(constraint)).build());
    cluster.run();

    assertThat(failure(registration).constraintFiltered())
        .isEqualTo(Map.of("${attr.kernel.name} = windows", 1));
    assertThat(failure(registration).nodesFiltered()).isEqualTo(1);
  }

  private static NodeSpec spec(String name, String datacenter, List<String> drivers) {
    return new NodeSpec(
        name, datacenter, "", "127.0.0.1", Map.of(), Map.of(), ROOM_FOR_TWO, drivers);
  }
}
