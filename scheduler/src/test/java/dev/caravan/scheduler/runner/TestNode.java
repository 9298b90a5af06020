package dev.caravan.scheduler.runner;

import static dev.caravan.scheduler.runner.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.Job;
import dev.caravan.drivers.rawexec.RawExecDriver;
import dev.caravan.scheduler.artifact.ArtifactPolicy;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** A node that runs what a test places on it, with a driver that runs nothing, and a real one. */
final class TestNode implements AutoCloseable {
  final ScriptedCluster cluster = new ScriptedCluster();
  final FakeDriver driver = new FakeDriver();
  private final RawExecDriver processes = new RawExecDriver();
  private final Path directory;
  private final ArtifactPolicy artifacts;
  private final Clock clock;
  private NodeRunner runner;

  TestNode(Path directory) {
    this(directory, ArtifactPolicy.NONE);
  }

  TestNode(Path directory, ArtifactPolicy artifacts) {
    this(directory, artifacts, Clock.systemUTC());
  }

  TestNode(Path directory, ArtifactPolicy artifacts, Clock clock) {
    this.directory = directory;
    this.artifacts = artifacts;
    this.clock = clock;
    this.runner = newRunner();
  }

  NodeRunner runner() {
    return runner;
  }

  AllocationId place(Job job) {
    AllocationId id = cluster.register(job).place(job);
    runner.wake();
    return id;
  }

  void stop(AllocationId id) {
    cluster.stop(id);
    runner.wake();
  }

  void restartHost() {
    runner.close();
    runner = newRunner();
    runner.wake();
  }

  void awaitRuns(String task, int count) {
    eventually(() -> assertThat(driver.runs(task)).hasSize(count));
  }

  void awaitStatus(AllocationId id, ClientStatus status) {
    eventually(
        () ->
            assertThat(cluster.allocation(id).clientStatus())
                .as("%s", cluster.allocation(id))
                .isEqualTo(status));
  }

  /** Where a task of an allocation lives. */
  Path taskDirectory(AllocationId id, String task) {
    return directory.resolve(id.value()).resolve(task);
  }

  @Override
  public void close() {
    runner.close();
    processes.close();
  }

  private NodeRunner newRunner() {
    return new NodeRunner(
        Fixtures.NODE,
        directory,
        Map.of(FakeDriver.NAME, driver, RawExecDriver.NAME, processes),
        cluster::state,
        cluster,
        clock,
        () -> Fixtures.SPEC,
        artifacts);
  }
}
