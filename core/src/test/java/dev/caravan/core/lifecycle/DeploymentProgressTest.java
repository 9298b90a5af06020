package dev.caravan.core.lifecycle;

import static dev.caravan.core.samples.Samples.ALLOCATION;
import static dev.caravan.core.samples.Samples.NOW;
import static dev.caravan.core.samples.Samples.OTHER_DEPLOYMENT;
import static dev.caravan.core.samples.Samples.createDeployment;
import static dev.caravan.core.samples.Samples.decideHealth;
import static dev.caravan.core.samples.Samples.placeAllocation;
import static dev.caravan.core.samples.Samples.placeCanary;
import static dev.caravan.core.samples.Samples.updateAllocation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.command.AllocationCommand;
import dev.caravan.core.command.AllocationCommand.PromoteCanary;
import dev.caravan.core.event.AllocationEvent;
import dev.caravan.core.event.DeploymentEvent.DeploymentCreated;
import dev.caravan.core.event.Event;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.Deployment.GroupGoal;
import dev.caravan.core.model.Deployment.GroupProgress;
import dev.caravan.core.model.DeploymentId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeploymentProgressTest {
  private static final Duration DEADLINE = Duration.ofMinutes(10);

  private static Deployment deployment(DeploymentId id, Duration progressDeadline) {
    GroupGoal goal = new GroupGoal(2, 0, false, false, progressDeadline);
    DeploymentCreated created =
        new DeploymentCreated(id, createDeployment().jobId(), 0, Map.of("cache", goal));
    return DeploymentLifecycle.evolve(null, created, NOW, 1);
  }

  private static Instant second(int number) {
    return NOW.plusSeconds(number);
  }

  /** How far the deployment is after these commands of one allocation, a second apart. */
  private static GroupProgress progress(Deployment deployment, AllocationCommand... commands) {
    Deployment current = deployment;
    Allocation allocation = null;
    for (int i = 0; i < commands.length; i++) {
      Decision decision = AllocationLifecycle.decide(allocation, commands[i]);
      for (Event event : ((Decision.Accepted) decision).events()) {
        Allocation before = allocation;
        allocation =
            AllocationLifecycle.evolve(before, (AllocationEvent) event, second(i + 1), i + 2);
        if (current.id().equals(allocation.deploymentId())) {
          current = DeploymentProgress.follow(current, before, allocation, second(i + 1), i + 2);
        }
      }
    }
    return current.groups().get("cache");
  }

  private static Deployment deployment() {
    return deployment(createDeployment().deploymentId(), DEADLINE);
  }

  @Test
  void aPlacementCountsAndStartsTheClock() {
    assertThat(progress(deployment(), placeAllocation()))
        .returns(1, GroupProgress::placed)
        .returns(0, GroupProgress::healthy)
        .returns(second(1).plus(DEADLINE), GroupProgress::requireProgressBy);
  }

  @Test
  void aCanaryIsKnownByItsIdAlsoOnceItIsPromoted() {
    assertThat(progress(deployment(), placeCanary(), new PromoteCanary(ALLOCATION)))
        .returns(List.of(ALLOCATION), GroupProgress::placedCanaries)
        .returns(1, GroupProgress::placed);
  }

  @Test
  void aHealthyAllocationCountsAndSetsTheClockAnew() {
    assertThat(progress(deployment(), placeAllocation(), decideHealth(true)))
        .returns(1, GroupProgress::healthy)
        .returns(0, GroupProgress::unhealthy)
        .returns(second(2).plus(DEADLINE), GroupProgress::requireProgressBy);
  }

  @Test
  void anUnhealthyAllocationCountsAndLeavesTheClockAlone() {
    assertThat(progress(deployment(), placeAllocation(), decideHealth(false)))
        .returns(0, GroupProgress::healthy)
        .returns(1, GroupProgress::unhealthy)
        .returns(second(1).plus(DEADLINE), GroupProgress::requireProgressBy);
  }

  @Test
  void aVerdictThatChangesIsCountedOnce() {
    assertThat(progress(deployment(), placeAllocation(), decideHealth(true), decideHealth(false)))
        .returns(1, GroupProgress::placed)
        .returns(0, GroupProgress::healthy)
        .returns(1, GroupProgress::unhealthy);
  }

  @Test
  void anAllocationUpdatedIntoADeploymentIsPlacedForIt() {
    Deployment other = deployment(OTHER_DEPLOYMENT, DEADLINE);

    assertThat(
            progress(
                other, placeAllocation(), decideHealth(true), updateAllocation(OTHER_DEPLOYMENT)))
        .returns(1, GroupProgress::placed)
        .returns(0, GroupProgress::healthy)
        .returns(second(3).plus(DEADLINE), GroupProgress::requireProgressBy);
  }

  @Test
  void withoutAProgressDeadlineThereIsNoClock() {
    Deployment deployment = deployment(createDeployment().deploymentId(), Duration.ZERO);

    assertThat(progress(deployment, placeAllocation(), decideHealth(true)).requireProgressBy())
        .isNull();
  }

  @Test
  void aGroupThatTheDeploymentDoesNotKnowIsNotCounted() {
    DeploymentCreated created =
        new DeploymentCreated(
            createDeployment().deploymentId(), createDeployment().jobId(), 0, Map.of());
    Deployment deployment = DeploymentLifecycle.evolve(null, created, NOW, 1);

    assertThat(progress(deployment, placeAllocation())).isNull();
  }
}
