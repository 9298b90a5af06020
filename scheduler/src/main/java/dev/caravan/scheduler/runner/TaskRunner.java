package dev.caravan.scheduler.runner;

import dev.caravan.core.driver.DriverException;
import dev.caravan.core.driver.TaskHandle;
import dev.caravan.core.driver.TaskUsage;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.TaskEvent;
import dev.caravan.core.model.TaskState;
import dev.caravan.core.model.TaskUpdate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what {@link TaskLifecycle} decides about one task, and tells what came of it. All its
 * methods but {@link #usage()} and {@link #release()} are called in the turns of its allocation;
 * what takes long is done elsewhere and comes back as a turn.
 */
final class TaskRunner {
  private static final Logger LOG = LoggerFactory.getLogger(TaskRunner.class);

  private static final String TEMPLATE_CHANGED = "Template with change_mode restart re-rendered";

  private final RunnerContext context;
  private final Executor turns;
  private final Consumer<TaskUpdate> changed;
  private final Runnable moved;

  private Assignment assignment;
  private Task task;
  private TaskLife life;
  private volatile @Nullable TaskRun run;
  private volatile boolean toEnd;

  /**
   * @param changed takes the news of this task
   * @param moved called whenever it has come to another point of its life
   */
  TaskRunner(
      RunnerContext context,
      Executor turns,
      Assignment assignment,
      Task task,
      Consumer<TaskUpdate> changed,
      Runnable moved) {
    this.context = context;
    this.turns = turns;
    this.assignment = assignment;
    this.task = task;
    this.changed = changed;
    this.moved = moved;
    TaskState known =
        assignment.allocation().taskStates().getOrDefault(task.name(), TaskState.PENDING);
    this.life = TaskLife.of(known, context.clock().instant());
  }

  TaskState state() {
    return life.state();
  }

  boolean isDead() {
    return life.isDead();
  }

  void receive() {
    apply(TaskLifecycle::received);
  }

  void begin(boolean knownBefore) {
    apply((rules, now) -> rules.begin(now, knownBefore));
  }

  /** Tells that its turn among the tasks of its allocation has come, if it waits for that. */
  void unblock() {
    apply(TaskLifecycle::unblocked);
  }

  void kill() {
    toEnd = true;
    apply(TaskLifecycle::kill);
  }

  /**
   * Ends its run and starts it anew; tells whether it was running.
   *
   * @param reason the message of the event that tells of it
   */
  boolean restart(String reason) {
    boolean ran = life.step() == TaskLife.Step.RUNNING && !life.killed();
    apply((rules, now) -> rules.restart(now, reason));
    return ran;
  }

  /**
   * Sends it a signal.
   *
   * @throws DriverException if it does not run, or the signal is unknown
   */
  void signal(String signal) throws DriverException {
    TaskRun running = run;
    if (running == null || running.isOver()) {
      throw new DriverException("Task not running", false);
    }
    turn((rules, life) -> rules.signal(life, signal));
    running.signal(signal);
  }

  /** Notes why it is about to be killed. */
  void announce(TaskEvent cause) {
    changed.accept(update(List.of(cause)));
  }

  /** Goes on under this declaration: its next start, restart and end go by it. */
  void declare(Assignment newAssignment, Task newTask) {
    assignment = newAssignment;
    task = newTask;
  }

  /** Lets the driver forget the task, once its end is known for good. */
  CompletableFuture<Void> release() {
    return CompletableFuture.runAsync(this::destroy, context.threads().releases());
  }

  /** What the task uses; empty if nothing of it runs. */
  Optional<TaskUsage> usage() {
    return Optional.ofNullable(run).flatMap(TaskRun::usage);
  }

  private void apply(BiFunction<TaskLifecycle, TaskLife, Transition> happening) {
    TaskLifecycle rules = new TaskLifecycle(assignment.terms(task), context.clock().instant());
    Transition transition = happening.apply(rules, life);
    TaskLife before = life;
    life = transition.life();
    if (!transition.events().isEmpty() || !life.state().equals(before.state())) {
      changed.accept(update(transition.events()));
    }
    if (!life.equals(before)) {
      moved.run();
    }
    transition.effect().ifPresent(this::perform);
  }

  private void turn(BiFunction<TaskLifecycle, TaskLife, Transition> happening) {
    turns.execute(() -> apply(happening));
  }

  private void perform(TaskEffect effect) {
    if (effect instanceof TaskEffect.Prepare prepare) {
      Assignment declared = assignment;
      Task toPrepare = task;
      context.threads().starts().execute(() -> prepare(declared, toPrepare, prepare.again()));
    } else if (effect instanceof TaskEffect.Start) {
      Assignment declared = assignment;
      Task toStart = task;
      context.threads().starts().execute(() -> start(declared, toStart));
    } else if (effect instanceof TaskEffect.Recover) {
      Assignment declared = assignment;
      Task toRecover = task;
      context.threads().starts().execute(() -> recover(declared, toRecover, 0));
    } else if (effect instanceof TaskEffect.Wait wait) {
      context.threads().releases().execute(() -> waitForRestart(wait));
    } else if (effect instanceof TaskEffect.Kill kill) {
      Task toKill = task;
      context
          .threads()
          .later(kill.delay(), () -> context.threads().ends().execute(() -> kill(toKill)));
    }
  }

  private void prepare(Assignment declared, Task toPrepare, boolean again) {
    try {
      boolean isolated = context.drivers().isolates(toPrepare);
      context
          .preparation()
          .prepare(
              declared,
              toPrepare,
              again,
              isolated,
              () -> turn(TaskLifecycle::downloading),
              () -> toEnd);
      turn(TaskLifecycle::prepared);
    } catch (PreparationException e) {
      LOG.debug("Cannot prepare {}", this, e);
      turn((rules, now) -> rules.notPrepared(now, e));
    }
  }

  private void start(Assignment declared, Task toStart) {
    try {
      Map<String, String> rendered = context.templates().environment(declared, toStart);
      TaskHandle started =
          context
              .drivers()
              .start(
                  declared,
                  toStart,
                  rendered,
                  message -> turn((rules, now) -> rules.driverSaid(now, message)));
      turns.execute(() -> adopt(started, TaskLifecycle::started));
    } catch (UnknownVariableException e) {
      turn((rules, now) -> rules.configRefused(now, reason(e)));
    } catch (DriverException e) {
      LOG.debug("Cannot start {}", this, e);
      turn((rules, now) -> rules.startFailed(now, reason(e), e.isRecoverable()));
    }
  }

  private void recover(Assignment declared, Task toRecover, int failures) {
    try {
      Optional<TaskHandle> found = context.drivers().recover(declared, toRecover);
      turns.execute(
          () ->
              found.ifPresentOrElse(
                  known -> adopt(known, TaskLifecycle::found),
                  () -> apply(TaskLifecycle::unknown)));
    } catch (DriverException e) {
      if (e.isRecoverable()) {
        // It may be running: until the driver can tell, it must not be started a second time.
        LOG.warn("Cannot tell yet whether {} runs", this, e);
        int all = failures + 1;
        context
            .threads()
            .later(
                Backoff.after(all),
                () -> context.threads().starts().execute(() -> recover(declared, toRecover, all)));
      } else {
        turn((rules, now) -> rules.startFailed(now, reason(e), false));
      }
    }
  }

  private void adopt(TaskHandle handle, BiFunction<TaskLifecycle, TaskLife, Transition> happening) {
    run = new TaskRun(context.threads(), handle, toString());
    apply(happening);
    TemplateWatch watch = TemplateWatch.start(context, assignment, task, templateReaction());
    CompletableFuture<Void> unused =
        handle
            .exit()
            .thenAccept(
                exit -> {
                  watch.stop();
                  turn((rules, now) -> rules.exited(now, exit));
                });
  }

  private TemplateWatch.Reaction templateReaction() {
    return new TemplateWatch.Reaction() {
      @Override
      public void restart() {
        turns.execute(() -> TaskRunner.this.restart(TEMPLATE_CHANGED));
      }

      @Override
      public void signal(String signal) {
        try {
          TaskRunner.this.signal(signal);
        } catch (DriverException e) {
          LOG.warn("Cannot send {} to {}, of which a template has changed", signal, this, e);
        }
      }
    };
  }

  private void waitForRestart(TaskEffect.Wait wait) {
    // Before the delay, so that after a restart of the host the driver knows nothing of this run.
    destroy();
    context.threads().later(wait.delay(), () -> turn(TaskLifecycle::delayOver));
  }

  private void kill(Task toKill) {
    TaskRun running = run;
    if (running != null) {
      running.kill(toKill);
    }
  }

  private void destroy() {
    TaskRun ended = run;
    run = null;
    if (ended != null) {
      ended.destroy();
    }
  }

  private TaskUpdate update(List<TaskEvent> events) {
    TaskState state = life.state();
    return new TaskUpdate(
        task.name(),
        state.phase(),
        state.failed(),
        state.restarts(),
        state.startedAt(),
        state.finishedAt(),
        state.lastRestart(),
        events);
  }

  private static String reason(Exception e) {
    String message = e.getMessage();
    return message == null ? e.toString() : message;
  }

  @Override
  public String toString() {
    return "task " + task.name() + " of allocation " + assignment.allocation().id().shortId();
  }
}
