package dev.caravan.scheduler.runner;

import dev.caravan.core.command.AllocationCommand.ReportAllocationStatus;
import dev.caravan.core.driver.DriverException;
import dev.caravan.core.driver.ExecOutput;
import dev.caravan.core.driver.ExecRequest;
import dev.caravan.core.driver.ExecSession;
import dev.caravan.core.driver.TaskUsage;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.ServiceCheck;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.TaskEvent;
import dev.caravan.core.model.TaskState;
import dev.caravan.core.model.TaskUpdate;
import dev.caravan.scheduler.check.CheckAnswer;
import dev.caravan.scheduler.check.CheckResult;
import dev.caravan.scheduler.check.DeclaredCheck;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the tasks of one allocation, and sees to it that they end together. What happens to an
 * allocation happens in turns, one after the other.
 */
final class AllocationRunner {
  private static final Logger LOG = LoggerFactory.getLogger(AllocationRunner.class);

  private final RunnerContext context;
  private final AllocationId id;
  private final Executor turns;
  private final Map<String, TaskRunner> tasks = new LinkedHashMap<>();
  private final Siblings siblings;
  private final AllocationChecks checks;
  private final Duration shutdownDelay;
  private final TimeLimits limits;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  /** What has to end before it begins. */
  private CompletableFuture<Void> predecessor = CompletableFuture.completedFuture(null);

  private long jobVersion;
  private boolean isWanted = true;
  private Assignment assignment;
  private boolean begun;
  private boolean ending;
  private @Nullable EarlyEnd earlyEnd;

  /** Those that are to be told to end, once those before them have ended. */
  private final Deque<Set<String>> toEnd = new ArrayDeque<>();

  /** Those that were told to end last. */
  private Set<String> told = Set.of();

  AllocationRunner(RunnerContext context, Assignment assignment) {
    this.context = context;
    this.id = assignment.allocation().id();
    this.turns = context.threads().newTurns();
    this.jobVersion = assignment.allocation().jobVersion();
    this.assignment = assignment;
    this.siblings = Siblings.of(assignment.group());
    this.checks = new AllocationChecks(context, turns, new CheckConsequences());
    this.shutdownDelay =
        Objects.requireNonNullElse(assignment.group().shutdownDelay(), Duration.ZERO);
    this.limits =
        new TimeLimits(
            context,
            turns,
            assignment.group(),
            assignment.allocation().startedAt(),
            this::endEarly);
    this.earlyEnd = EarlyEnd.toldOf(assignment.allocation().taskStates().values()).orElse(null);
    for (Task task : assignment.group().tasks()) {
      tasks.put(
          task.name(),
          new TaskRunner(
              context,
              turns,
              assignment,
              task,
              update -> report(List.of(update)),
              () -> turns.execute(this::settle)));
    }
  }

  /** The version of the job that it runs. Called by one thread only, that of the node. */
  long jobVersion() {
    return jobVersion;
  }

  /** Completes when nothing of it runs, for good. */
  CompletableFuture<Void> ended() {
    return ended;
  }

  /**
   * Takes it on: starts its tasks, or finds them again. One that is not wanted any more is not
   * started; it is to be told to {@link #stop()}.
   *
   * @param wanted whether it should run
   * @param predecessor completes when the allocation whose place it takes has ended; until then
   *     that one may hold its ports
   * @param disk tells then which allocation leaves its files to it, if any
   */
  void begin(
      boolean wanted, CompletableFuture<Void> predecessor, Supplier<Optional<AllocationId>> disk) {
    this.predecessor = predecessor;
    boolean knownBefore = context.directories().exist(id);
    turns.execute(
        () -> {
          receive();
          if (knownBefore) {
            // The host may have gone away while files were moved.
            disk.get().ifPresent(this::inherit);
            begin(true);
          }
        });
    if (!knownBefore && wanted) {
      CompletableFuture<Void> unused =
          predecessor.thenRun(() -> turns.execute(() -> beginAnew(disk)));
    }
  }

  private void beginAnew(Supplier<Optional<AllocationId>> disk) {
    if (isWanted) {
      disk.get().ifPresent(this::inherit);
      begin(false);
    }
  }

  /** What cannot be moved is missing, as after the loss of a node. */
  private void inherit(AllocationId from) {
    try {
      context.directories().inherit(from, id, tasks.keySet());
    } catch (IOException | IllegalArgumentException e) {
      LOG.warn("Allocation {} goes on without the files of {}", id, from, e);
    }
  }

