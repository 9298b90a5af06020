package dev.caravan.scheduler.runner;

import static dev.caravan.scheduler.runner.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.model.TaskLifecycle.Hook;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tasks that run before, beside and after the main ones. */
class LifecycleHooksTest {
  private static final Task MAIN = Fixtures.task("main");

  @TempDir Path directory;

  private final ScriptedCluster cluster = new ScriptedCluster();
  private final FakeDriver driver = new FakeDriver();
  private NodeRunner runner;

  @BeforeEach
  void start() {
    runner = newRunner();
  }

  @AfterEach
  void close() {
    runner.close();
  }

  @Test
  void theMainTaskWaitsForTheOneBeforeIt() throws Throwable {
    AllocationId id = placed(Fixtures.batch(MAIN, hook("init", Hook.PRESTART, false)));
    awaitRuns("init", 1);
    assertThat(cluster.events(id, "main")).containsExactly("Received");

    driver.run("init").end(0);

    awaitRuns("main", 1);
    driver.run("main").end(0);
    awaitStatus(id, ClientStatus.COMPLETE);
  }

  @Test
  void aFailureBeforeTheMainTaskFailsTheAllocation() throws Throwable {
    AllocationId id = placed(Fixtures.batch(MAIN, hook("init", Hook.PRESTART, false)));
    awaitRuns("init", 1);

    driver.run("init").end(1);

    awaitStatus(id, ClientStatus.FAILED);
    assertThat(driver.runs("main")).isEmpty();
    assertThat(cluster.events(id, "main"))
        .containsExactly("Received", "Sibling Task Failed", "Killing");
  }

  @Test
  void aSidecarEndsWhenTheMainTasksHave() throws Throwable {
    AllocationId id = placed(Fixtures.batch(MAIN, hook("proxy", Hook.PRESTART, true)));
    awaitRuns("main", 1);

    driver.run("main").end(0);

    awaitStatus(id, ClientStatus.COMPLETE);
    assertThat(cluster.events(id, "proxy"))
        .containsExactly(
            "Received",
            "Task Setup",
            "Started",
            "Main Tasks Dead",
            "Killing",
            "Terminated",
            "Killed");
  }

  @Test
  void aSidecarOfABatchJobIsRestartedAfterAGoodEnd() throws Throwable {
    placed(
        Fixtures.job(
            JobType.BATCH, Fixtures.restarts(1), MAIN, hook("proxy", Hook.POSTSTART, true)));
    awaitRuns("proxy", 1);

    driver.run("proxy").end(0);

    awaitRuns("proxy", 2);
  }

  @Test
  void aHookOfAServiceEndsWellForGood() throws Throwable {
    AllocationId id = placed(Fixtures.service(MAIN, hook("announce", Hook.POSTSTART, false)));
    awaitRuns("announce", 1);

    driver.run("announce").end(0);

    eventually(() -> assertThat(cluster.events(id, "announce")).endsWith("Started", "Terminated"));
    assertThat(cluster.allocation(id).clientStatus()).isEqualTo(ClientStatus.RUNNING);
  }

  @Test
  void whatComesLastRunsAlsoWhenTheAllocationIsStopped() throws Throwable {
    AllocationId id = placed(Fixtures.service(MAIN, hook("cleanup", Hook.POSTSTOP, false)));
    awaitStatus(id, ClientStatus.RUNNING);
    assertThat(driver.runs("cleanup")).isEmpty();

    cluster.stop(id);
    runner.wake();

    awaitRuns("cleanup", 1);
    assertThat(driver.run("main").wasKilled()).isTrue();
    driver.run("cleanup").end(0);
    awaitStatus(id, ClientStatus.COMPLETE);
    assertThat(driver.run("cleanup").wasKilled()).isFalse();
  }

  @Test
  void whatWasStoppedBeforeItBeganRunsNothing() throws Throwable {
    Job job = Fixtures.service(MAIN, hook("cleanup", Hook.POSTSTOP, false));
    AllocationId id = cluster.register(job).place(job);
    cluster.stop(id);

    runner.wake();

    awaitStatus(id, ClientStatus.COMPLETE);
    assertThat(driver.runs("cleanup")).isEmpty();
  }

