package dev.caravan.core.state;

import static dev.caravan.core.samples.Samples.ALLOCATION;
import static dev.caravan.core.samples.Samples.DEPLOYMENT;
import static dev.caravan.core.samples.Samples.EVALUATION;
import static dev.caravan.core.samples.Samples.JOB;
import static dev.caravan.core.samples.Samples.NODE;
import static dev.caravan.core.samples.Samples.NOW;
import static dev.caravan.core.samples.Samples.OTHER_DEPLOYMENT;
import static dev.caravan.core.samples.Samples.createDeployment;
import static dev.caravan.core.samples.Samples.createEvaluation;
import static dev.caravan.core.samples.Samples.decideHealth;
import static dev.caravan.core.samples.Samples.placeAllocation;
import static dev.caravan.core.samples.Samples.registerJob;
import static dev.caravan.core.samples.Samples.registerNode;
import static dev.caravan.core.samples.Samples.report;
import static dev.caravan.core.samples.Samples.stopAllocation;
import static dev.caravan.core.samples.Samples.updateAllocation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.aggregate.Ledger;
import dev.caravan.core.aggregate.Ledgers;
import dev.caravan.core.command.Command;
import dev.caravan.core.command.DeploymentCommand.CancelDeployment;
import dev.caravan.core.command.DeploymentCommand.CreateDeployment;
import dev.caravan.core.command.EvaluationCommand.CompleteEvaluation;
import dev.caravan.core.command.EvaluationCommand.UnblockEvaluation;
import dev.caravan.core.command.JobCommand.SetJobStability;
import dev.caravan.core.command.JobCommand.StopJob;
import dev.caravan.core.command.NodeCommand.MarkNodeDown;
import dev.caravan.core.command.NodeCommand.SetNodeEligibility;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.Node;
import dev.caravan.core.storage.EventStorage;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The state after commands; each of them makes one event. */
class FoldTest {
  private final Ledger ledger =
      Ledgers.open(EventStorage.inMemory(), Clock.fixed(NOW, ZoneOffset.UTC));

  private ClusterState after(Command... commands) {
    return ledger.execute("test", List.of(commands));
  }

  @Test
  void thePositionIsThatOfTheLastEvent() {
    assertThat(ClusterState.EMPTY.position()).isZero();
    assertThat(after(registerNode(), registerJob("redis:3.2")).position()).isEqualTo(2);
  }

  @Test
  void whatAJobHasIsTheSameListUntilSomethingOfItChanges() {
    List<Allocation> before = after(placeAllocation()).allocationsOf(JOB);

    assertThat(after(registerNode()).allocationsOf(JOB)).isSameAs(before);
    assertThat(after(report(ClientStatus.RUNNING)).allocationsOf(JOB)).isNotSameAs(before);
  }

  @Test
  void aJobsModifyIndexIsThePositionOfWhatChangedIt() {
    ClusterState state =
        after(registerNode(), registerJob("redis:3.2"), new SetJobStability(JOB, 0, true));

    assertThat(state.job(JOB).orElseThrow().modifyIndex()).isEqualTo(2);
    assertThat(state.job(JOB).orElseThrow().stable()).isTrue();
    assertThat(after(new StopJob(JOB, false)).job(JOB).orElseThrow().modifyIndex()).isEqualTo(4);
  }

  @Test
  void aPurgedJobIsGoneAndWhatItDidIsNot() {
    ClusterState state =
        after(
            registerJob("redis:3.2"),
            createEvaluation(false),
            createDeployment(),
            placeAllocation(),
            new StopJob(JOB, true));

    assertThat(state.jobs()).isEmpty();
    assertThat(state.allocationsOf(JOB)).hasSize(1);
    assertThat(state.evaluationsOf(JOB)).hasSize(1);
    assertThat(state.latestDeployment(JOB)).isPresent();
  }

  @Test
  void aJobThatBeginsAnewHasNoDeploymentYet() {
    ClusterState state =
        after(
            registerJob("redis:3.2"),
            createDeployment(),
            new StopJob(JOB, true),
            registerJob("redis:3.2"));

    assertThat(state.latestDeployment(JOB)).isEmpty();
    assertThat(state.deploymentsOf(JOB)).hasSize(1);
  }

