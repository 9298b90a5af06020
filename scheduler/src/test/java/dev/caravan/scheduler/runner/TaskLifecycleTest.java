package dev.caravan.scheduler.runner;

import static dev.caravan.scheduler.runner.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.driver.TaskExit;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.RestartPolicy;
import dev.caravan.core.model.TaskEvent;
import dev.caravan.core.model.TaskState;
import dev.caravan.scheduler.runner.PreparationException.Remedy;
import dev.caravan.scheduler.runner.TaskLife.Step;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TaskLifecycleTest {
  private static final TaskLifecycle RULES = rules(JobType.SERVICE, 2);
  private static final String ASKED = "User requested task to restart";
  private static final TaskLife NEW = TaskLife.of(TaskState.PENDING, NOON);
  private static final TaskLife RUNNING = NEW.running(NOON);

  @Test
  void aNewTaskGoesThroughSetupAndStartToRunning() {
    Transition begun = RULES.begin(NEW, false);
    Transition unblocked = RULES.unblocked(begun.life());
    Transition prepared = RULES.prepared(unblocked.life());
    Transition started = RULES.started(prepared.life());

    assertThat(begun.effect()).isEmpty();
    assertThat(unblocked.effect()).contains(new TaskEffect.Prepare(false));
    assertThat(prepared.effect()).contains(new TaskEffect.Start());
    assertThat(started.life().step()).isEqualTo(Step.RUNNING);
    assertThat(started.life().state().startedAt()).isEqualTo(NOON);
    assertThat(messages(started)).containsExactly("Task started by client");
  }

  @Test
  void aTaskOfAnEarlierLifeIsLookedForFirst() {
    Transition begun = RULES.begin(NEW, true);

    assertThat(begun.life().step()).isEqualTo(Step.RECOVERING);
    assertThat(begun.effect()).contains(new TaskEffect.Recover());
  }

  @Test
  void aRestartIsCountedAndWaitsForItsDelay() {
    Transition exited = RULES.exited(RUNNING, TaskExit.code(1));

    assertThat(exited.life().step()).isEqualTo(Step.WAITING);
    assertThat(exited.life().state().phase()).isEqualTo(TaskState.Phase.PENDING);
    assertThat(exited.life().state().restarts()).isEqualTo(1);
    assertThat(exited.life().state().lastRestart()).isEqualTo(NOON);
    assertThat(exited.effect()).contains(new TaskEffect.Wait(Duration.ofSeconds(15)));
    assertThat(messages(exited)).containsExactly("Exit Code: 1", "Task restarting in 15s");
  }

  @Test
  void aRestartByHandEndsTheRunAndStartsAnother() {
    Transition asked = RULES.restart(RUNNING, ASKED);
    Transition exited = RULES.exited(asked.life(), TaskExit.code(130));

    assertThat(asked.effect()).contains(TaskEffect.Kill.NOW);
    assertThat(messages(asked)).containsExactly(ASKED);
    assertThat(exited.life().step()).isEqualTo(Step.WAITING);
    assertThat(exited.life().state().restarts()).isEqualTo(1);
    assertThat(exited.effect()).contains(new TaskEffect.Wait(Duration.ZERO));
    assertThat(messages(exited)).containsExactly("Exit Code: 130", "Task restarting in 0s");
  }

  @Test
  void aRestartByHandTakesNoneOfThoseThatArePermitted() {
    TaskLife life = RUNNING;
    for (int i = 0; i < 5; i++) {
      life = RULES.exited(RULES.restart(life, ASKED).life(), TaskExit.code(1)).life().running(NOON);
    }

    assertThat(RULES.exited(life, TaskExit.code(1)).life().step()).isEqualTo(Step.WAITING);
  }

  @Test
  void onlyARunningTaskIsRestartedByHandAndOnlyOnceAtATime() {
    assertThat(RULES.restart(NEW, ASKED).effect()).isEmpty();
    assertThat(RULES.restart(RUNNING.asKilled(), ASKED).effect()).isEmpty();
    assertThat(RULES.restart(RULES.restart(RUNNING, ASKED).life(), ASKED).effect()).isEmpty();
  }

  @Test
  void whatBeginsAnewWaitsForItsTurnAsIfItHadNeverRun() {
    Transition asked = RULES.beginAnew(RUNNING, ASKED);
    Transition exited = RULES.exited(asked.life(), TaskExit.code(130));
    Transition waiting = RULES.delayOver(exited.life());

    assertThat(asked.effect()).contains(TaskEffect.Kill.NOW);
    assertThat(exited.effect()).contains(new TaskEffect.Wait(Duration.ZERO));
    assertThat(exited.life().state().startedAt()).isNull();
    assertThat(waiting.life().step()).isEqualTo(Step.BLOCKED);
  }

  @Test
  void aDeadTaskBeginsAnewUnlessItWasKilled() {
    TaskLife done = RUNNING.dead(false, NOON);

    assertThat(RULES.beginAnew(done, ASKED).life().step()).isEqualTo(Step.WAITING);
    assertThat(RULES.beginAnew(done, ASKED).life().state().restarts()).isEqualTo(1);
    assertThat(RULES.beginAnew(RUNNING.asKilled().dead(false, NOON), ASKED).effect()).isEmpty();
    assertThat(RULES.beginAnew(NEW, ASKED).effect()).isEmpty();
  }

  @Test
  void aTaskThatIsKilledWhileItRestartsEnds() {
    TaskLife restarting = RULES.restart(RUNNING, ASKED).life();

    Transition exited = RULES.exited(RULES.kill(restarting).life(), TaskExit.code(1));

    assertThat(exited.life().isDead()).isTrue();
  }

  @Test
  void anExitTellsCodeSignalAndReason() {
    assertThat(messages(RULES.exited(RUNNING.asKilled(), new TaskExit(137, 9, false, null))))
        .first()
        .isEqualTo("Exit Code: 137, Signal: 9");
    assertThat(messages(RULES.exited(RUNNING, new TaskExit(137, 0, true, null))))
        .first()
        .isEqualTo("Exit Code: 137, Exit Message: \"OOM Killed\"");
    assertThat(messages(RULES.exited(RUNNING, new TaskExit(1, 0, false, "container is gone"))))
        .first()
        .isEqualTo("Exit Code: 1, Exit Message: \"container is gone\"");
  }

  @Test
  void anExitForTooMuchMemoryIsKnownAsOne() {
    TaskEvent event = RULES.exited(RUNNING, new TaskExit(137, 0, true, null)).events().get(0);

    assertThat(event.outOfMemory()).isTrue();
    assertThat(event.exitMessage()).isEqualTo("OOM Killed");
  }

  @Test
  void aBatchTaskThatEndsWellIsDone() {
    Transition exited = rules(JobType.BATCH, 2).exited(RUNNING, TaskExit.code(0));

    assertThat(exited.life().isDead()).isTrue();
    assertThat(exited.life().state().failed()).isFalse();
    assertThat(exited.life().state().finishedAt()).isEqualTo(NOON);
    assertThat(messages(exited)).containsExactly("Exit Code: 0");
  }

  @Test
  void aTaskWithoutAttemptsHasFailed() {
    Transition exited = rules(JobType.SERVICE, 0).exited(RUNNING, TaskExit.code(0));

    assertThat(exited.life().isDead()).isTrue();
    assertThat(exited.life().state().failed()).isTrue();
    assertThat(messages(exited)).containsExactly("Exit Code: 0", "Policy allows no restarts");
  }

  @Test
  void aKilledTaskIsNeverRestarted() {
    Transition killed = RULES.kill(RUNNING);
    Transition exited = RULES.exited(killed.life(), TaskExit.signalled(2));

    assertThat(killed.effect()).contains(TaskEffect.Kill.NOW);
    assertThat(exited.life().isDead()).isTrue();
    assertThat(exited.life().state().failed()).isFalse();
    assertThat(messages(exited))
        .containsExactly("Exit Code: 130, Signal: 2", "Task successfully killed");
  }

  @Test
  void whatIsKilledWhileItIsStartedIsEndedOnceItRuns() {
    TaskLife killed = RULES.kill(NEW.at(Step.STARTING)).life();

    Transition started = RULES.started(killed);

    assertThat(killed.isDead()).isFalse();
    assertThat(started.effect()).contains(TaskEffect.Kill.NOW);
  }

  @Test
  void whatIsKilledWhileItIsLookedForIsEndedOnceItIsFound() {
    TaskLife killed = RULES.kill(RUNNING.at(Step.RECOVERING)).life();

    assertThat(RULES.found(killed).effect()).contains(TaskEffect.Kill.NOW);
    assertThat(RULES.unknown(killed).life().isDead()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = Step.class,
      names = {"NEW", "BLOCKED", "WAITING"})
  void whatDoesNotRunIsDeadAtOnceWhenKilled(Step step) {
    Transition killed = RULES.kill(NEW.at(step));

    assertThat(killed.life().isDead()).isTrue();
    assertThat(messages(killed)).containsExactly("Sent interrupt. Waiting 5s before force killing");
    assertThat(RULES.delayOver(killed.life()).effect()).isEmpty();
  }

  @Test
  void isKilledOnlyOnce() {
    TaskLife killed = RULES.kill(RUNNING).life();

    assertThat(RULES.kill(killed)).isEqualTo(Transition.none(killed));
  }

  @Test
  void aTaskThatIsGoneAfterTheHostCameBackHasFailedOnce() {
    Transition unknown = RULES.unknown(RUNNING.at(Step.RECOVERING));

    assertThat(unknown.life().step()).isEqualTo(Step.WAITING);
    assertThat(unknown.events())
        .extracting(TaskEvent::type)
        .containsExactly(TaskEvent.Type.TERMINATED, TaskEvent.Type.RESTARTING);
  }

  @Test
  void aTaskThatWasNeverStartedWaitsForItsTurnAgainAfterTheHostCameBack() {
    Transition unknown = RULES.unknown(NEW.at(Step.RECOVERING));

    assertThat(unknown.life().step()).isEqualTo(Step.BLOCKED);
  }

  @Test
  void onlyATaskThatWaitsForItsTurnIsUnblocked() {
    assertThat(RULES.unblocked(NEW)).isEqualTo(Transition.none(NEW));
    assertThat(RULES.unblocked(RUNNING)).isEqualTo(Transition.none(RUNNING));
  }

  @Test
  void aTaskGoesOnForItsShutdownDelayBeforeItIsKilled() {
    Duration delay = Duration.ofSeconds(7);
    TaskTerms terms = new TaskTerms(true, Fixtures.NO_RESTARTS, Duration.ofSeconds(5), delay);

    Transition killed = new TaskLifecycle(terms, NOON).kill(RUNNING);

    assertThat(killed.effect()).contains(new TaskEffect.Kill(delay));
    assertThat(messages(killed))
        .containsExactly(
            "Sent interrupt. Waiting 5s before force killing",
            "Waiting for shutdown_delay of 7s before killing the task.");
  }

  @Test
  void eachFailureHasItsEvent() {
    assertThat(failure((rules, life) -> rules.notPrepared(life, failure(Remedy.GIVE_UP))))
        .containsExactly(TaskEvent.Type.SETUP_FAILURE, TaskEvent.Type.NOT_RESTARTING);
    assertThat(failure((rules, life) -> rules.notPrepared(life, failure(Remedy.TRY_AGAIN))))
        .containsExactly(TaskEvent.Type.SETUP_FAILURE, TaskEvent.Type.RESTARTING);
    assertThat(failure((rules, life) -> rules.notPrepared(life, failure(Remedy.KILL))))
        .containsExactly(TaskEvent.Type.SETUP_FAILURE);
    assertThat(failure((rules, life) -> rules.configRefused(life, "no variable")))
        .containsExactly(TaskEvent.Type.FAILED_VALIDATION, TaskEvent.Type.NOT_RESTARTING);
    assertThat(failure((rules, life) -> rules.startFailed(life, "no image", false)))
        .containsExactly(TaskEvent.Type.DRIVER_FAILURE, TaskEvent.Type.NOT_RESTARTING);
    assertThat(failure((rules, life) -> rules.startFailed(life, "no daemon", true)))
        .containsExactly(TaskEvent.Type.DRIVER_FAILURE, TaskEvent.Type.RESTARTING);
  }

  private static PreparationException failure(Remedy remedy) {
    return new PreparationException(TaskEvent.Type.SETUP_FAILURE, "disk is full", remedy, null);
  }

  private static List<TaskEvent.Type> failure(
      BiFunction<TaskLifecycle, TaskLife, Transition> happening) {
    return happening.apply(RULES, NEW.at(Step.STARTING)).events().stream()
        .map(TaskEvent::type)
        .toList();
  }

  private static List<String> messages(Transition transition) {
    return transition.events().stream().map(TaskEvent::message).toList();
  }

  private static TaskLifecycle rules(JobType type, int attempts) {
    RestartPolicy policy =
        new RestartPolicy(
            attempts, Duration.ofMinutes(30), Duration.ofSeconds(15), RestartPolicy.Mode.FAIL);
    TaskTerms terms =
        new TaskTerms(type == JobType.SERVICE, policy, Duration.ofSeconds(5), Duration.ZERO);
    return new TaskLifecycle(terms, NOON);
  }
}
