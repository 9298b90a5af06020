package dev.caravan.scheduler.reconcile;

import static dev.caravan.scheduler.reconcile.Allocations.DOWN;
import static dev.caravan.scheduler.reconcile.Allocations.UP;
import static dev.caravan.scheduler.reconcile.Allocations.allocation;
import static dev.caravan.scheduler.reconcile.Allocations.registered;
import static dev.caravan.scheduler.testkit.TestJobs.withCount;
import static dev.caravan.scheduler.testkit.TestJobs.withImage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.DesiredTransition;
import dev.caravan.core.model.DesiredUpdates;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.scheduler.reconcile.DesiredChanges.Cause;
import dev.caravan.scheduler.reconcile.DesiredChanges.PlacementRequest;
import dev.caravan.scheduler.reconcile.DesiredChanges.Stop;
import dev.caravan.scheduler.testkit.TestCluster;
import dev.caravan.scheduler.testkit.TestJobs;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of system and sysbatch jobs, one node at a time. */
class SystemReconcilerTest {
  private static final NodeId CLOSED = new NodeId("node-closed");
  private static final NodeId UNFIT = new NodeId("node-unfit");
  private static final NodeId EMPTY = new NodeId("node-empty");

  private static final Job SYSTEM = TestJobs.job("example", JobType.SYSTEM, 1);
  private static final Job SYSBATCH = TestJobs.job("example", JobType.SYSBATCH, 1);

  /** Version 0 and a version 1 whose image differs. */
  private static RegisteredJob withNewImage(Job job) {
    return registered(job, withImage(job, "redis:4.0"));
  }

  /** Version 0 and a version 1 that running tasks can take over. */
  private static RegisteredJob withNewPriority(Job job) {
    return registered(job, job.toBuilder().priority(60).build());
  }

  private static DesiredChanges reconcile(
      RegisteredJob job, List<NodeId> nodes, Allocation... allocations) {
    return SystemReconciler.reconcile(
        new SystemRequest(
            job,
            List.of(allocations),
            nodes,
            DOWN::equals,
            SystemReconcilerTest::standing,
            allocation -> true,
            false,
            TestCluster.START));
  }

  private static NodeStanding standing(NodeId node, TaskGroup group) {
    if (node.equals(DOWN)) {
      return NodeStanding.DOWN;
    }
    if (node.equals(CLOSED)) {
      return NodeStanding.CLOSED;
    }
    return node.equals(UNFIT) ? NodeStanding.UNFIT : NodeStanding.FIT;
  }

  private static DesiredUpdates counts(DesiredChanges changes) {
    return changes.desiredUpdates().get(TestJobs.GROUP);
  }

  private static DesiredUpdates ignored(int howMany) {
    return new DesiredUpdates(howMany, 0, 0, 0, 0, 0, 0);
  }

  private static DesiredUpdates placed(int howMany) {
    return new DesiredUpdates(0, howMany, 0, 0, 0, 0, 0);
  }

  private static DesiredUpdates migrated(int howMany) {
    return new DesiredUpdates(0, 0, howMany, 0, 0, 0, 0);
  }

  private static DesiredUpdates stopped(int howMany) {
    return new DesiredUpdates(0, 0, 0, howMany, 0, 0, 0);
  }

  private static DesiredUpdates updatedInPlace(int howMany) {
    return new DesiredUpdates(0, 0, 0, 0, howMany, 0, 0);
  }

  private static DesiredUpdates replaced(int howMany) {
    return new DesiredUpdates(0, 0, 0, 0, 0, howMany, 0);
  }

