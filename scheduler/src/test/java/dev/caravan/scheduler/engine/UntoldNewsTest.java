package dev.caravan.scheduler.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.command.AllocationCommand.ReportAllocationStatus;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.TaskEvent;
import dev.caravan.core.model.TaskState;
import dev.caravan.core.model.TaskUpdate;
import dev.caravan.scheduler.testkit.TestCluster;
import dev.caravan.scheduler.testkit.TestJobs;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a node sends a second time, since it does not know that it was stored. */
class UntoldNewsTest {
  private final TestCluster cluster = TestCluster.withOneNode();
  private Allocation allocation;
  private TaskState known;

  @BeforeEach
  void runSomething() {
    cluster.register(TestJobs.service(1));
    cluster.run();
    allocation = cluster.state().allocations().iterator().next();
    known = allocation.taskStates().get(TestJobs.TASK);
    assertThat(known.events()).isNotEmpty();
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  @Test
  void whatIsKnownIsNoNews() {
    assertThat(UntoldNews.of(cluster.state(), running(known.events()))).isEmpty();
  }

  @Test
  void onlyWhatCameSinceIsNews() {
    TaskEvent later = TaskEvent.of(TaskEvent.Type.DRIVER, cluster.now(), "Downloading image");
    List<TaskEvent> sent = new ArrayList<>(known.events());
    sent.add(later);

    assertThat(UntoldNews.of(cluster.state(), running(sent)).orElseThrow().tasks())
        .singleElement()
        .satisfies(update -> assertThat(update.newEvents()).containsExactly(later));
  }

  @Test
  void anotherStatusIsNewsWithoutAnyEvent() {
    ReportAllocationStatus failed = report(ClientStatus.FAILED, List.of());

    assertThat(UntoldNews.of(cluster.state(), failed)).contains(failed);
  }

  private ReportAllocationStatus running(List<TaskEvent> events) {
    return report(ClientStatus.RUNNING, events);
  }

  private ReportAllocationStatus report(ClientStatus status, List<TaskEvent> events) {
    return new ReportAllocationStatus(
        allocation.id(),
        status,
        allocation.clientDescription(),
        List.of(
            new TaskUpdate(
                TestJobs.TASK,
                known.phase(),
                known.failed(),
                known.restarts(),
                known.startedAt(),
                known.finishedAt(),
                known.lastRestart(),
                events)));
  }
}
