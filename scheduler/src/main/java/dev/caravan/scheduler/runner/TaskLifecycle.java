package dev.caravan.scheduler.runner;

import dev.caravan.core.driver.TaskExit;
import dev.caravan.core.model.TaskEvent;
import dev.caravan.core.model.TaskState;
import dev.caravan.scheduler.runner.RestartDecision.Ending;
import dev.caravan.scheduler.runner.TaskLife.Restarting;
import dev.caravan.scheduler.runner.TaskLife.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A task's state machine: one method for each thing that can happen to it. Decides, and does
 * nothing.
 *
 * <pre>
 *   NEW ── begin ──▶ BLOCKED ── unblocked ──▶ SETUP ─ prepared ▶ STARTING ── started ──▶ RUNNING
 *    └─ begin, known before ─▶ RECOVERING ── found ────────────────────────────────────────▶│
 *                                  └─ unknown ─▶ BLOCKED               DEAD ◀── exited ─────│
 *                                             STARTING ◀── delay over ── WAITING ◀── exited ┘
 *   what never started goes from WAITING to BLOCKED; begin anew leads there from DEAD too
 *   whatever fails goes where its restart policy says: WAITING or DEAD
 * </pre>
 *
 * @param terms what its job declares
 * @param now when it happens
 */
record TaskLifecycle(TaskTerms terms, Instant now) {

  /** It is this node's now; it may have to wait for its turn. */
  Transition received(TaskLife life) {
    boolean news = life.step() == Step.NEW && life.state().events().isEmpty();
    return news ? Transition.to(life, List.of(events().received())) : Transition.none(life);
  }

  /**
   * Its allocation begins.
   *
   * @param knownBefore whether an earlier life of the host may have started it
   */
  Transition begin(TaskLife life, boolean knownBefore) {
    if (knownBefore) {
      // A dead task is looked for too: its driver may still keep what is left of it.
      TaskLife next = life.isDead() ? life : life.at(Step.RECOVERING);
      return Transition.to(next, List.of(), new TaskEffect.Recover());
    }
    return life.step() == Step.NEW
        ? Transition.to(life.at(Step.BLOCKED), List.of())
        : Transition.none(life);
  }

  /** Its turn among the tasks of its allocation has come. */
  Transition unblocked(TaskLife life) {
    return life.step() == Step.BLOCKED ? setUp(life) : Transition.none(life);
  }

  /** Its driver knows it from an earlier life of the host: it runs, or has ended meanwhile. */
  Transition found(TaskLife life) {
    if (life.isDead()) {
      return Transition.none(life);
    }
    if (life.state().phase() == TaskState.Phase.RUNNING) {
      return nowRunning(life.at(Step.RUNNING), List.of());
    }
    // It was started, but the host went away before it could say so.
    List<TaskEvent> untold = new ArrayList<>(setupEvent(life));
    untold.add(events().started());
    return nowRunning(life.running(now), untold);
  }

  /** Its driver knows nothing of it. */
  Transition unknown(TaskLife life) {
    if (life.isDead()) {
      return Transition.none(life);
    }
    if (life.state().phase() == TaskState.Phase.RUNNING) {
      return ended(life, events().lost(), Ending.FAILED);
    }
    return Transition.to(life.killed() ? life.dead(false, now) : life.at(Step.BLOCKED), List.of());
  }

  /** All that it needs is in its place. */
  Transition prepared(TaskLife life) {
    return life.step() == Step.SETUP ? start(life) : Transition.none(life);
  }

  /** Something that it needs cannot be put into its place. */
  Transition notPrepared(TaskLife life, PreparationException failure) {
    TaskEvent event = events().of(failure.type(), failure.message());
    return switch (failure.remedy()) {
      case TRY_AGAIN -> ended(life, event, Ending.FAILED);
      case GIVE_UP -> ended(life, event, Ending.UNRECOVERABLE);
      case KILL ->
          life.isDead()
              ? Transition.none(life)
              : Transition.to(life.dead(true, now), List.of(event));
    };
  }