  @Test
  void anAllocationHoldsItsNodeUntilItHasEndedThere() {
    assertThat(after(placeAllocation()).activeAllocationsOn(NODE)).hasSize(1);
    assertThat(after(stopAllocation()).activeAllocationsOn(NODE)).hasSize(1);

    ClusterState ended = after(report(ClientStatus.COMPLETE));

    assertThat(ended.activeAllocationsOn(NODE)).isEmpty();
    assertThat(ended.allocationsOf(JOB)).extracting(Allocation::id).containsExactly(ALLOCATION);
  }

  @Test
  void anEvaluationIsOpenUntilItHasEnded() {
    assertThat(after(createEvaluation(true)).openEvaluations())
        .extracting(Evaluation::id)
        .containsExactly(EVALUATION);

    ClusterState state =
        after(
            new UnblockEvaluation(EVALUATION),
            new CompleteEvaluation(EVALUATION, null, null, Map.of(), Map.of()));

    assertThat(state.openEvaluations()).isEmpty();
    assertThat(state.evaluation(EVALUATION)).isPresent();
  }

  @Test
  void aDeploymentCountsItsAllocations() {
    ClusterState state =
        after(createDeployment(), placeAllocation(1), placeAllocation(2), decideHealth(true));

    assertThat(state.deployment(DEPLOYMENT).orElseThrow())
        .returns(4L, Deployment::modifyIndex)
        .extracting(deployment -> deployment.groups().get("cache"))
        .returns(2, Deployment.GroupProgress::placed)
        .returns(1, Deployment.GroupProgress::healthy);
  }

  @Test
  void anAllocationThatMovesIsCountedWhereItGoes() {
    CreateDeployment other =
        new CreateDeployment(OTHER_DEPLOYMENT, JOB, 1, createDeployment().groups());
    ClusterState state =
        after(createDeployment(), other, placeAllocation(), updateAllocation(OTHER_DEPLOYMENT));

    assertThat(state.deployment(OTHER_DEPLOYMENT).orElseThrow().groups().get("cache").placed())
        .isEqualTo(1);
    assertThat(state.latestDeployment(JOB)).map(Deployment::id).contains(OTHER_DEPLOYMENT);
  }

  @Test
  void aDeploymentIsActiveUntilItHasEnded() {
    assertThat(after(createDeployment()).activeDeployments()).hasSize(1);

    ClusterState state = after(new CancelDeployment(DEPLOYMENT, "newer one"));

    assertThat(state.activeDeployments()).isEmpty();
    assertThat(state.deployments()).hasSize(1);
  }

  @Test
  void aNodeIsFoundByName() {
    assertThat(after(registerNode()).nodeNamed("node-1")).map(Node::id).contains(NODE);
  }

  @Test
  void roomComesWithNodesAndWithWhatEnds() {
    assertThat(after(registerNode()).capacityPosition()).isEqualTo(1);
    assertThat(after(registerJob("redis:3.2"), placeAllocation()).capacityPosition()).isEqualTo(1);
    assertThat(after(report(ClientStatus.RUNNING)).capacityPosition()).isEqualTo(1);
    assertThat(after(report(ClientStatus.FAILED)).capacityPosition()).isEqualTo(5);
    assertThat(after(new StopJob(JOB, false)).capacityPosition()).isEqualTo(6);
  }

  @Test
  void roomComesWithANodeThatIsEligibleAgain() {
    after(registerNode(), new SetNodeEligibility(NODE, false));
    assertThat(ledger.state().capacityPosition()).isEqualTo(1);

    assertThat(after(new SetNodeEligibility(NODE, true)).capacityPosition()).isEqualTo(3);
    assertThat(after(new MarkNodeDown(NODE, "closed")).capacityPosition()).isEqualTo(3);
    assertThat(after(registerNode()).capacityPosition()).isEqualTo(5);
  }
}
