package dev.caravan.scheduler.runner;

import static dev.caravan.scheduler.runner.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.RestartPolicy;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.TaskState;
import dev.caravan.scheduler.artifact.ArtifactPolicy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeRunnerTest {
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
  void runsAnAllocationAndTellsSo() throws Throwable {
    AllocationId id = placed(Fixtures.service(Fixtures.task("main")));

    awaitStatus(id, ClientStatus.RUNNING);

    assertThat(cluster.allocation(id).clientDescription()).isEqualTo("Tasks are running");
    assertThat(cluster.messages(id, "main"))
        .containsExactly(
            "Task received by client", "Building Task Directory", "Task started by client");
    assertThat(driver.run("main").request.directories().secrets()).isDirectory();
  }

  @Test
  void completesABatchJobThatEndsWell() throws Throwable {
    AllocationId id = placed(Fixtures.batch(Fixtures.task("main")));
    awaitStatus(id, ClientStatus.RUNNING);

    driver.run("main").end(0);

    awaitStatus(id, ClientStatus.COMPLETE);
    assertThat(cluster.events(id, "main"))
        .containsExactly("Received", "Task Setup", "Started", "Terminated");
    assertThat(cluster.task(id, "main").failed()).isFalse();
  }

  @Test
  void letsTheDriverForgetATaskOnlyWhenItsEndIsStored() throws Throwable {
    AllocationId id = placed(Fixtures.batch(Fixtures.task("main")));
    awaitStatus(id, ClientStatus.RUNNING);
    cluster.failReports(1);

    driver.run("main").end(0);

    eventually(() -> assertThat(driver.run("main").destroyed).isTrue());
    assertThat(cluster.allocation(id).clientStatus()).isEqualTo(ClientStatus.COMPLETE);
  }

  @Test
  void restartsAServiceUntilItsAttemptsAreUsedUp() throws Throwable {
    AllocationId id =
        placed(Fixtures.job(JobType.SERVICE, Fixtures.restarts(1), Fixtures.task("main")));
    awaitRuns("main", 1);
    driver.run("main").end(0);
    awaitRuns("main", 2);
    driver.run("main").end(0);

    awaitStatus(id, ClientStatus.FAILED);

    assertThat(cluster.events(id, "main"))
        .containsExactly(
            "Received",
            "Task Setup",
            "Started",
            "Terminated",
            "Restarting",
            "Started",
            "Terminated",
            "Not Restarting");
    assertThat(cluster.task(id, "main").restarts()).isEqualTo(1);
    assertThat(driver.runs("main").get(0).destroyed).isTrue();
  }

  @Test
  void killsWhatIsNotWantedAnyMore() throws Throwable {
    Task main =
        Fixtures.task("main").toBuilder()
            .killSignal("SIGTERM")
            .killTimeout(Duration.ofSeconds(3))
            .build();
    AllocationId id = placed(Fixtures.service(main));
    awaitStatus(id, ClientStatus.RUNNING);

    cluster.stop(id);
    runner.wake();

    awaitStatus(id, ClientStatus.COMPLETE);
    assertThat(cluster.messages(id, "main"))
        .endsWith(
            "Sent interrupt. Waiting 3s before force killing",
            "Exit Code: 130, Signal: 2",
            "Task successfully killed");
    assertThat(driver.run("main").killSignal).isEqualTo("SIGTERM");
    assertThat(driver.run("main").killTimeout).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void triesAgainWhenATaskCannotBeKilled() throws Throwable {
    AllocationId id = placed(Fixtures.service(Fixtures.task("main")));
    awaitStatus(id, ClientStatus.RUNNING);
    driver.run("main").failKill("the daemon is away");

    cluster.stop(id);
    runner.wake();

    awaitStatus(id, ClientStatus.COMPLETE);
  }

  @Test
  void neverStartsWhatIsStoppedBeforeItWasTakenOn() throws Throwable {
    Job job = Fixtures.service(Fixtures.task("main"));
    AllocationId id = cluster.register(job).place(job);
    cluster.stop(id);

    runner.wake();

    awaitStatus(id, ClientStatus.COMPLETE);
    assertThat(driver.runs("main")).isEmpty();
  }

  @Test
  void goesOnUnderANewDeclarationWithoutARestart() throws Throwable {
    AllocationId id = placed(Fixtures.service(Fixtures.task("main")));
    awaitStatus(id, ClientStatus.RUNNING);
    Task changed =
        Fixtures.task("main").toBuilder()
            .killTimeout(Duration.ofSeconds(7))
            .env(Map.of("COLOR", "blue"))
            .build();
    cluster.register(Fixtures.service(changed));
    cluster.updateInPlace(id);
    // Taken on after the update, so that the update is known to have come in when it runs.
    awaitStatus(placed(Fixtures.service(Fixtures.task("later"))), ClientStatus.RUNNING);

    driver.run("main").end(1);
    awaitRuns("main", 2);
    cluster.stop(id);
    runner.wake();
    awaitStatus(id, ClientStatus.COMPLETE);

    assertThat(driver.run("main").request.env()).containsEntry("COLOR", "blue");
    assertThat(driver.run("main").killTimeout).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void waitsForTheEndOfTheAllocationThatIsReplaced() throws Throwable {
    driver.beStubborn();
    Job job = Fixtures.service(Fixtures.task("main"));
    AllocationId old = placed(job);
    awaitStatus(old, ClientStatus.RUNNING);
    cluster.stop(old);
    AllocationId replacement = cluster.place(job, old);
    runner.wake();
    eventually(() -> assertThat(driver.run("main").wasKilled()).isTrue());
    eventually(() -> assertThat(cluster.events(replacement, "main")).containsExactly("Received"));
    assertThat(driver.runs("main")).hasSize(1);

    driver.run("main").end(0);

    awaitStatus(replacement, ClientStatus.RUNNING);
  }

  @Test
  void whatIsStoppedWhileItWaitsHasNotEndedBeforeWhatItWaitsFor() throws Throwable {
    driver.beStubborn();
    Job job = Fixtures.service(Fixtures.task("main"));
    AllocationId first = placed(job);
    awaitStatus(first, ClientStatus.RUNNING);
    cluster.stop(first);
    AllocationId second = cluster.place(job, first);
    runner.wake();
    eventually(() -> assertThat(cluster.events(second, "main")).containsExactly("Received"));

    cluster.stop(second);
    AllocationId third = cluster.place(job, second);
    runner.wake();
    eventually(() -> assertThat(cluster.events(third, "main")).containsExactly("Received"));
    assertThat(cluster.allocation(second).clientStatus()).isEqualTo(ClientStatus.PENDING);
    assertThat(driver.runs("main")).hasSize(1);

    driver.run("main").end(0);
    awaitStatus(third, ClientStatus.RUNNING);
    assertThat(cluster.allocation(second).clientStatus()).isEqualTo(ClientStatus.COMPLETE);
    assertThat(driver.runs("main")).hasSize(2);
  }

  @Test
  void usesAreThoseOfRunningTasks() throws Throwable {
    AllocationId id = placed(Fixtures.service(Fixtures.task("main")));
    awaitStatus(id, ClientStatus.RUNNING);

    assertThat(runner.usage(id)).containsOnlyKeys("main");
    assertThat(runner.usage(new AllocationId("elsewhere"))).isEmpty();
  }

  @Test
  void endsWhatTheLogHoldsForLost() throws Throwable {
    AllocationId id = placed(Fixtures.service(Fixtures.task("main")));
    awaitStatus(id, ClientStatus.RUNNING);

    cluster.lose(id);
    runner.wake();

    eventually(() -> assertThat(driver.run("main").destroyed).isTrue());
    assertThat(driver.run("main").wasKilled()).isTrue();
    assertThat(cluster.allocation(id).clientStatus()).isNotEqualTo(ClientStatus.RUNNING);
  }

  @Nested
  class Failures {

    @Test
    void aDriverThatRefusesFailsTheTask() throws Throwable {
      driver.say("Downloading image");
      driver.refuse("no such image", false);

      AllocationId id = placed(Fixtures.batch(Fixtures.task("main")));

      awaitStatus(id, ClientStatus.FAILED);
      assertThat(cluster.events(id, "main"))
          .containsExactly("Received", "Task Setup", "Driver", "Driver Failure", "Not Restarting");
      assertThat(cluster.messages(id, "main"))
          .endsWith("Downloading image", "no such image", "Policy allows no restarts");
    }

    @Test
    void aFailedStartThatMayWorkLaterIsTriedAgain() throws Throwable {
      driver.refuse("the daemon is away", true);

      AllocationId id = placed(Fixtures.service(Fixtures.task("main")));

      awaitStatus(id, ClientStatus.RUNNING);
      assertThat(cluster.events(id, "main")).contains("Driver Failure", "Restarting", "Started");
    }

    @Test
    void anUnknownVariableFailsValidation() throws Throwable {
      Task main =
          Fixtures.task("main").toBuilder().config(Map.of("command", "${nothing.here}")).build();

      AllocationId id = placed(Fixtures.batch(main));

      awaitStatus(id, ClientStatus.FAILED);
      assertThat(cluster.events(id, "main"))
          .containsExactly("Received", "Task Setup", "Failed Validation", "Not Restarting");
    }

    @Test
    void aTaskNameThatIsAPathFailsSetup() throws Throwable {
      AllocationId id = placed(Fixtures.batch(Fixtures.task("../../etc")));

      awaitStatus(id, ClientStatus.FAILED);
      assertThat(cluster.events(id, "../../etc")).contains("Setup Failure");
      assertThat(driver.runs("../../etc")).isEmpty();
    }

    @Test
    void aMissingDriverIsNamed() throws Throwable {
      AllocationId id = placed(Fixtures.batch(Task.builder("main", "docker").build()));

      awaitStatus(id, ClientStatus.FAILED);
      assertThat(cluster.messages(id, "main"))
          .contains("this node has no driver \"docker\"; it has [fake]");
    }

    @Test
    void aReportThatCannotBeStoredIsSentAgainWhole() throws Throwable {
      cluster.failReports(3);

      AllocationId id = placed(Fixtures.service(Fixtures.task("main")));

      awaitStatus(id, ClientStatus.RUNNING);
      assertThat(cluster.events(id, "main")).containsExactly("Received", "Task Setup", "Started");
    }
  }

  @Nested
  class Siblings {

    @Test
    void endWhenTheLeaderIsDone() throws Throwable {
      Task boss = Fixtures.task("boss").toBuilder().leader(true).build();
      AllocationId id = placed(Fixtures.batch(boss, Fixtures.task("helper")));
      awaitRuns("boss", 1);
      awaitRuns("helper", 1);
      awaitStatus(id, ClientStatus.RUNNING);
      eventually(() -> assertThat(cluster.events(id, "helper")).endsWith("Started"));

      driver.run("boss").end(0);

      awaitStatus(id, ClientStatus.COMPLETE);
      assertThat(cluster.events(id, "boss"))
          .containsExactly("Received", "Task Setup", "Started", "Terminated", "Killing");
      assertThat(cluster.events(id, "helper"))
          .containsExactly(
              "Received",
              "Task Setup",
              "Started",
              "Leader Task Dead",
              "Killing",
              "Terminated",
              "Killed");
    }

    @Test
    void endWhenOneFails() throws Throwable {
      AllocationId id = placed(Fixtures.batch(Fixtures.task("one"), Fixtures.task("two")));
      awaitRuns("one", 1);
      awaitRuns("two", 1);

      driver.run("one").end(1);

      awaitStatus(id, ClientStatus.FAILED);
      assertThat(cluster.messages(id, "two")).contains("Task's sibling \"one\" failed");
      assertThat(cluster.task(id, "two").failed()).isFalse();
    }

    @Test
    void goOnWhenOneIsDone() throws Throwable {
      AllocationId id = placed(Fixtures.batch(Fixtures.task("one"), Fixtures.task("two")));
      awaitRuns("one", 1);
      awaitRuns("two", 1);

      driver.run("one").end(0);

      eventually(() -> assertThat(cluster.task(id, "one").phase()).isEqualTo(TaskState.Phase.DEAD));
      assertThat(cluster.allocation(id).clientStatus()).isEqualTo(ClientStatus.RUNNING);
      assertThat(driver.run("two").wasKilled()).isFalse();
    }

    @Test
    void endAfterTheirLeader() throws Throwable {
      driver.beStubborn();
      Task boss = Fixtures.task("boss").toBuilder().leader(true).build();
      AllocationId id = placed(Fixtures.service(boss, Fixtures.task("helper")));
      awaitRuns("boss", 1);
      awaitRuns("helper", 1);
      eventually(() -> assertThat(cluster.events(id, "helper")).endsWith("Started"));
      cluster.stop(id);
      runner.wake();
      eventually(() -> assertThat(driver.run("boss").wasKilled()).isTrue());
      assertThat(driver.run("helper").wasKilled()).isFalse();

      driver.run("boss").end(0);

      eventually(() -> assertThat(driver.run("helper").wasKilled()).isTrue());
    }
  }

  @Nested
  class AfterTheHostCameBack {

    @Test
    void runningTasksAreFoundAgain() throws Throwable {
      AllocationId id = placed(Fixtures.service(Fixtures.task("main")));
      awaitStatus(id, ClientStatus.RUNNING);

      restartHost();
      cluster.stop(id);
      runner.wake();

      awaitStatus(id, ClientStatus.COMPLETE);
      assertThat(driver.runs("main")).hasSize(1);
      assertThat(cluster.events(id, "main"))
          .containsExactly("Received", "Task Setup", "Started", "Killing", "Terminated", "Killed");
    }

    @Test
    void anEndMeanwhileIsFound() throws Throwable {
      AllocationId id = placed(Fixtures.batch(Fixtures.task("main")));
      awaitStatus(id, ClientStatus.RUNNING);
      runner.close();
      driver.run("main").end(0);

      restartHost();

      awaitStatus(id, ClientStatus.COMPLETE);
      assertThat(cluster.events(id, "main")).endsWith("Started", "Terminated");
    }

    @Test
    void aStartThatWasNotReportedIsNotRepeated() throws Throwable {
      cluster.failReports(Integer.MAX_VALUE);
      AllocationId id = placed(Fixtures.service(Fixtures.task("main")));
      awaitRuns("main", 1);
      runner.close();
      cluster.failReports(0);

      restartHost();

      awaitStatus(id, ClientStatus.RUNNING);
      assertThat(driver.runs("main")).hasSize(1);
      assertThat(cluster.events(id, "main")).containsExactly("Received", "Task Setup", "Started");
    }

    @Test
    void anEndThatCouldNotBeStoredIsKnownToTheNext() throws Throwable {
      AllocationId id = placed(Fixtures.service(Fixtures.task("main")));
      awaitStatus(id, ClientStatus.RUNNING);
      cluster.failReports(Integer.MAX_VALUE);
      driver.run("main").end(4);
      eventually(() -> assertThat(cluster.failuresToCome()).isLessThan(Integer.MAX_VALUE));
      runner.close();
      cluster.failReports(0);

      restartHost();

      awaitRuns("main", 2);
      eventually(
          () ->
              assertThat(cluster.messages(id, "main"))
                  .containsOnlyOnce("Exit Code: 4")
                  .endsWith("Task started by client"));
    }

    @Test
    void anEndThatIsToldIsNotToldAgain() throws Throwable {
      RestartPolicy later =
          new RestartPolicy(
              2, Duration.ofMinutes(30), Duration.ofSeconds(2), RestartPolicy.Mode.FAIL);
      AllocationId id = placed(Fixtures.job(JobType.SERVICE, later, Fixtures.task("main")));
      awaitStatus(id, ClientStatus.RUNNING);
      driver.run("main").failDestroy(1);
      driver.run("main").end(4);
      eventually(() -> assertThat(cluster.task(id, "main").restarts()).isEqualTo(1));

      restartHost();

      awaitRuns("main", 2);
      assertThat(driver.runs("main").get(0).destroyed).isTrue();
      eventually(
          () ->
              assertThat(cluster.events(id, "main"))
                  .containsExactly(
                      "Received", "Task Setup", "Started", "Terminated", "Restarting", "Started"));
    }

    @Test
    void whatADriverStillKeepsOfWhatIsOverIsRemoved() throws Throwable {
      AllocationId id = placed(Fixtures.batch(Fixtures.task("main")));
      awaitStatus(id, ClientStatus.RUNNING);
      FakeDriver.Run run = driver.run("main");
      run.failDestroy(Integer.MAX_VALUE);
      run.end(0);
      awaitStatus(id, ClientStatus.COMPLETE);
      runner.close();
      run.failDestroy(0);

      restartHost();

      eventually(() -> assertThat(run.destroyed).isTrue());
      eventually(() -> assertThat(new RunNotes(directory).allocations()).isEmpty());
    }

    @Test
    void whatRunsOfAnAllocationThatWasLostIsEnded() throws Throwable {
      AllocationId id = placed(Fixtures.service(Fixtures.task("main")));
      awaitStatus(id, ClientStatus.RUNNING);
      runner.close();
      cluster.lose(id);

      restartHost();

      eventually(() -> assertThat(driver.run("main").destroyed).isTrue());
      assertThat(driver.run("main").wasKilled()).isTrue();
    }

    @Test
    void aLostTaskIsRestartedByItsPolicy() throws Throwable {
      AllocationId id = placed(Fixtures.service(Fixtures.task("main")));
      awaitStatus(id, ClientStatus.RUNNING);
      runner.close();
      driver.forgetAll();

      restartHost();

      awaitRuns("main", 1);
      eventually(
          () ->
              assertThat(cluster.events(id, "main"))
                  .containsExactly(
                      "Received", "Task Setup", "Started", "Terminated", "Restarting", "Started"));
    }

    @Test
    void nothingIsStartedWhileItsDriverCannotTell() throws Throwable {
      AllocationId id = placed(Fixtures.service(Fixtures.task("main")));
      awaitStatus(id, ClientStatus.RUNNING);
      driver.failRecovery("the daemon is away", true);
      driver.failRecovery("the daemon is away", true);

      restartHost();
      driver.run("main").end(0);

      awaitRuns("main", 2);
      eventually(() -> assertThat(cluster.events(id, "main")).contains("Restarting"));
    }

    @Test
    void whatAPurgedJobHasLeftIsEnded() throws Throwable {
      Job job = Fixtures.service(Fixtures.task("main"));
      AllocationId id = placed(job);
      awaitStatus(id, ClientStatus.RUNNING);
      runner.close();
      cluster.stop(id);
      cluster.purge(job.id());

      restartHost();

      awaitStatus(id, ClientStatus.COMPLETE);
      assertThat(driver.run("main").wasKilled()).isTrue();
    }

    @Test
    void whatAPurgedJobHasLeftIsNotTakenForTheNextJobOfItsId() throws Throwable {
      Job job = Fixtures.service(Fixtures.task("main"));
      AllocationId id = placed(job);
      awaitStatus(id, ClientStatus.RUNNING);
      runner.close();
      cluster.stop(id);
      cluster.purge(job.id());
      cluster.register(Fixtures.service(Fixtures.task("other")));

      restartHost();

      awaitStatus(id, ClientStatus.COMPLETE);
      assertThat(driver.run("main").wasKilled()).isTrue();
    }

    @Test
    void aTaskGoesOnThoughItsDeclarationIsKeptNoLonger() throws Throwable {
      Job job = Fixtures.service(Fixtures.task("main"));
      AllocationId id = placed(job);
      awaitStatus(id, ClientStatus.RUNNING);
      cluster.purge(job.id());

      restartHost();

      eventually(() -> assertThat(runner.usage(id)).containsOnlyKeys("main"));
      assertThat(driver.run("main").wasKilled()).isFalse();
    }

    @Test
    void theDeadStayDead() throws Throwable {
      AllocationId id = placed(Fixtures.batch(Fixtures.task("one"), Fixtures.task("two")));
      awaitRuns("one", 1);
      awaitRuns("two", 1);
      driver.run("one").end(0);
      eventually(() -> assertThat(cluster.events(id, "one")).endsWith("Terminated"));
      eventually(() -> assertThat(cluster.events(id, "two")).endsWith("Started"));

      restartHost();
      driver.run("two").end(0);

      awaitStatus(id, ClientStatus.COMPLETE);
      assertThat(driver.runs("one")).hasSize(1);
      eventually(() -> assertThat(driver.run("one").destroyed).isTrue());
    }
  }

  @Nested
  class Closing {

    @Test
    void leavesTasksRunningAndSaysNothingMore() throws Throwable {
      AllocationId id = placed(Fixtures.service(Fixtures.task("main")));
      awaitStatus(id, ClientStatus.RUNNING);
      int batches = cluster.batches().size();

      runner.close();
      driver.run("main").end(0);

      assertThat(driver.run("main").wasKilled()).isFalse();
      assertThat(cluster.batches()).hasSize(batches);
    }

    @Test
    void canStopAllTasksFirst() throws Throwable {
      AllocationId id = placed(Fixtures.batch(Fixtures.task("main")));
      awaitStatus(id, ClientStatus.RUNNING);

      assertThat(runner.stopAll(Duration.ofSeconds(20))).isTrue();

      assertThat(driver.run("main").wasKilled()).isTrue();
      assertThat(driver.run("main").destroyed).isTrue();
      assertThat(cluster.allocation(id).clientStatus()).isEqualTo(ClientStatus.RUNNING);
    }

    @Test
    void doesNotWaitForEverForAStubbornTask() throws Throwable {
      driver.beStubborn();
      AllocationId id = placed(Fixtures.batch(Fixtures.task("main")));
      awaitStatus(id, ClientStatus.RUNNING);

      assertThat(runner.stopAll(Duration.ofMillis(50))).isFalse();
    }
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
        () -> Fixtures.SPEC,
        ArtifactPolicy.NONE);
  }

  private void awaitStatus(AllocationId id, ClientStatus status) throws Throwable {
    eventually(
        () ->
            assertThat(cluster.allocation(id).clientStatus())
                .as("%s", cluster.allocation(id))
                .isEqualTo(status));
  }

  private void awaitRuns(String task, int count) throws Throwable {
    eventually(() -> assertThat(driver.runs(task)).hasSize(count));
  }
}
