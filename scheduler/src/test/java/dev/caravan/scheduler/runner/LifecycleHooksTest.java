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
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tasks that run before, beside and after the main ones. */
class LifecycleHooksTest {
  private static final Task MAIN = Fixtures.task("main");

  @TempDir Path directory;

  private TestNode node;
  private ScriptedCluster cluster;
  private FakeDriver driver;

  @BeforeEach
  void start() {
    node = new TestNode(directory);
    cluster = node.cluster;
    driver = node.driver;
  }

  @AfterEach
  void close() {
    node.close();
  }

  @Test
  void theMainTaskWaitsForTheOneBeforeIt() {
    AllocationId id = node.place(Fixtures.batch(MAIN, hook("init", Hook.PRESTART, false)));
    node.awaitRuns("init", 1);
    assertThat(cluster.events(id, "main")).containsExactly("Received");

    driver.run("init").end(0);

    node.awaitRuns("main", 1);
    driver.run("main").end(0);
    node.awaitStatus(id, ClientStatus.COMPLETE);
  }

  @Test
  void aFailureBeforeTheMainTaskFailsTheAllocation() {
    AllocationId id = node.place(Fixtures.batch(MAIN, hook("init", Hook.PRESTART, false)));
    node.awaitRuns("init", 1);

    driver.run("init").end(1);

    node.awaitStatus(id, ClientStatus.FAILED);
    assertThat(driver.runs("main")).isEmpty();
    assertThat(cluster.events(id, "main"))
        .containsExactly("Received", "Sibling Task Failed", "Killing");
  }

