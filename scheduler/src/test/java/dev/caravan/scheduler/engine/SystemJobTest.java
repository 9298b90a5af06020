package dev.caravan.scheduler.engine;

import static dev.caravan.scheduler.engine.Seen.EXAMPLE;
import static dev.caravan.scheduler.engine.Seen.blocked;
import static dev.caravan.scheduler.engine.Seen.live;
import static dev.caravan.scheduler.engine.Seen.updated;
import static dev.caravan.scheduler.testkit.TestJobs.rolling;
import static dev.caravan.scheduler.testkit.TestJobs.service;
import static dev.caravan.scheduler.testkit.TestJobs.withImage;
import static dev.caravan.scheduler.testkit.TestJobs.withTask;
import static dev.caravan.scheduler.testkit.TestJobs.withUpdate;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.Constraint;
import dev.caravan.core.model.DesiredUpdates;
import dev.caravan.core.model.DrainSpec;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.NodeResources;
import dev.caravan.core.model.NodeSpec;
import dev.caravan.core.model.PlacementMetrics;
import dev.caravan.core.storage.EventStorage;
import dev.caravan.core.view.JobStatus;
import dev.caravan.core.view.PlanResult;
import dev.caravan.core.view.Registration;
import dev.caravan.core.view.Views;
import dev.caravan.scheduler.testkit.TaskScript;
import dev.caravan.scheduler.testkit.TestCluster;
import dev.caravan.scheduler.testkit.TestJobs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SystemJobTest {
  private static final NodeResources ROOMY = NodeResources.of(4_000, 8_192, 100_000);

  /** Room for one allocation of the test jobs. */
  private static final NodeResources NARROW = NodeResources.of(900, 8_192, 100_000);

  private static final Duration STAGGER = Duration.ofSeconds(30);
  private static final Job SYSTEM = TestJobs.job(EXAMPLE, JobType.SYSTEM, 1);

  private final TestCluster cluster =
      new TestCluster(EventStorage.inMemory(), 1).node("first", ROOMY).node("second", ROOMY);

  private List<String> nodes(List<Allocation> allocations) {
    return allocations.stream().map(Allocation::nodeName).sorted().toList();
  }

  private JobStatus status() {
    return Views.jobStatus(cluster.state(), Seen.job(cluster));
  }

  private List<Evaluation.Trigger> triggers() {
    return cluster.state().evaluationsOf(JobId.of(EXAMPLE)).stream()
        .map(Evaluation::trigger)
        .toList();
  }

  private static Job onlyOn(String node) {
    return SYSTEM.toBuilder()
        .constraints(List.of(new Constraint("${node.unique.name}", "=", node)))
        .build();
  }

  @Test
  void itRunsOnceOnEachNode() {
    cluster.register(SYSTEM);
    cluster.run();

    assertThat(nodes(live(cluster))).containsExactly("first", "second");
    assertThat(live(cluster)).extracting(Allocation::name).containsOnly("example.cache[0]");
    assertThat(live(cluster)).allMatch(one -> one.clientStatus() == ClientStatus.RUNNING);
  }

  @Test
  void nodesThatItsConstraintRulesOutAreNoFailure() {
    Registration registration = cluster.register(onlyOn("second"));
    cluster.run();

    Evaluation evaluation = Seen.evaluation(cluster, registration);
    assertThat(nodes(live(cluster))).containsExactly("second");
    assertThat(evaluation.failedPlacements()).isEmpty();
    assertThat(evaluation.queuedAllocations()).containsEntry(TestJobs.GROUP, 0);
  }

  @Test
  void thatNoNodeTakesItIsAFailureThatWaitsForNothing() {
    Registration registration = cluster.register(onlyOn("elsewhere"));
    cluster.run();

    PlacementMetrics failure =
        Seen.evaluation(cluster, registration).failedPlacements().get(TestJobs.GROUP);
    assertThat(failure.nodesFiltered()).isEqualTo(2);
    assertThat(blocked(cluster)).isEmpty();
    assertThat(status().phase()).isEqualTo(JobStatus.Phase.RUNNING);
  }

  @Test
  void aPlanTellsOnHowManyNodesItWillRun() {
    cluster.node("third", ROOMY);

    PlanResult plan = cluster.plan(SYSTEM);

    assertThat(plan.desiredUpdates())
        .containsEntry(TestJobs.GROUP, new DesiredUpdates(0, 3, 0, 0, 0, 0, 0));
    assertThat(plan.failedPlacements()).isEmpty();
  }

  @Test
  void aNewNodeGetsItByAnEvaluationOfItsOwn() {
    cluster.register(SYSTEM);
    cluster.run();

    cluster.node("third", ROOMY).run();

    Node third = cluster.state().nodeNamed("third").orElseThrow();
    assertThat(nodes(live(cluster))).containsExactly("first", "second", "third");
    assertThat(cluster.state().evaluationsOf(JobId.of(EXAMPLE)))
        .last()
        .satisfies(
            evaluation -> {
              assertThat(evaluation.trigger()).isEqualTo(Evaluation.Trigger.NODE_UPDATE);
              assertThat(evaluation.nodeId()).isEqualTo(third.id());
            });
  }

  @Test
  void aNewNodeOfAnotherDatacenterIsNoNews() {
    cluster.register(SYSTEM);
    cluster.run();

    cluster.node(
        new NodeSpec(
            "far", "dc2", "", "127.0.0.1", Map.of(), Map.of(), ROOMY, List.of(TestCluster.DRIVER)));

    assertThat(triggers()).containsExactly(Evaluation.Trigger.JOB_REGISTER);
  }

  @Test
  void aNodeThatRegistersAsItWasIsNoNews() {
    cluster.register(SYSTEM);
    cluster.run();
    long before = cluster.state().position();

    cluster.nodeUp("first").run();

    assertThat(cluster.state().position()).isEqualTo(before);
  }

  @Test
  void whatIsLostWithItsNodeRunsAgainWhenTheNodeReturns() {
    cluster.register(SYSTEM);
    cluster.run();

    cluster.nodeDown("first").run();
    List<String> meanwhile = nodes(live(cluster));
    cluster.nodeUp("first").run();

    assertThat(meanwhile).containsExactly("second");
    assertThat(nodes(live(cluster))).containsExactly("first", "second");
    assertThat(cluster.allocations(EXAMPLE))
        .filteredOn(one -> one.clientStatus() == ClientStatus.LOST)
        .extracting(Allocation::nodeName)
        .containsExactly("first");
  }

  @Test
  void anIneligibleNodeKeepsWhatRunsAndGetsNothingNew() {
    cluster.register(SYSTEM);
    cluster.run();

    cluster.setEligibility("first", false);
    cluster.register(withImage(SYSTEM, "redis:4.0"));
    cluster.run();

    assertThat(nodes(live(cluster))).containsExactly("first", "second");
    assertThat(nodes(updated(cluster))).containsExactly("second");
  }

  @Test
  void aNodeThatIsEligibleAgainGetsWhatItMissed() {
    cluster.setEligibility("first", false);
    cluster.register(SYSTEM);
    cluster.run();

    cluster.setEligibility("first", true).run();

    assertThat(nodes(live(cluster))).containsExactly("first", "second");
  }

  @Test
  void aDrainedNodeLosesItUnlessSystemJobsAreIgnored() {
    cluster.register(SYSTEM);
    cluster.run();

    cluster.drain("first", DrainSpec.withoutDeadline());
    cluster.drain("second", DrainSpec.withoutDeadline().ignoringSystemJobs()).run();

    assertThat(nodes(live(cluster))).containsExactly("second");
    assertThat(cluster.allocations(EXAMPLE))
        .filteredOn(Allocation::isTerminal)
        .extracting(Allocation::desiredDescription)
        .containsExactly("system alloc not needed as node is tainted");
  }

  @Test
  void aNodeThatIsDrainedNoMoreGetsItBack() {
    cluster.register(SYSTEM);
    cluster.run();
    cluster.drain("first", DrainSpec.withoutDeadline()).run();

    cluster.cancelDrain("first", true).run();

    assertThat(nodes(live(cluster))).containsExactly("first", "second");
  }

  @Test
  void aNodeThatAConstraintRulesOutFromNowOnIsLeft() {
    cluster.register(SYSTEM);
    cluster.run();

    Registration registration = cluster.register(onlyOn("second"));
    cluster.run();

    assertThat(nodes(live(cluster))).containsExactly("second");
    assertThat(nodes(updated(cluster))).containsExactly("second");
    assertThat(Seen.evaluation(cluster, registration).failedPlacements()).isEmpty();
  }

  @Test
  void aNewVersionReplacesAllAtOnceIfNobodySaysOtherwise() {
    cluster.register(SYSTEM);
    cluster.run();

    cluster.register(withImage(SYSTEM, "redis:4.0"));
    cluster.run();

    assertThat(nodes(updated(cluster))).containsExactly("first", "second");
    assertThat(live(cluster)).allMatch(one -> one.previousAllocation() != null);
    assertThat(Seen.deployments(cluster)).isEmpty();
  }

  @Test
  void aRollingUpdateGoesOnAfterEachStagger() {
    Job job = withUpdate(SYSTEM, rolling(1));
    cluster.register(job);
    cluster.run();

    cluster.register(withImage(job, "redis:4.0"));
    cluster.run();
    List<String> first = nodes(updated(cluster));
    cluster.advance(STAGGER);

    assertThat(first).containsExactly("first");
    assertThat(nodes(updated(cluster))).containsExactly("first", "second");
    assertThat(triggers())
        .containsExactly(
            Evaluation.Trigger.JOB_REGISTER,
            Evaluation.Trigger.JOB_REGISTER,
            Evaluation.Trigger.ROLLING_UPDATE);
    assertThat(cluster.isAtRest()).isTrue();
  }

  @Test
  void anotherEvaluationDoesNotHastenARollingUpdate() {
    Job job = withUpdate(SYSTEM, rolling(1));
    cluster.register(job);
    cluster.run();
    cluster.register(withImage(job, "redis:4.0"));
    cluster.run();

    cluster.node("third", ROOMY).run();

    assertThat(nodes(updated(cluster))).containsExactly("first", "third");
  }

  @Test
  void aNodeThatOthersRuleOutIsNoFailure() {
    Job oneOfAKind =
        SYSTEM.toBuilder()
            .constraints(List.of(new Constraint("${node.datacenter}", "distinct_property", "")))
            .build();

    Registration registration = cluster.register(oneOfAKind);
    cluster.run();

    assertThat(live(cluster)).hasSize(1);
    assertThat(Seen.evaluation(cluster, registration).failedPlacements()).isEmpty();
    assertThat(blocked(cluster)).isEmpty();
  }

  @Test
  void eachNodeWithoutRoomHasAnEvaluationThatWaits() {
    cluster.node("narrow", NARROW).node("strait", NARROW);
    cluster.register(job("other"));
    cluster.run();

    Registration registration = cluster.register(SYSTEM);
    cluster.run();

    Evaluation evaluation = Seen.evaluation(cluster, registration);
    assertThat(nodes(live(cluster))).containsExactly("first", "second");
    assertThat(evaluation.blockedEvaluation()).isNull();
    assertThat(evaluation.queuedAllocations()).containsEntry(TestJobs.GROUP, 2);
    assertThat(evaluation.failedPlacements().get(TestJobs.GROUP).dimensionExhausted())
        .containsEntry("cpu", 1);
    assertThat(evaluation.failedPlacements().get(TestJobs.GROUP).nodesAvailable())
        .containsEntry("dc1", 4);
    assertThat(blocked(cluster))
        .extracting(Evaluation::nodeId)
        .containsExactlyInAnyOrder(
            cluster.state().nodeNamed("narrow").orElseThrow().id(),
            cluster.state().nodeNamed("strait").orElseThrow().id());
  }

  private static Job job(String id) {
    return TestJobs.job(id, JobType.SYSTEM, 1);
  }

  @Test
  void roomOnANodePlacesWhatWaitsForIt() {
    cluster.node("narrow", NARROW);
    cluster.register(job("other"));
    cluster.register(SYSTEM);
    cluster.run();

    cluster.stop("other");
    cluster.run();

    assertThat(nodes(live(cluster))).containsExactly("first", "narrow", "second");
    assertThat(blocked(cluster)).isEmpty();
  }

  @Test
  void nothingWaitsForANodeThatIsGivenNothingMore() {
    cluster.node("narrow", NARROW).node("strait", NARROW);
    cluster.register(job("other"));
    cluster.register(SYSTEM);
    cluster.run();

    cluster.setEligibility("narrow", false).nodeDown("strait").run();

    assertThat(blocked(cluster)).isEmpty();
  }

  @Test
  void whatHasNoRoomForItsNextVersionRunsOn() {
    cluster.node("narrow", NARROW);
    cluster.register(SYSTEM);
    cluster.run();

    cluster.register(withTask(SYSTEM, task -> task.resources(1_000, 256)));
    cluster.run();

    assertThat(nodes(live(cluster))).containsExactly("first", "narrow", "second");
    assertThat(nodes(updated(cluster))).containsExactly("first", "second");
    assertThat(blocked(cluster)).hasSize(1);
  }

  @Test
  void whatFailsForGoodStaysSoUntilItsJobIsLookedAt() {
    cluster.scripts(one -> TaskScript.ends(Duration.ofSeconds(1), 1));
    cluster.register(SYSTEM);
    cluster.advance(STAGGER);
    List<Allocation> before = cluster.allocations(EXAMPLE);

    cluster.scripts(one -> TaskScript.RUNS);
    cluster.node("third", ROOMY).run();

    assertThat(before).hasSize(2).allMatch(one -> one.clientStatus() == ClientStatus.FAILED);
    assertThat(nodes(live(cluster))).containsExactly("first", "second", "third");
  }

  @Test
  void anAllocationThatIsStoppedByHandIsReplacedWhereItWas() {
    cluster.register(SYSTEM);
    cluster.run();
    Allocation one = live(cluster).get(0);

    cluster.stopAllocation(one.id());
    cluster.run();

    assertThat(nodes(live(cluster))).containsExactly("first", "second");
    assertThat(live(cluster)).extracting(Allocation::previousAllocation).contains(one.id());
  }

  @Test
  void itRunsUntilItIsStoppedEvenWithoutANode() {
    cluster.nodeDown("first").nodeDown("second");
    cluster.register(SYSTEM);
    cluster.run();
    JobStatus.Phase withoutNodes = status().phase();

    cluster.stop(EXAMPLE);
    cluster.run();

    assertThat(withoutNodes).isEqualTo(JobStatus.Phase.RUNNING);
    assertThat(status().statusText()).isEqualTo("dead (stopped)");
  }

  @Test
  void aStoppedOneLeavesAllNodes() {
    cluster.register(SYSTEM);
    cluster.run();

    cluster.stop(EXAMPLE);
    cluster.node("third", ROOMY).run();

    assertThat(live(cluster)).isEmpty();
  }

  @Test
  void itWaitsForWhatItTakesThePlaceOf() {
    cluster.scripts(one -> TaskScript.stopsAfter(STAGGER));
    cluster.register(SYSTEM);
    cluster.run();
    cluster.stop(EXAMPLE);
    cluster.run();

    cluster.register(SYSTEM);
    cluster.run();

    assertThat(live(cluster)).hasSize(2).allMatch(one -> one.previousAllocation() != null);
    assertThat(live(cluster)).allMatch(one -> one.clientStatus() == ClientStatus.PENDING);
  }

  @Test
  void servicesAreNotTouchedByNodesThatCome() {
    cluster.register(service(1));
    cluster.run();

    cluster.node("third", ROOMY).run();

    assertThat(triggers()).containsExactly(Evaluation.Trigger.JOB_REGISTER);
  }
}
