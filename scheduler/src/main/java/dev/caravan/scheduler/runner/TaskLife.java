package dev.caravan.scheduler.runner;

import dev.caravan.core.model.TaskState;
import java.time.Instant;

/**
 * Where a task is in its life on this node.
 *
 * @param step what it is at
 * @param state what is said of it to others; its events are those of an earlier life of the host
 * @param window the restarts counted so far
 * @param killed whether it was told to end: it is never started again
 * @param restarting why its run was told to end, if not because its allocation is to end
 */
record TaskLife(
    Step step, TaskState state, RestartWindow window, boolean killed, Restarting restarting) {

  /** Why a run is ended, if not because its allocation is to end. */
  enum Restarting {
    /** It is not. */
    NO,
    /** Somebody wants the task to be started anew. */
    ASKED,
    /** Somebody wants all tasks to be started anew, each when its turn has come. */
    ALL_ASKED,
    /** Its checks fail. */
    UNHEALTHY,
    /** Something else that it needs has failed: the task is not started again. */
    FAILING
  }

  /** What a task is at. */
  enum Step {
    /** Known, and nothing done about it yet. */
    NEW,
    /** Its driver is asked for what an earlier life of the host has left. */
    RECOVERING,
    /** Its turn among the tasks of its allocation has not come. */
    BLOCKED,
    /** Its directory is being built. */
    SETUP,
    /** Its driver was asked to start it. */
    STARTING,
    /** Its driver runs it. */
    RUNNING,
    /** It will be started again when its delay is over. */
    WAITING,
    /** It has ended for good. */
    DEAD
  }

  /** A task of which this is known from the log. */
  static TaskLife of(TaskState state, Instant now) {
    Step step = state.phase() == TaskState.Phase.DEAD ? Step.DEAD : Step.NEW;
    return new TaskLife(step, state, RestartWindow.startingAt(now), false, Restarting.NO);
  }

  boolean isDead() {
    return step == Step.DEAD;
  }

  TaskLife at(Step next) {
    return new TaskLife(next, state, window, killed, restarting);
  }

  TaskLife asKilled() {
    return new TaskLife(step, state, window, true, restarting);
  }

  TaskLife asRestarting() {
    return new TaskLife(step, state, window, killed, Restarting.ASKED);
  }

  TaskLife asBeginningAnew() {
    return new TaskLife(step, state, window, killed, Restarting.ALL_ASKED);
  }

  TaskLife asUnhealthy() {
    return new TaskLife(step, state, window, killed, Restarting.UNHEALTHY);
  }

  TaskLife asFailing() {
    return new TaskLife(step, state, window, killed, Restarting.FAILING);
  }

  /** Whether its run was told to end, whatever comes then. */
  boolean isRunEnding() {
    return restarting != Restarting.NO;
  }

  TaskLife running(Instant now) {
    return with(
        Step.RUNNING,
        new TaskState(
            TaskState.Phase.RUNNING,
            false,
            state.restarts(),
            now,
            state.finishedAt(),
            state.lastRestart(),
            state.events()));
  }

  TaskLife waiting(RestartWindow counted, Instant now) {
    TaskState waiting =
        new TaskState(
            TaskState.Phase.PENDING,
            false,
            state.restarts() + 1,
            state.startedAt(),
            state.finishedAt(),
            now,
            state.events());
    return new TaskLife(Step.WAITING, waiting, counted, killed, Restarting.NO);
  }

  /** As if it had never run: who waits for its start, or for its end, does so once more. */
  TaskLife beginningAnew(Instant now) {
    TaskState anew =
        new TaskState(
            TaskState.Phase.PENDING, false, state.restarts() + 1, null, null, now, state.events());
    return new TaskLife(Step.WAITING, anew, window, killed, Restarting.NO);
  }

  TaskLife dead(boolean failed, Instant now) {
    return with(
        Step.DEAD,
        new TaskState(
            TaskState.Phase.DEAD,
            failed,
            state.restarts(),
            state.startedAt(),
            now,
            state.lastRestart(),
            state.events()));
  }

  private TaskLife with(Step next, TaskState newState) {
    return new TaskLife(next, newState, window, killed, restarting);
  }
}
