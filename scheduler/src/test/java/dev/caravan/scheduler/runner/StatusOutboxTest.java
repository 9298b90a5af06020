package dev.caravan.scheduler.runner;

import static dev.caravan.scheduler.runner.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.command.AllocationCommand.ReportAllocationStatus;
import dev.caravan.core.command.CommandRefusedException;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.TaskEvent;
import dev.caravan.core.model.TaskState;
import dev.caravan.core.model.TaskUpdate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class StatusOutboxTest {
  private final List<List<ReportAllocationStatus>> stored =
      Collections.synchronizedList(new ArrayList<>());
  private final List<ReportAllocationStatus> acknowledged =
      Collections.synchronizedList(new ArrayList<>());

  @Test
  void collectsTheNextBatchWhileOneIsStored() throws Throwable {
    CountDownLatch storing = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    StatusReporter slow =
        reports -> {
          storing.countDown();
          await(goOn);
          stored.add(reports);
        };
    try (StatusOutbox outbox = outbox(slow, acknowledged::add)) {
      outbox.add(report("a", TaskEvent.Type.RECEIVED));
      await(storing);
      outbox.add(report("a", TaskEvent.Type.TASK_SETUP));
      outbox.add(report("b", TaskEvent.Type.RECEIVED));
      outbox.add(report("a", TaskEvent.Type.STARTED));
      goOn.countDown();

      eventually(() -> assertThat(stored).hasSize(2));
    }

    assertThat(stored.get(1)).hasSize(2);
    assertThat(events(stored.get(1).get(0)))
        .containsExactly(TaskEvent.Type.TASK_SETUP, TaskEvent.Type.STARTED);
  }

  @Test
  void sendsAgainWhatCouldNotBeStored() throws Throwable {
    CountDownLatch failures = new CountDownLatch(2);
    StatusReporter shaky =
        reports -> {
          if (failures.getCount() > 0) {
            failures.countDown();
            throw new IllegalStateException("storage is away");
          }
          stored.add(reports);
        };
    try (StatusOutbox outbox = outbox(shaky, acknowledged::add)) {
      outbox.add(report("a", TaskEvent.Type.RECEIVED));
      await(failures);
      outbox.add(report("a", TaskEvent.Type.STARTED));

      eventually(() -> assertThat(acknowledged).isNotEmpty());
      eventually(
          () ->
              assertThat(stored.stream().flatMap(List::stream).flatMap(r -> events(r).stream()))
                  .containsExactly(TaskEvent.Type.RECEIVED, TaskEvent.Type.STARTED));
    }
  }

  @Test
  void whatIsRefusedDoesNotKeepTheOthersBack() throws Throwable {
    CountDownLatch allAreIn = new CountDownLatch(1);
    StatusReporter strict =
        reports -> {
          await(allAreIn);
          if (reports.stream().anyMatch(report -> report.allocationId().value().equals("bad"))) {
            throw new CommandRefusedException("no allocation \"bad\"");
          }
          stored.add(reports);
        };
    try (StatusOutbox outbox = outbox(strict, acknowledged::add)) {
      outbox.add(report("first", TaskEvent.Type.RECEIVED));
      outbox.add(report("bad", TaskEvent.Type.RECEIVED));
      outbox.add(report("good", TaskEvent.Type.RECEIVED));
      allAreIn.countDown();

      eventually(
          () ->
              assertThat(acknowledged)
                  .extracting(report -> report.allocationId().value())
                  .containsExactly("first", "good"));
    }
  }

  @Test
  void saysNothingAfterItIsClosed() {
    StatusOutbox outbox = outbox(stored::add, acknowledged::add);
    outbox.close();

    outbox.add(report("a", TaskEvent.Type.RECEIVED));

    assertThat(stored).isEmpty();
  }

  private static StatusOutbox outbox(
      StatusReporter reporter, Consumer<ReportAllocationStatus> acknowledged) {
    return new StatusOutbox(
        "solo", reporter, acknowledged, new Contact(Clock.systemUTC(), () -> {}));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<TaskEvent.Type> events(ReportAllocationStatus report) {
    return report.tasks().stream()
        .flatMap(update -> update.newEvents().stream())
        .map(TaskEvent::type)
        .toList();
  }

  private static ReportAllocationStatus report(String id, TaskEvent.Type event) {
    TaskUpdate update =
        new TaskUpdate(
            "main",
            TaskState.Phase.RUNNING,
            false,
            0,
            null,
            null,
            null,
            List.of(TaskEvent.of(event, Fixtures.NOON, "so it was")));
    return new ReportAllocationStatus(
        new AllocationId(id), ClientStatus.RUNNING, "Tasks are running", List.of(update));
  }
}