  /** Goes on under a new declaration of the same tasks. */
  void update(Assignment newer) {
    jobVersion = newer.allocation().jobVersion();
    turns.execute(
        () -> {
          assignment = newer;
          for (Task task : newer.group().tasks()) {
            Optional.ofNullable(tasks.get(task.name()))
                .ifPresent(runner -> runner.declare(newer, task));
          }
          limits.declare(newer.group());
          if (begun) {
            declareChecks();
          }
        });
  }

  private void declareChecks() {
    checks.declare(context.checks().of(assignment), checkable());
  }

  /** What is to end is not asked any more. */
  private Map<String, TaskState> checkable() {
    return ending ? Map.of() : states();
  }

  /** How its checks stand. */
  List<CheckResult> checks() {
    return checks.results();
  }

  /** Sees whether its time is up: its node is out of touch. */
  void checkLimits() {
    turns.execute(limits::check);
  }

  /** Says once more how it is. */
  void reportAgain() {
    turns.execute(this::reportAll);
  }

  /** Ends its tasks. Does nothing if they are ending already. */
  void stop() {
    turns.execute(this::endTasks);
  }

  /**
   * Ends its tasks.
   *
   * @param afterPredecessor if it has not begun, only once what it waits for has ended
   */
  void stop(boolean afterPredecessor) {
    turns.execute(afterPredecessor ? this::endAfterPredecessor : this::endTasks);
  }

  private void endAfterPredecessor() {
    if (isWanted) {
      isWanted = false;
      CompletableFuture<Void> unused = predecessor.thenRun(this::stop);
    }
  }

  /**
   * Starts its running tasks anew.
   *
   * @param task only this one; null for all
   * @return completes with whether any of them was running
   */
  CompletableFuture<Boolean> restart(@Nullable String task) {
    return CompletableFuture.supplyAsync(
        () -> {
          String reason =
              "User requested %s to restart".formatted(task == null ? "running tasks" : "task");
          boolean any = false;
          for (TaskRunner one : chosen(task)) {
            any |= one.restart(reason);
          }
          return any;
        },
        turns);
  }

  /**
   * Starts all its tasks anew in their order, those that have ended too, unless it is over or about
   * to be.
   *
   * @return completes with whether there were any
   */
  CompletableFuture<Boolean> restartAll() {
    return CompletableFuture.supplyAsync(
        () -> {
          boolean any = false;
          if (!ending && !allDead()) {
            for (TaskRunner one : tasks.values()) {
              any |= one.beginAnew("User requested all tasks to restart");
            }
          }
          return any;
        },
        turns);
  }

  /**
   * Sends its tasks a signal.
   *
   * @param task only this one; null for all
   * @throws DriverException if one of them does not run, or the signal is unknown
   */
  void signal(@Nullable String task, String signal) throws DriverException {
    for (TaskRunner one : chosen(task)) {
      one.signal(signal);
    }
  }

  /**
   * Runs a command beside a task.
   *
   * @throws DriverException if it does not run, or the command cannot be started
   */
  ExecSession exec(String task, ExecRequest request, ExecOutput output) throws DriverException {
    return task(task).exec(request, output);
  }

  private List<TaskRunner> chosen(@Nullable String task) {
    return task == null
        ? List.copyOf(tasks.values())
        : Optional.ofNullable(tasks.get(task)).stream().toList();
  }

  /**
   * Lets the drivers forget its tasks, once their end is known for good. What they cannot forget
   * now, the next life of the host tries again.
   *
   * @return completes when they have
   */
  CompletableFuture<Void> release() {
    return CompletableFuture.completedFuture(null)
        .thenComposeAsync(inTurn -> releaseTasks(), turns)
        .thenAccept(
            all -> {
              if (all) {
                context.notes().forget(id);
              }
            });
  }

  private CompletableFuture<Boolean> releaseTasks() {
    CompletableFuture<Boolean> all = CompletableFuture.completedFuture(true);
    for (TaskRunner task : tasks.values()) {
      all = all.thenCombine(task.release(), Boolean::logicalAnd);
    }
    return all;
  }

  /** What its running tasks use, by name. */
  Map<String, TaskUsage> usage() {
    Map<String, TaskUsage> usage = new LinkedHashMap<>();
    tasks.forEach((name, task) -> task.usage().ifPresent(used -> usage.put(name, used)));
    return usage;
  }

  private void receive() {
    tasks.values().forEach(TaskRunner::receive);
    if (allDead()) {
      // Nothing will happen to it any more, so this is the only chance to say that it is over.
      reportAll();
      settle();
    }
  }

  private void begin(boolean knownBefore) {
    begun = true;
    declareChecks();
    tasks.values().forEach(task -> task.begin(knownBefore));
    limits.check();
  }

