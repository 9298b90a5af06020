package dev.caravan.core.lifecycle;

import static dev.caravan.core.samples.Samples.ALLOCATION;
import static dev.caravan.core.samples.Samples.DEPLOYMENT;
import static dev.caravan.core.samples.Samples.EVALUATION;
import static dev.caravan.core.samples.Samples.NODE;
import static dev.caravan.core.samples.Samples.NOW;
import static dev.caravan.core.samples.Samples.OTHER_DEPLOYMENT;
import static dev.caravan.core.samples.Samples.allocationId;
import static dev.caravan.core.samples.Samples.decideHealth;
import static dev.caravan.core.samples.Samples.placeAllocation;
import static dev.caravan.core.samples.Samples.placeCanary;
import static dev.caravan.core.samples.Samples.report;
import static dev.caravan.core.samples.Samples.stopAllocation;
import static dev.caravan.core.samples.Samples.taskEvent;
import static dev.caravan.core.samples.Samples.taskUpdate;
import static dev.caravan.core.samples.Samples.updateAllocation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.command.AllocationCommand;
import dev.caravan.core.command.AllocationCommand.DecideAllocationHealth;
import dev.caravan.core.command.AllocationCommand.DelayReschedule;
import dev.caravan.core.command.AllocationCommand.NoteReschedule;
import dev.caravan.core.command.AllocationCommand.NoteTaskEvents;
import dev.caravan.core.command.AllocationCommand.PromoteCanary;
import dev.caravan.core.command.AllocationCommand.RequestTransition;
import dev.caravan.core.event.AllocationEvent;
import dev.caravan.core.event.AllocationEvent.AllocationStatusReported;
import dev.caravan.core.event.Event;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.DesiredStatus;
import dev.caravan.core.model.DesiredTransition;
import dev.caravan.core.model.RescheduleEvent;
import dev.caravan.core.model.TaskEvent;
import dev.caravan.core.model.TaskState;
import dev.caravan.core.model.TaskState.Phase;
import dev.caravan.core.model.TaskUpdate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AllocationLifecycleTest {

  /** The allocation after these commands; their events are the first of the log. */
  private static Allocation after(AllocationCommand... commands) {
    Allocation allocation = null;
    long position = 0;
    for (AllocationCommand command : commands) {
      for (Event event : accepted(AllocationLifecycle.decide(allocation, command))) {
        position++;
        allocation =
            AllocationLifecycle.evolve(
                allocation, (AllocationEvent) event, NOW.plusSeconds(position), position);
      }
    }
    return allocation;
  }

  private static List<Event> accepted(Decision decision) {
    assertThat(decision).isInstanceOf(Decision.Accepted.class);
    return ((Decision.Accepted) decision).events();
  }

  @Test
  void aPlacedAllocationIsToRunAndPending() {
    assertThat(after(placeAllocation()))
        .returns(DesiredStatus.RUN, Allocation::desiredStatus)
        .returns(ClientStatus.PENDING, Allocation::clientStatus)
        .returns(1L, Allocation::createIndex)
        .returns(NOW.plusSeconds(1), Allocation::createdAt);
  }

  @Test
  void stoppingSaysWhyAndNamesTheReplacement() {
    assertThat(after(placeAllocation(), stopAllocation()))
        .returns(DesiredStatus.STOP, Allocation::desiredStatus)
        .returns("alloc is being updated", Allocation::desiredDescription)
        .returns(allocationId(2), Allocation::nextAllocation)
        .returns(2L, Allocation::modifyIndex);
  }

  @Test
  void aReplacementKnowsWhichFailedBeforeIt() {
    RescheduleEvent failure =
        new RescheduleEvent(NOW, allocationId(2), NODE, Duration.ofSeconds(30));

    assertThat(after(placeAllocation(), new NoteReschedule(ALLOCATION, List.of(failure))))
        .returns(List.of(failure), Allocation::rescheduleEvents);
  }

  @Test
  void aFailedAllocationWaitsForTheEvaluationThatIsToReplaceIt() {
    assertThat(
            after(
                placeAllocation(),
                report(ClientStatus.FAILED),
                new DelayReschedule(ALLOCATION, EVALUATION)))
        .returns(EVALUATION, Allocation::followUpEvaluation)
        .returns(DesiredStatus.RUN, Allocation::desiredStatus);
  }

  @Test
  void aTransitionIsRequestedOnce() {
    RequestTransition request = new RequestTransition(ALLOCATION, DesiredTransition.MIGRATE);
    Allocation migrating = after(placeAllocation(), request);

    assertThat(migrating.desiredTransition()).isEqualTo(DesiredTransition.MIGRATE);
    assertThat(AllocationLifecycle.decide(migrating, request)).isEqualTo(Decision.nothing());
  }

  @Test
  void aCanaryIsPromotedOnce() {
    PromoteCanary promote = new PromoteCanary(ALLOCATION);
    Allocation promoted = after(placeCanary(), promote);

    assertThat(promoted.canary()).isFalse();
    assertThat(AllocationLifecycle.decide(promoted, promote)).isEqualTo(Decision.nothing());
  }

  @Test
  void aReportIsMergedIntoWhatIsKnown() {
    Allocation allocation =
        after(
            placeAllocation(),
            report(
                ClientStatus.PENDING,
                taskUpdate(Phase.PENDING, taskEvent(TaskEvent.Type.RECEIVED))),
            report(
                ClientStatus.RUNNING,
                taskUpdate(Phase.RUNNING, taskEvent(TaskEvent.Type.STARTED))));

    TaskState redis = allocation.taskStates().get("redis");
    assertThat(redis.phase()).isEqualTo(Phase.RUNNING);
    assertThat(redis.events())
        .extracting(TaskEvent::type)
        .containsExactly(TaskEvent.Type.RECEIVED, TaskEvent.Type.STARTED);
  }

  @Test
  void onlyTheNewestTaskEventsAreKept() {
    TaskEvent[] many =
        IntStream.range(0, 25)
            .mapToObj(i -> TaskEvent.of(TaskEvent.Type.DRIVER, NOW, "event " + i))
            .toArray(TaskEvent[]::new);

    Allocation allocation =
        after(
            placeAllocation(),
            report(ClientStatus.PENDING, taskUpdate(Phase.PENDING, many)),
            report(
                ClientStatus.RUNNING,
                taskUpdate(Phase.RUNNING, taskEvent(TaskEvent.Type.STARTED))));

    assertThat(allocation.taskStates().get("redis").events())
        .hasSize(TaskState.EVENTS_KEPT)
        .extracting(TaskEvent::message)
        .startsWith("event 16")
        .endsWith("event 24", "Started");
  }

  @Test
  void aReportThatSaysNothingNewChangesNothing() {
    Allocation running =
        after(placeAllocation(), report(ClientStatus.RUNNING, taskUpdate(Phase.RUNNING)));

    assertThat(
            AllocationLifecycle.decide(
                running, report(ClientStatus.RUNNING, taskUpdate(Phase.RUNNING))))
        .isEqualTo(Decision.nothing());
  }

  @Test
  void onlyTasksOfWhichThereIsNewsAreStored() {
    TaskUpdate other = new TaskUpdate("proxy", Phase.RUNNING, false, 0, NOW, null, null, List.of());
    Allocation running =
        after(placeAllocation(), report(ClientStatus.RUNNING, taskUpdate(Phase.RUNNING)));

    Decision decision =
        AllocationLifecycle.decide(
            running, report(ClientStatus.RUNNING, taskUpdate(Phase.RUNNING), other));

    assertThat(accepted(decision))
        .singleElement()
        .extracting(event -> ((AllocationStatusReported) event).tasks())
        .isEqualTo(List.of(other));
  }

  @Test
  void whatIsFoundOutAboutATaskIsAddedToItsEvents() {
    Allocation failed =
        after(
            placeAllocation(),
            report(
                ClientStatus.FAILED,
                taskUpdate(Phase.DEAD, taskEvent(TaskEvent.Type.NOT_RESTARTING))),
            new NoteTaskEvents(
                ALLOCATION, Map.of("redis", taskEvent(TaskEvent.Type.ALLOC_UNHEALTHY))));

    TaskState redis = failed.taskStates().get("redis");
    assertThat(redis.phase()).isEqualTo(Phase.DEAD);
    assertThat(redis.events())
        .extracting(TaskEvent::type)
        .containsExactly(TaskEvent.Type.NOT_RESTARTING, TaskEvent.Type.ALLOC_UNHEALTHY);
  }

  @Test
  void anAllocationMayWaitAgainAfterItRan() {
    Allocation restarting =
        after(placeAllocation(), report(ClientStatus.RUNNING), report(ClientStatus.PENDING));

    assertThat(restarting.clientStatus()).isEqualTo(ClientStatus.PENDING);
  }

  @Test
  void newsOfAnAllocationThatIsOverChangesNothing() {
    Allocation failed = after(placeAllocation(), report(ClientStatus.FAILED));

    assertThat(
            AllocationLifecycle.decide(
                failed,
                report(
                    ClientStatus.RUNNING,
                    taskUpdate(Phase.RUNNING, taskEvent(TaskEvent.Type.STARTED)))))
        .isEqualTo(Decision.nothing());
  }

  @Test
  void aVerdictIsGivenOnce() {
    Allocation healthy = after(placeAllocation(), decideHealth(true));
    assertThat(healthy.healthy()).isTrue();
    assertThat(healthy.healthDecidedAt()).isEqualTo(NOW.plusSeconds(2));

    assertThat(AllocationLifecycle.decide(healthy, decideHealth(true)))
        .isEqualTo(Decision.nothing());
    assertThat(accepted(AllocationLifecycle.decide(healthy, decideHealth(false)))).hasSize(1);
  }

  @Test
  void aVerdictOfAnotherDeploymentDoesNotCount() {
    Allocation allocation = after(placeAllocation());
    DecideAllocationHealth late =
        new DecideAllocationHealth(allocation.id(), OTHER_DEPLOYMENT, true);

    assertThat(AllocationLifecycle.decide(allocation, late)).isEqualTo(Decision.nothing());
  }

  @Test
  void anUpdateInPlaceIntoAnotherDeploymentForgetsTheVerdict() {
    Allocation moved =
        after(placeAllocation(), decideHealth(true), updateAllocation(OTHER_DEPLOYMENT));

    assertThat(moved.jobVersion()).isEqualTo(1);
    assertThat(moved.deploymentId()).isEqualTo(OTHER_DEPLOYMENT);
    assertThat(moved.healthy()).isNull();
    assertThat(moved.healthDecidedAt()).isNull();
  }

  @Test
  void anUpdateInPlaceWithinADeploymentKeepsTheVerdict() {
    Allocation updated = after(placeAllocation(), decideHealth(true), updateAllocation(DEPLOYMENT));

    assertThat(updated.healthy()).isTrue();
  }
}
