package dev.caravan.scheduler.runner;

import dev.caravan.core.driver.DriverException;
import dev.caravan.core.driver.ExecOutput;
import dev.caravan.core.driver.ExecRequest;
import dev.caravan.core.driver.ExecSession;
import dev.caravan.core.driver.TaskExit;
import dev.caravan.core.driver.TaskHandle;
import dev.caravan.core.driver.TaskUsage;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.TaskEvent;
import dev.caravan.core.model.TaskState;
import dev.caravan.core.model.TaskUpdate;
import dev.caravan.core.model.Template.ChangeScript;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what {@link TaskLifecycle} decides about one task, and tells what came of it. All its
 * methods but {@link #usage()} and what {@link TaskWork} calls are called in the turns of its
 * allocation; what takes long is done elsewhere and comes back as a turn.
 */
final class TaskRunner implements TaskWork.Results {
  private static final Logger LOG = LoggerFactory.getLogger(TaskRunner.class);

  private final RunnerContext context;
  private final Executor turns;
  private final Function<TaskUpdate, CompletableFuture<Void>> changed;
  private final Runnable moved;
  private final TaskWork work;

  private Assignment assignment;
  private Task task;
  private TaskLife life;
  private volatile @Nullable TaskRun run;
  private volatile boolean toEnd;

  /** Completes when its newest news are stored. */
  private CompletableFuture<Void> told = CompletableFuture.completedFuture(null);

  /** Completes when it is known what an earlier life of the host has left of it. */
  private CompletableFuture<Void> recovered = CompletableFuture.completedFuture(null);

  /**
   * @param changed takes the news of this task; completes when they are stored
   * @param moved called whenever it has come to another point of its life
   */
  TaskRunner(
      RunnerContext context,
      Executor turns,
      Assignment assignment,
      Task task,
      Function<TaskUpdate, CompletableFuture<Void>> changed,
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
    this.work = new TaskWork(context, this, toString());
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
   * Has it begin again with all the others, also if it has ended; tells whether it was running or
   * had ended.
   *
   * @param reason the message of the event that tells of it
   */
  boolean beginAnew(String reason) {
    if (!recovered.isDone()) {
      return false;
    }
    TaskLife before = life;
    apply((rules, now) -> rules.beginAnew(now, reason));
    return !life.equals(before);
  }

  /**
   * Ends its run as a failed one: its restart policy says what comes then.
   *
   * @param reason the message of the event that tells of it
   */
  void unhealthy(String reason) {
    apply((rules, now) -> rules.unhealthy(now, reason));
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
    happened((rules, now) -> rules.signal(now, signal));
    running.signal(signal);
  }

  /**
   * Runs a command beside it. May be called from any thread, and take long.
   *
   * @throws DriverException if it does not run, or the command cannot be started
   */
  ExecSession exec(ExecRequest request, ExecOutput output) throws DriverException {
    TaskRun running = run;
    if (running == null || running.isOver()) {
      throw new DriverException("task \"%s\" is not running".formatted(task.name()), false);
    }
    return running.exec(request, output);
  }

  /** Notes why it is about to be killed. */
  void announce(TaskEvent cause) {
    told = changed.apply(update(List.of(cause)));
  }

  /** Goes on under this declaration: its next start, restart and end go by it. */
  void declare(Assignment newAssignment, Task newTask) {
    assignment = newAssignment;
    task = newTask;
  }

  /**
   * Lets the driver forget the task, once its end is known for good.
   *
   * @return completes with whether it has
   */
  CompletableFuture<Boolean> release() {
    // The turn waits for the one that takes in what was recovered.
    return recovered
        .thenRunAsync(() -> {}, turns)
        .thenApplyAsync(known -> destroy(), context.threads().releases());
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
      told = changed.apply(update(transition.events()));
    }
    if (!life.equals(before)) {
      moved.run();
    }
    transition.effect().ifPresent(this::perform);
  }

  private void perform(TaskEffect effect) {
    if (effect instanceof TaskEffect.Prepare prepare) {
      work.prepare(assignment, task, prepare.again(), () -> toEnd);
    } else if (effect instanceof TaskEffect.Start) {
      work.start(assignment, task, life.state().restarts());
    } else if (effect instanceof TaskEffect.Recover) {
      recovered = work.recover(assignment, task, life.state().restarts());
    } else if (effect instanceof TaskEffect.Wait wait) {
      // A host that died before the end of this run was stored must find it with the driver.
      CompletableFuture<Void> unused =
          told.thenRunAsync(() -> waitForRestart(wait), context.threads().releases());
    } else if (effect instanceof TaskEffect.Kill kill) {
      Task toKill = task;
      context
          .threads()
          .later(kill.delay(), () -> context.threads().ends().execute(() -> kill(toKill)));
    }
  }

  @Override
  public void happened(BiFunction<TaskLifecycle, TaskLife, Transition> what) {
    turns.execute(() -> apply(what));
  }

  @Override
  public void runs(TaskHandle handle, BiFunction<TaskLifecycle, TaskLife, Transition> what) {
    turns.execute(() -> adopt(handle, what));
  }

  private void adopt(TaskHandle handle, BiFunction<TaskLifecycle, TaskLife, Transition> what) {
    run = new TaskRun(context.threads(), handle, toString());
    apply(what);
    if (life.isDead()) {
      // Found only to be forgotten: its end is known.
      return;
    }
    TemplateWatch watch = TemplateWatch.start(context, assignment, task, new TemplateReaction());
    CompletableFuture<Void> unused =
        handle
            .exit()
            .thenAccept(
                exit -> {
                  watch.stop();
                  happened((rules, now) -> rules.exited(now, exit));
                });
  }

  private final class TemplateReaction implements TemplateWatch.Reaction {
    @Override
    public void restartTask() {
      turns.execute(() -> restart("Template with change_mode restart re-rendered"));
    }

    @Override
    public void signalTask(String name) {
      try {
        signal(name);
      } catch (DriverException e) {
        LOG.warn("Cannot send {} after a template has changed", name, e);
      }
    }

    @Override
    public void runScript(ChangeScript script) {
      context.threads().releases().execute(() -> happened(ended(script)));
    }

    /** What comes of a script, in Nomad's words. */
    private BiFunction<TaskLifecycle, TaskLife, Transition> ended(ChangeScript script) {
      String words = "script %s with arguments %s".formatted(script.command(), script.args());
      try {
        TaskExit exit =
            ScriptRun.of(TaskRunner.this::exec, script.command(), script.args(), script.timeout())
                .exit();
        if (exit.successful()) {
          return (rules, now) ->
              rules.scriptRan(now, "Template successfully ran " + words + ". Exit code: 0");
        }
        return failed(
            script,
            exit.error() == null
                ? "Template ran %s on change but it exited with code: %d"
                    .formatted(words, exit.exitCode())
                : notRun(words, exit.error()));
      } catch (DriverException e) {
        return failed(script, notRun(words, e.getMessage()));
      } catch (TimeoutException e) {
        return failed(
            script, notRun(words, "timed out after " + GoDuration.format(script.timeout())));
      }
    }

    private static String notRun(String words, @Nullable String reason) {
      return "Template failed to run %s on change: %s".formatted(words, reason);
    }

    private static BiFunction<TaskLifecycle, TaskLife, Transition> failed(
        ChangeScript script, String message) {
      return (rules, now) -> rules.scriptFailed(now, message, script.failOnError());
    }
  }

  private void waitForRestart(TaskEffect.Wait wait) {
    boolean unused = destroy();
    context.threads().later(wait.delay(), () -> happened(TaskLifecycle::delayOver));
  }

  private void kill(Task toKill) {
    TaskRun running = run;
    if (running != null) {
      running.kill(toKill);
    }
  }

  /** It may be asked for twice: when the end is stored, and when the state shows it. */
  private synchronized boolean destroy() {
    TaskRun ended = run;
    boolean isGone = ended == null || ended.destroy();
    if (isGone) {
      run = null;
    }
    return isGone;
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

  @Override
  public String toString() {
    return "task " + task.name() + " of allocation " + assignment.allocation().id().shortId();
  }
}