  private CompletableFuture<Void> report(List<TaskUpdate> updates) {
    return report(updates, null);
  }

  private CompletableFuture<Void> report(
      List<TaskUpdate> updates, @Nullable Map<String, List<String>> failingChecks) {
    AllocationVerdict verdict = verdict();
    return context
        .outbox()
        .add(
            new ReportAllocationStatus(
                id, verdict.status(), verdict.description(), updates, failingChecks));
  }

  private final class CheckConsequences implements AllocationChecks.Consequences {
    @Override
    public CheckAnswer run(DeclaredCheck check) {
      ServiceCheck.Script script = check.check().script();
      try {
        ScriptRun run =
            ScriptRun.of(
                task(check.runsWith())::exec,
                script.command(),
                script.args(),
                check.check().timeout());
        String error = run.exit().error();
        return error == null
            ? CheckAnswer.ofScript(run.exit().exitCode(), run.output())
            : CheckAnswer.failure(error);
      } catch (DriverException e) {
        return CheckAnswer.failure(String.valueOf(e.getMessage()));
      } catch (TimeoutException e) {
        return CheckAnswer.failure("timed out after " + GoDuration.format(check.check().timeout()));
      }
    }

    /** The tasks of a group answer for its services together. */
    @Override
    public void restart(DeclaredCheck check) {
      chosen(check.task())
          .forEach(
              task ->
                  task.unhealthy(
                      "healthcheck: check \"%s\" unhealthy".formatted(check.check().name())));
    }

    @Override
    public void failing(Map<String, List<String>> services) {
      CompletableFuture<Void> unused = report(List.of(), services);
    }
  }

  private AllocationVerdict verdict() {
    return earlyEnd != null && allDead()
        ? earlyEnd.verdict()
        : AllocationVerdict.of(tasks.values().stream().map(TaskRunner::state).toList());
  }

  private void reportAll() {
    CompletableFuture<Void> unused = report(List.of());
  }

  /** Sees what the present state of its tasks calls for. */
  private void settle() {
    if (anyRuns()) {
      limits.runs();
    }
    if (ending) {
      goOnEnding();
    } else {
      siblings.causeToEnd(states()).map(this::event).ifPresent(this::endBecause);
    }
    if (begun) {
      tasks.keySet().stream()
          .filter(name -> !ending || siblings.isLast(name))
          .filter(name -> siblings.mayStart(name, states()))
          .forEach(name -> task(name).unblock());
    }
    checks.settle(checkable());
    if (allDead()) {
      ended.complete(null);
    }
  }

  private void endEarly(EarlyEnd cause) {
    if (!ending && !allDead()) {
      earlyEnd = cause;
      endBecause(new TaskEvents(context.clock().instant()).killing(cause));
    }
  }

  private void endBecause(TaskEvent event) {
    siblings.inOrderOfEnd().stream()
        .flatMap(Set::stream)
        .map(this::task)
        .filter(task -> !task.isDead())
        .forEach(task -> task.announce(event));
    endTasks();
  }

  private TaskEvent event(Siblings.Cause cause) {
    TaskEvents events = new TaskEvents(context.clock().instant());
    if (cause instanceof Siblings.Cause.SiblingFailed failed) {
      return events.siblingTaskFailed(failed.task());
    }
    return cause instanceof Siblings.Cause.LeaderDead
        ? events.leaderTaskDead()
        : events.mainTasksDead();
  }

  private void endTasks() {
    if (ending || allDead()) {
      return;
    }
    ending = true;
    if (!begun) {
      tasks.values().forEach(TaskRunner::kill);
      return;
    }
    context
        .threads()
        .later(anyRuns() ? shutdownDelay : Duration.ZERO, () -> turns.execute(this::startEnding));
  }

  private void startEnding() {
    toEnd.addAll(siblings.inOrderOfEnd());
    goOnEnding();
  }

  private void goOnEnding() {
    while (!toEnd.isEmpty() && told.stream().allMatch(name -> task(name).isDead())) {
      told = toEnd.remove();
      told.forEach(name -> task(name).kill());
    }
  }

  private TaskRunner task(String name) {
    return Objects.requireNonNull(tasks.get(name));
  }

  private boolean anyRuns() {
    return states().values().stream().anyMatch(state -> state.phase() == TaskState.Phase.RUNNING);
  }

  private boolean allDead() {
    return tasks.values().stream().allMatch(TaskRunner::isDead);
  }

  private Map<String, TaskState> states() {
    Map<String, TaskState> states = new LinkedHashMap<>();
    tasks.forEach((name, task) -> states.put(name, task.state()));
    return states;
  }
}