  static Stream<Arguments> oneNode() {
    Allocations.Builder running = allocation(0, 0);
    Allocations.Builder complete = allocation(0, 0).client(ClientStatus.COMPLETE);
    Allocations.Builder failed = allocation(0, 0).client(ClientStatus.FAILED);
    Allocations.Builder lost = allocation(0, 0).client(ClientStatus.LOST).stopped();
    Allocations.Builder moved = allocation(0, 0).with(DesiredTransition.MIGRATE);
    RegisteredJob system = registered(SYSTEM);
    RegisteredJob sysbatch = registered(SYSBATCH);
    RegisteredJob noCount = registered(SYSTEM, withCount(SYSTEM, 0));
    return Stream.of(
        arguments("what runs stays", system, running, UP, ignored(1)),
        arguments("what runs stays on a closed node", system, running, CLOSED, ignored(1)),
        arguments(
            "a closed node keeps an old version",
            withNewImage(SYSTEM),
            running,
            CLOSED,
            ignored(1)),
        arguments("what runs on a wrong node stops", system, running, UNFIT, stopped(1)),
        arguments("what runs on a lost node stops", system, running, DOWN, stopped(1)),
        arguments("a count of zero stops what runs", noCount, running, UP, stopped(1)),
        arguments("what is to move stops on a closed node", system, moved, CLOSED, migrated(1)),
        arguments("what is stopped by hand is replaced", system, moved, UP, migrated(1)),
        arguments("a lost node moves nothing", system, moved, DOWN, stopped(1)),
        arguments("a new image replaces", withNewImage(SYSTEM), running, UP, replaced(1)),
        arguments(
            "a new priority does not", withNewPriority(SYSTEM), running, UP, updatedInPlace(1)),
        arguments("a system job that ended runs again", system, complete, UP, placed(1)),
        arguments("a system job that failed runs again", system, failed, UP, placed(1)),
        arguments("what was lost runs again", system, lost, UP, placed(1)),
        arguments("a closed node is given nothing", system, failed, CLOSED, ignored(0)),
        arguments("a wrong node is given nothing", system, failed, UNFIT, ignored(0)),
        arguments("what sysbatch has done stays done", sysbatch, complete, UP, ignored(1)),
        arguments("what of sysbatch failed stays failed", sysbatch, failed, UP, ignored(1)),
        arguments("what of sysbatch was lost runs again", sysbatch, lost, UP, placed(1)),
        arguments("sysbatch that runs stays", sysbatch, running, UP, ignored(1)),
        arguments("a new sysbatch runs anew", withNewPriority(SYSBATCH), complete, UP, placed(1)),
        arguments(
            "a running sysbatch is updated",
            withNewPriority(SYSBATCH),
            running,
            UP,
            updatedInPlace(1)),
        arguments("a new sysbatch replaces", withNewImage(SYSBATCH), running, UP, replaced(1)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void oneNode(
      String rule,
      RegisteredJob job,
      Allocations.Builder allocation,
      NodeId node,
      DesiredUpdates expected) {
    DesiredChanges changes = reconcile(job, List.of(node), allocation.on(node).build());

    assertThat(counts(changes)).isEqualTo(expected);
  }

  @Test
  void eachNodeThatFitsGetsOneOfTheSameName() {
    DesiredChanges changes = reconcile(registered(SYSTEM), List.of(UP, EMPTY, CLOSED, UNFIT, DOWN));

    assertThat(changes.placements())
        .containsExactly(placement(EMPTY, Cause.MISSING, null), placement(UP, Cause.MISSING, null));
    assertThat(counts(changes)).isEqualTo(placed(2));
  }

  private static PlacementRequest placement(NodeId node, Cause cause, Allocation replaces) {
    return new PlacementRequest(
        TestJobs.GROUP, "example.cache[0]", 0, cause, false, replaces, node);
  }

  @Test
  void whatTakesThePlaceOfSomethingThatEndedOnTheNodeKnowsIt() {
    Allocation failed = allocation(0, 0).client(ClientStatus.FAILED).build();

    DesiredChanges changes = reconcile(registered(SYSTEM), List.of(UP), failed);

    assertThat(changes.placements()).containsExactly(placement(UP, Cause.MISSING, failed));
    assertThat(changes.stops()).isEmpty();
  }

  @Test
  void whatIsStoppedByHandIsReplacedOnItsNode() {
    Allocation moved = allocation(0, 0).with(DesiredTransition.MIGRATE).build();

    DesiredChanges changes = reconcile(registered(SYSTEM), List.of(UP), moved);

    assertThat(changes.stops()).containsExactly(new Stop(moved, Reasons.MIGRATING, false));
    assertThat(changes.placements()).containsExactly(placement(UP, Cause.MIGRATED, moved));
  }

  @Test
  void whatIsDrainedHasNoSuccessor() {
    Allocation drained = allocation(0, 0).on(CLOSED).with(DesiredTransition.MIGRATE).build();

    DesiredChanges changes = reconcile(registered(SYSTEM), List.of(CLOSED), drained);

    assertThat(changes.stops()).containsExactly(new Stop(drained, Reasons.NODE_TAINTED, false));
    assertThat(changes.placements()).isEmpty();
  }

  @Test
  void whatIsLostHasNoSuccessorElsewhere() {
    Allocation lost = allocation(0, 0).on(DOWN).build();

    DesiredChanges changes = reconcile(registered(SYSTEM), List.of(DOWN), lost);

    assertThat(changes.stops()).containsExactly(new Stop(lost, Reasons.LOST, true));
    assertThat(changes.placements()).isEmpty();
  }

  @Test
  void whatRanOnANodeThatIsForgottenIsLostAsWell() {
    Allocation orphan = allocation(0, 0).on(DOWN).build();

    DesiredChanges changes = reconcile(registered(SYSTEM), List.of(), orphan);

    assertThat(changes.stops()).containsExactly(new Stop(orphan, Reasons.LOST, true));
  }

  @Test
  void whatWasEndingOnALostNodeIsLost() {
    Allocation ending = allocation(0, 0).stopped().on(DOWN).build();

    DesiredChanges changes = reconcile(registered(SYSTEM), List.of(DOWN), ending);

    assertThat(changes.stops()).containsExactly(new Stop(ending, Reasons.LOST, true));
  }

  @Test
  void aGroupThatIsNoLongerDeclaredIsStopped() {
    TaskGroup group = SYSTEM.taskGroups().get(0);
    Job renamed =
        SYSTEM.toBuilder()
            .taskGroups(TaskGroup.builder("renamed", JobType.SYSTEM).tasks(group.tasks()).build())
            .build();
    Allocation old = allocation(0, 0).build();

    DesiredChanges changes = reconcile(registered(SYSTEM, renamed), List.of(UP), old);

    assertThat(changes.stops()).containsExactly(new Stop(old, Reasons.NOT_NEEDED, false));
    assertThat(changes.placements())
        .extracting(PlacementRequest::taskGroup)
        .containsExactly("renamed");
  }

  @Test
  void aSystemJobHasNoDeployment() {
    DesiredChanges changes = reconcile(withNewImage(SYSTEM), List.of(UP));

    assertThat(changes.newDeployment()).isEmpty();
  }
}