  @Test
  void aSidecarEndsWhenTheMainTasksHave() {
    AllocationId id = node.place(Fixtures.batch(MAIN, hook("proxy", Hook.PRESTART, true)));
    node.awaitRuns("main", 1);

    driver.run("main").end(0);

    node.awaitStatus(id, ClientStatus.COMPLETE);
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
  void aSidecarOfABatchJobIsRestartedAfterAGoodEnd() {
    node.place(
        Fixtures.job(
            JobType.BATCH, Fixtures.restarts(1), MAIN, hook("proxy", Hook.POSTSTART, true)));
    node.awaitRuns("proxy", 1);

    driver.run("proxy").end(0);

    node.awaitRuns("proxy", 2);
  }

  @Test
  void aHookOfAServiceEndsWellForGood() {
    AllocationId id = node.place(Fixtures.service(MAIN, hook("announce", Hook.POSTSTART, false)));
    node.awaitRuns("announce", 1);

    driver.run("announce").end(0);

    eventually(() -> assertThat(cluster.events(id, "announce")).endsWith("Started", "Terminated"));
    assertThat(cluster.allocation(id).clientStatus()).isEqualTo(ClientStatus.RUNNING);
  }

  @Test
  void whatComesLastRunsAlsoWhenTheAllocationIsStopped() {
    AllocationId id = node.place(Fixtures.service(MAIN, hook("cleanup", Hook.POSTSTOP, false)));
    node.awaitStatus(id, ClientStatus.RUNNING);
    assertThat(driver.runs("cleanup")).isEmpty();

    node.stop(id);

    node.awaitRuns("cleanup", 1);
    assertThat(driver.run("main").wasKilled()).isTrue();
    driver.run("cleanup").end(0);
    node.awaitStatus(id, ClientStatus.COMPLETE);
    assertThat(driver.run("cleanup").wasKilled()).isFalse();
  }

  @Test
  void whatWasStoppedBeforeItBeganRunsNothing() {
    Job job = Fixtures.service(MAIN, hook("cleanup", Hook.POSTSTOP, false));
    AllocationId id = cluster.register(job).place(job);
    cluster.stop(id);

    node.runner().wake();

    node.awaitStatus(id, ClientStatus.COMPLETE);
    assertThat(driver.runs("cleanup")).isEmpty();
  }

  @Test
  void sidecarsAreToldToEndOnlyWhenTheMainTasksHaveEnded() {
    driver.beStubborn();
    AllocationId id = node.place(Fixtures.service(MAIN, hook("proxy", Hook.PRESTART, true)));
    node.awaitRuns("main", 1);

    node.stop(id);

    eventually(() -> assertThat(driver.run("main").wasKilled()).isTrue());
    assertThat(driver.run("proxy").wasKilled()).isFalse();
    driver.run("main").end(0);
    eventually(() -> assertThat(driver.run("proxy").wasKilled()).isTrue());
    driver.run("proxy").end(0);
    node.awaitStatus(id, ClientStatus.COMPLETE);
  }

  @Test
  void aHostThatComesBackGoesOnInTheSamePhase() {
    AllocationId id =
        node.place(
            Fixtures.batch(
                MAIN, hook("init", Hook.PRESTART, false), hook("cleanup", Hook.POSTSTOP, false)));
    node.awaitRuns("init", 1);
    driver.run("init").end(0);
    eventually(() -> assertThat(cluster.events(id, "main")).endsWith("Started"));

    node.restartHost();
    driver.run("main").end(0);

    node.awaitRuns("cleanup", 1);
    assertThat(driver.runs("init")).hasSize(1);
    assertThat(driver.runs("main")).hasSize(1);
    driver.run("cleanup").end(0);
    node.awaitStatus(id, ClientStatus.COMPLETE);
  }

  @Test
  void aHostThatComesBackBeforeTheMainTasksStartsThemOnlyInTheirTurn() {
    node.place(Fixtures.batch(MAIN, hook("init", Hook.PRESTART, false)));
    node.awaitRuns("init", 1);

    node.restartHost();
    assertThat(driver.runs("main")).isEmpty();
    driver.run("init").end(0);

    node.awaitRuns("main", 1);
    assertThat(driver.runs("init")).hasSize(1);
  }

  @Test
  void aGroupGoesOnForItsShutdownDelayBeforeItsTasksAreTold() {
    Job job = Fixtures.service(MAIN);
    TaskGroup patient =
        job.taskGroups().get(0).toBuilder().shutdownDelay(Duration.ofHours(1)).build();
    AllocationId id = node.place(job.toBuilder().taskGroups(patient).build());
    node.awaitStatus(id, ClientStatus.RUNNING);

    node.stop(id);

    assertThat(node.runner().stopAll(Duration.ofMillis(50))).isFalse();
    assertThat(driver.run("main").wasKilled()).isFalse();
  }

  @Test
  void aTaskGoesOnForItsShutdownDelayBeforeItIsKilled() {
    Task patient = MAIN.toBuilder().shutdownDelay(Duration.ofMillis(1)).build();
    AllocationId id = node.place(Fixtures.service(patient));
    node.awaitStatus(id, ClientStatus.RUNNING);

    node.stop(id);

    node.awaitStatus(id, ClientStatus.COMPLETE);
    assertThat(cluster.events(id, "main"))
        .endsWith("Killing", "Waiting for shutdown delay", "Terminated", "Killed");
  }

  @Test
  void allTasksCanBeginAnewInTheirOrder() {
    AllocationId id =
        node.place(
            Fixtures.service(
                MAIN,
                hook("init", Hook.PRESTART, false),
                hook("proxy", Hook.PRESTART, true),
                hook("announce", Hook.POSTSTART, false)));
    node.awaitRuns("init", 1);
    driver.run("init").end(0);
    node.awaitRuns("announce", 1);
    driver.run("announce").end(0);
    eventually(() -> assertThat(cluster.events(id, "announce")).endsWith("Terminated"));

    assertThat(node.runner().restartAll(id).join()).isTrue();

    node.awaitRuns("init", 2);
    eventually(() -> assertThat(cluster.events(id, "main")).endsWith("Terminated", "Restarting"));
    assertThat(driver.runs("main")).hasSize(1);
    assertThat(driver.runs("announce")).hasSize(1);
    driver.runs("init").get(1).end(0);
    node.awaitRuns("main", 2);
    node.awaitRuns("proxy", 2);
    node.awaitRuns("announce", 2);
    assertThat(cluster.events(id, "init"))
        .containsExactly(
            "Received",
            "Task Setup",
            "Started",
            "Terminated",
            "Restart Signaled",
            "Started",
            "Terminated");
    assertThat(cluster.messages(id, "init")).contains("User requested all tasks to restart");
    assertThat(cluster.task(id, "init").restarts()).isEqualTo(1);
  }

  @Test
  void whatBeginsAnewDoesSoAlsoAfterTheHostCameBack() {
    AllocationId id = node.place(Fixtures.service(MAIN, hook("init", Hook.PRESTART, false)));
    node.awaitRuns("init", 1);
    driver.run("init").end(0);
    eventually(() -> assertThat(cluster.events(id, "main")).endsWith("Started"));
    assertThat(node.runner().restartAll(id).join()).isTrue();
    node.awaitRuns("init", 2);

    node.restartHost();
    driver.runs("init").get(1).end(0);

    node.awaitRuns("main", 2);
  }

  @Test
  void whatIsOverDoesNotBeginAnew() {
    AllocationId id = node.place(Fixtures.batch(MAIN));
    node.awaitRuns("main", 1);
    driver.run("main").end(0);
    node.awaitStatus(id, ClientStatus.COMPLETE);

    assertThat(node.runner().restartAll(id).join()).isFalse();
  }

  private static Task hook(String name, Hook hook, boolean sidecar) {
    return Fixtures.task(name).toBuilder()
        .lifecycle(new dev.caravan.core.model.TaskLifecycle(hook, sidecar))
        .build();
  }
}