  Transition configRefused(TaskLife life, String message) {
    return ended(life, events().failedValidation(message), Ending.UNRECOVERABLE);
  }

  Transition downloading(TaskLife life) {
    return life.isDead()
        ? Transition.none(life)
        : Transition.to(life, List.of(events().downloadingArtifacts()));
  }

  Transition driverSaid(TaskLife life, String message) {
    return Transition.to(life, List.of(events().driver(message)));
  }

  Transition startFailed(TaskLife life, String message, boolean recoverable) {
    return ended(
        life, events().driverFailure(message), recoverable ? Ending.FAILED : Ending.UNRECOVERABLE);
  }

  Transition started(TaskLife life) {
    return nowRunning(life.running(now), List.of(events().started()));
  }

  Transition exited(TaskLife life, TaskExit exit) {
    return ended(
        life, events().terminated(exit), exit.successful() ? Ending.SUCCEEDED : Ending.FAILED);
  }

  Transition delayOver(TaskLife life) {
    if (life.step() != Step.WAITING) {
      return Transition.none(life);
    }
    if (life.state().startedAt() == null) {
      return Transition.to(life.at(Step.BLOCKED), List.of());
    }
    return terms.restart().renderTemplates()
        ? Transition.to(life.at(Step.SETUP), List.of(), new TaskEffect.Prepare(true))
        : start(life);
  }

  /** It is to end. A dead task notes it too, as in Nomad, where all tasks are told alike. */
  Transition kill(TaskLife life) {
    if (life.killed()) {
      return Transition.none(life);
    }
    List<TaskEvent> killing = List.of(events().killing(terms.killTimeout()));
    TaskLife killed = life.asKilled();
    return switch (life.step()) {
      case NEW, BLOCKED, SETUP, WAITING -> Transition.to(killed.dead(false, now), killing);
      case RUNNING -> killRunning(killed, killing);
      // Its driver is busy with it: it is killed as soon as there is something to kill.
      case RECOVERING, STARTING, DEAD -> Transition.to(killed, killing);
    };
  }

  /** Somebody wants it to be started anew. Only a running task can be. */
  Transition restart(TaskLife life, String reason) {
    if (life.step() != Step.RUNNING || life.killed() || life.isRunEnding()) {
      return Transition.none(life);
    }
    return Transition.to(
        life.asRestarting(), List.of(events().restartSignaled(reason)), TaskEffect.Kill.NOW);
  }

  /**
   * Somebody wants all tasks of its allocation to be started anew: it begins again as if it had
   * never run, and waits for its turn. One that has not run yet, or is about to, does so anyway.
   */
  Transition beginAnew(TaskLife life, String reason) {
    if (life.killed() || life.isRunEnding()) {
      return Transition.none(life);
    }
    List<TaskEvent> told = List.of(events().restartSignaled(reason));
    return switch (life.step()) {
      case RUNNING -> Transition.to(life.asBeginningAnew(), told, TaskEffect.Kill.NOW);
      case DEAD -> Transition.to(life.beginningAnew(now), told, new TaskEffect.Wait(Duration.ZERO));
      case NEW, RECOVERING, BLOCKED, SETUP, STARTING, WAITING -> Transition.none(life);
    };
  }

  /** Its checks have failed too often: its run is ended, and counts as failed however it ends. */
  Transition unhealthy(TaskLife life, String reason) {
    if (life.step() != Step.RUNNING || life.killed() || life.isRunEnding()) {
      return Transition.none(life);
    }
    return Transition.to(
        life.asUnhealthy(), List.of(events().restartSignaled(reason)), TaskEffect.Kill.NOW);
  }

  /** The script of a template that has changed has done its work. */
  Transition scriptRan(TaskLife life, String message) {
    return Transition.to(life, List.of(events().of(TaskEvent.Type.HOOK_MESSAGE, message)));
  }

