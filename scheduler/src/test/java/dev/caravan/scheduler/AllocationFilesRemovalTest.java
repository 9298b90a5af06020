package dev.caravan.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobType;
import dev.caravan.drivers.mock.MockDriver;
import dev.caravan.scheduler.testkit.TestJobs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the files of allocations go from their node. */
class AllocationFilesRemovalTest {
  @TempDir Path directory;
  private Path allocations;

  @BeforeEach
  void whereTheyAre() {
    allocations = directory.resolve("allocations");
  }

  private Scheduler scheduler() {
    return Scheduler.builder()
        .dataDirectory(directory)
        .node(NodeConfig.named("solo").drivers(new MockDriver()))
        .build();
  }

  private static Job batch(String time) {
    return TestJobs.withTask(
        TestJobs.job("example", JobType.BATCH, 1),
        task -> task.driver(MockDriver.NAME).config(Map.of("run_for", time)));
  }

  private static Allocation run(Scheduler scheduler, String time) {
    scheduler.register(batch(time));
    await().until(() -> !scheduler.status("example").allocations().isEmpty());
    return scheduler.status("example").allocations().get(0);
  }

  private static void awaitEnd(Scheduler scheduler, Allocation allocation) {
    String id = allocation.id().value();
    await().until(() -> scheduler.allocation(id).allocation().isClientTerminal());
  }

  private Path home(Allocation allocation) {
    return allocations.resolve(allocation.id().value());
  }

  @Test
  void theyGoWithTheirAllocation() {
    try (Scheduler scheduler = scheduler()) {
      Allocation ended = run(scheduler, "10ms");
      awaitEnd(scheduler, ended);
      assertThat(home(ended)).isDirectory();

      scheduler.collectGarbage();

      await().untilAsserted(() -> assertThat(home(ended)).doesNotExist());
    }
  }

  @Test
  void thoseOfWhatWentWhileNobodyWasHereGoAtTheNextStart() throws IOException {
    scheduler().close();
    Path gone = allocations.resolve("0000000a-0000-7000-8000-000000000001");
    Files.createDirectories(gone.resolve("alloc"));
    Files.createSymbolicLink(gone.resolve("alloc/outside"), directory);
    Path foreign = Files.createDirectories(allocations.resolve("lost+found"));

    try (Scheduler scheduler = scheduler()) {
      await().untilAsserted(() -> assertThat(gone).doesNotExist());
      assertThat(foreign).isDirectory();
      assertThat(scheduler.nodes()).hasSize(1);
    }
  }

  @Test
  void theyGoBeforeIfThatIsAskedFor() {
    try (Scheduler scheduler = scheduler()) {
      Allocation ended = run(scheduler, "10ms");
      awaitEnd(scheduler, ended);

      await().until(() -> scheduler.removeFiles(ended.id().value()));

      assertThat(home(ended)).doesNotExist();
      assertThat(scheduler.removeFiles(ended.id().value())).isFalse();
      assertThat(scheduler.status("example").allocations()).hasSize(1);
    }
  }

  @Test
  void whatRunsKeepsItsFiles() {
    try (Scheduler scheduler = scheduler()) {
      Allocation running = run(scheduler, "1h");
      await().untilAsserted(() -> assertThat(home(running)).isDirectory());

      assertThat(scheduler.removeFiles(running.id().value())).isFalse();
      scheduler.removeFilesOnNode(running.nodeId().value());
      scheduler.collectGarbage();

      assertThat(home(running)).isDirectory();
      scheduler.stop("example");
      awaitEnd(scheduler, running);
    }
  }
}