  @Test
  void sidecarsAreToldToEndOnlyWhenTheMainTasksHaveEnded() throws Throwable {
    driver.beStubborn();
    AllocationId id = placed(Fixtures.service(MAIN, hook("proxy", Hook.PRESTART, true)));
    awaitRuns("main", 1);

    cluster.stop(id);
    runner.wake();

    eventually(() -> assertThat(driver.run("main").wasKilled()).isTrue());
    assertThat(driver.run("proxy").wasKilled()).isFalse();
    driver.run("main").end(0);
    eventually(() -> assertThat(driver.run("proxy").wasKilled()).isTrue());
    driver.run("proxy").end(0);
    awaitStatus(id, ClientStatus.COMPLETE);
  }

  @Test
  void aHostThatComesBackGoesOnInTheSamePhase() throws Throwable {
    AllocationId id =
        placed(
            Fixtures.batch(
                MAIN, hook("init", Hook.PRESTART, false), hook("cleanup", Hook.POSTSTOP, false)));
    awaitRuns("init", 1);
    driver.run("init").end(0);
    eventually(() -> assertThat(cluster.events(id, "main")).endsWith("Started"));

    restartHost();
    driver.run("main").end(0);

    awaitRuns("cleanup", 1);
    assertThat(driver.runs("init")).hasSize(1);
    assertThat(driver.runs("main")).hasSize(1);
    driver.run("cleanup").end(0);
    awaitStatus(id, ClientStatus.COMPLETE);
  }

  @Test
  void aHostThatComesBackBeforeTheMainTasksStartsThemOnlyInTheirTurn() throws Throwable {
    placed(Fixtures.batch(MAIN, hook("init", Hook.PRESTART, false)));
    awaitRuns("init", 1);

    restartHost();
    assertThat(driver.runs("main")).isEmpty();
    driver.run("init").end(0);

    awaitRuns("main", 1);
    assertThat(driver.runs("init")).hasSize(1);
  }

  @Test
  void aGroupGoesOnForItsShutdownDelayBeforeItsTasksAreTold() throws Throwable {
    Job job = Fixtures.service(MAIN);
    TaskGroup patient =
        job.taskGroups().get(0).toBuilder().shutdownDelay(Duration.ofHours(1)).build();
    AllocationId id = placed(job.toBuilder().taskGroups(patient).build());
    awaitStatus(id, ClientStatus.RUNNING);

    cluster.stop(id);
    runner.wake();

    assertThat(runner.stopAll(Duration.ofMillis(50))).isFalse();
    assertThat(driver.run("main").wasKilled()).isFalse();
  }

  @Test
  void aTaskGoesOnForItsShutdownDelayBeforeItIsKilled() throws Throwable {
    Task patient = MAIN.toBuilder().shutdownDelay(Duration.ofMillis(1)).build();
    AllocationId id = placed(Fixtures.service(patient));
    awaitStatus(id, ClientStatus.RUNNING);

    cluster.stop(id);
    runner.wake();

    awaitStatus(id, ClientStatus.COMPLETE);
    assertThat(cluster.events(id, "main"))
        .endsWith("Killing", "Waiting for shutdown delay", "Terminated", "Killed");
  }

  private static Task hook(String name, Hook hook, boolean sidecar) {
    return Fixtures.task(name).toBuilder()
        .lifecycle(new dev.caravan.core.model.TaskLifecycle(hook, sidecar))
        .build();
  }

  private AllocationId placed(Job job) {
    AllocationId id = cluster.register(job).place(job);
    runner.wake();
    return id;
  }

  private void restartHost() {
    runner.close();
    runner = newRunner();
    runner.wake();
  }

  private NodeRunner newRunner() {
    return new NodeRunner(
        Fixtures.NODE,
        directory,
        Map.of(FakeDriver.NAME, driver),
        cluster::state,
        cluster,
        Clock.systemUTC(),
        Fixtures.SPEC);
  }

  private void awaitRuns(String task, int count) throws Throwable {
    eventually(() -> assertThat(driver.runs(task)).hasSize(count));
  }

  private void awaitStatus(AllocationId id, ClientStatus status) throws Throwable {
    eventually(() -> assertThat(cluster.allocation(id).clientStatus()).isEqualTo(status));
  }
}