  /**
   * It has not.
   *
   * @param fatal whether the task fails by that
   */
  Transition scriptFailed(TaskLife life, String message, boolean fatal) {
    TaskEvent failed = events().of(TaskEvent.Type.HOOK_FAILED, message);
    if (!fatal || life.step() != Step.RUNNING || life.killed() || life.isRunEnding()) {
      return Transition.to(life, List.of(failed));
    }
    TaskEvent killing =
        events().of(TaskEvent.Type.KILLING, "Template script failed, task is being killed");
    return Transition.to(life.asFailing(), List.of(failed, killing), TaskEffect.Kill.NOW);
  }

  /** Somebody sends it a signal. */
  Transition signal(TaskLife life, String signal) {
    return Transition.to(life, List.of(events().signaling(signal)));
  }

  /** Whoever still sends it requests gets the time to learn that it goes. */
  private Transition killRunning(TaskLife killed, List<TaskEvent> killing) {
    if (terms.shutdownDelay().isZero()) {
      return Transition.to(killed, killing, TaskEffect.Kill.NOW);
    }
    List<TaskEvent> told = new ArrayList<>(killing);
    told.add(events().waitingForShutdownDelay(terms.shutdownDelay()));
    return Transition.to(killed, told, new TaskEffect.Kill(terms.shutdownDelay()));
  }

  private Transition setUp(TaskLife life) {
    boolean hasRun = life.state().startedAt() != null;
    return Transition.to(life.at(Step.SETUP), setupEvent(life), new TaskEffect.Prepare(hasRun));
  }

  private static Transition start(TaskLife life) {
    return Transition.to(life.at(Step.STARTING), List.of(), new TaskEffect.Start());
  }

  /** Told once, however often the host comes back. */
  private List<TaskEvent> setupEvent(TaskLife life) {
    boolean told =
        life.state().events().stream().anyMatch(e -> e.type() == TaskEvent.Type.TASK_SETUP)
            || life.state().restarts() > 0;
    return told ? List.of() : List.of(events().taskSetup());
  }

  private static Transition nowRunning(TaskLife running, List<TaskEvent> events) {
    return running.killed()
        ? Transition.to(running, events, TaskEffect.Kill.NOW)
        : Transition.to(running, events);
  }

  /** A run has ended, or came to nothing. */
  private Transition ended(TaskLife life, TaskEvent what, Ending ending) {
    if (life.isDead()) {
      return Transition.none(life);
    }
    if (life.killed()) {
      return Transition.to(life.dead(false, now), List.of(what, events().killed()));
    }
    if (life.restarting() == Restarting.FAILING) {
      return Transition.to(life.dead(true, now), List.of(what, events().killed()));
    }
    if (life.restarting() == Restarting.ASKED || life.restarting() == Restarting.ALL_ASKED) {
      // It was asked for, so it does not count as one of the restarts that are allowed.
      boolean alone = life.restarting() == Restarting.ASKED;
      Duration noDelay = Duration.ZERO;
      return Transition.to(
          alone ? life.waiting(life.window(), now) : life.beginningAnew(now),
          List.of(what, events().restarting(noDelay, "")),
          new TaskEffect.Wait(noDelay));
    }
    Ending counted = life.restarting() == Restarting.UNHEALTHY ? Ending.FAILED : ending;
    RestartDecision decision = RestartDecision.decide(terms, life.window(), counted, now);
    List<TaskEvent> told = new ArrayList<>(List.of(what));
    if (decision instanceof RestartDecision.Restart again) {
      told.add(events().restarting(again.delay(), again.reason()));
      return Transition.to(
          life.waiting(again.window(), now), told, new TaskEffect.Wait(again.delay()));
    }
    if (decision instanceof RestartDecision.GiveUp givenUp) {
      told.add(events().notRestarting(givenUp.reason()));
      return Transition.to(life.dead(true, now), told);
    }
    return Transition.to(life.dead(false, now), told);
  }

  private TaskEvents events() {
    return new TaskEvents(now);
  }
}
