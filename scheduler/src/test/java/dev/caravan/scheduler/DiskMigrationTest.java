package dev.caravan.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.DrainSpec;
import dev.caravan.core.model.EphemeralDisk;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.NodeResources;
import dev.caravan.drivers.rawexec.RawExecDriver;
import dev.caravan.scheduler.testkit.TestJobs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of an allocation's files when its successor runs on another node. */
@EnabledOnOs(OS.LINUX)
class DiskMigrationTest {
  /** Takes its time to end, writes to the last, and shows what it began with. */
  private static final String WRITES_UNTIL_TOLD =
      "cp $NOMAD_ALLOC_DIR/data/last $NOMAD_TASK_DIR/found; echo own > $NOMAD_TASK_DIR/own;"
          + " trap 'sleep 0.3; echo late > $NOMAD_ALLOC_DIR/data/last; exit 0' INT TERM;"
          + " touch $NOMAD_TASK_DIR/$NOMAD_ALLOC_ID; while true; do sleep 0.02; done";

  @TempDir Path directory;

  private Scheduler scheduler;

  @BeforeEach
  void start() {
    scheduler =
        Scheduler.builder().dataDirectory(directory).node(node("one")).node(node("two")).build();
  }

  @AfterEach
  void stop() {
    scheduler.stop("example");
    await()
        .until(
            () ->
                scheduler.status("example").allocations().stream()
                    .allMatch(Allocation::isClientTerminal));
    scheduler.close();
  }

  @Test
  void aDiskThatMigratesFollowsOnceNobodyWritesToItAnyMore() throws IOException {
    Allocation successor = movedOff(runningOn("one", new EphemeralDisk(300, false, true)));

    assertThat(local(successor).resolve("found")).hasContent("late");
    assertThat(local(successor).resolve("own")).hasContent("own");
  }

  @Test
  void aDiskThatIsOnlyStickyStaysBehind() throws IOException {
    Allocation first = runningOn("one", new EphemeralDisk(300, true, false));

    Allocation successor = movedOff(first);

    assertThat(local(successor).resolve("found")).doesNotExist();
    assertThat(local(first).resolve("own")).hasContent("own");
  }

  private static NodeConfig node(String name) {
    return NodeConfig.named(name)
        .resources(NodeResources.of(4_000, 4_096, 10_000))
        .drivers(new RawExecDriver());
  }

  private Allocation runningOn(String node, EphemeralDisk disk) {
    Job plain =
        TestJobs.withTask(
            TestJobs.job("example", JobType.SERVICE, 1),
            task ->
                task.driver(RawExecDriver.NAME)
                    .config(
                        Map.of("command", "/bin/sh", "args", List.of("-c", WRITES_UNTIL_TOLD))));
    scheduler.setEligibility(other(node), false);
    scheduler.register(TestJobs.withGroup(plain, group -> group.ephemeralDisk(disk)));
    Allocation allocation = awaitReadyOn(node);
    scheduler.setEligibility(other(node), true);
    return allocation;
  }

  private Allocation movedOff(Allocation allocation) {
    scheduler.drain(allocation.nodeId().value(), DrainSpec.forced());
    return awaitReadyOn("two");
  }

  private String other(String node) {
    return scheduler.nodes().stream()
        .filter(one -> !one.spec().name().equals(node))
        .findFirst()
        .orElseThrow()
        .id()
        .value();
  }

  private Allocation awaitReadyOn(String node) {
    await().until(() -> runningOn(node).filter(this::isReady).isPresent());
    return runningOn(node).orElseThrow();
  }

  private Optional<Allocation> runningOn(String node) {
    return scheduler.status("example").allocations().stream()
        .filter(one -> one.nodeName().equals(node))
        .filter(one -> one.clientStatus() == ClientStatus.RUNNING)
        .findFirst();
  }

  private boolean isReady(Allocation allocation) {
    return Files.exists(local(allocation).resolve(allocation.id().value()));
  }

  private Path local(Allocation allocation) {
    return directory.resolve("allocations/%s/%s/local".formatted(allocation.id(), TestJobs.TASK));
  }
}
