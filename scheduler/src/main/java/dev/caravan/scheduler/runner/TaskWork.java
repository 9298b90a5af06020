package dev.caravan.scheduler.runner;

import dev.caravan.core.driver.DriverException;
import dev.caravan.core.driver.TaskHandle;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.TaskEvent;
import dev.caravan.scheduler.runner.PreparationException.Remedy;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a task to run: what takes long, done outside of the turns of its allocation. What comes of
 * it goes back to them.
 *
 * @param context of the node
 * @param results takes what came of it; may be called from any thread
 * @param name what the log calls the task
 */
record TaskWork(RunnerContext context, Results results, String name) {
  private static final Logger LOG = LoggerFactory.getLogger(TaskWork.class);

  /** Takes what came of the work. */
  interface Results {
    /** This happened to the task. */
    void happened(BiFunction<TaskLifecycle, TaskLife, Transition> what);

    /** The task runs, or ran: this happened to it. */
    void runs(TaskHandle handle, BiFunction<TaskLifecycle, TaskLife, Transition> what);
  }

  /**
   * Puts into its place what the task needs before it starts.
   *
   * @param again whether it has run before
   * @param cancelled whether it is to end before it has started
   */
  void prepare(Assignment assignment, Task task, boolean again, BooleanSupplier cancelled) {
    starts().execute(() -> prepareNow(assignment, task, again, cancelled));
  }

  /**
   * Has its driver start the task.
   *
   * @param restarts how often it was started before
   */
  void start(Assignment assignment, Task task, int restarts) {
    starts().execute(() -> startNow(assignment, task, restarts));
  }

  /**
   * Asks its driver for what an earlier life of the host has left.
   *
   * @param restarts how often it was started before its present run
   * @return completes when that is known
   */
  CompletableFuture<Void> recover(Assignment assignment, Task task, int restarts) {
    CompletableFuture<Void> known = new CompletableFuture<>();
    starts().execute(() -> recoverNow(assignment, task, restarts, known, 0));
    return known;
  }

  private Executor starts() {
    return context.threads().starts();
  }

  private void prepareNow(
      Assignment assignment, Task task, boolean again, BooleanSupplier cancelled) {
    try {
      boolean isolated = context.drivers().isolates(task);
      Runnable downloading = () -> results.happened(TaskLifecycle::downloading);
      context.preparation().prepare(assignment, task, again, isolated, downloading, cancelled);
      results.happened(TaskLifecycle::prepared);
    } catch (PreparationException e) {
      LOG.debug("Cannot prepare {}", name, e);
      results.happened((rules, now) -> rules.notPrepared(now, e));
    } catch (RuntimeException e) {
      LOG.error("Preparing {} broke", name, e);
      PreparationException broken =
          new PreparationException(
              TaskEvent.Type.SETUP_FAILURE, "failed to prepare: " + e, Remedy.GIVE_UP, e);
      results.happened((rules, now) -> rules.notPrepared(now, broken));
    }
  }

  private void startNow(Assignment assignment, Task task, int restarts) {
    try {
      Map<String, String> rendered = context.templates().environment(assignment, task);
      context.notes().starting(assignment.allocation().id(), task.name(), restarts);
      TaskHandle started =
          context
              .drivers()
              .start(
                  assignment,
                  task,
                  rendered,
                  message -> results.happened((rules, now) -> rules.driverSaid(now, message)));
      results.runs(started, TaskLifecycle::started);
    } catch (UnknownVariableException e) {
      results.happened((rules, now) -> rules.configRefused(now, reason(e)));
    } catch (DriverException e) {
      LOG.debug("Cannot start {}", name, e);
      results.happened((rules, now) -> rules.startFailed(now, reason(e), e.isRecoverable()));
    }
  }

  private void recoverNow(
      Assignment assignment, Task task, int restarts, CompletableFuture<Void> known, int failures) {
    try {
      present(assignment, task, restarts)
          .ifPresentOrElse(
              found -> {
                noteFound(found);
                results.runs(found, TaskLifecycle::found);
              },
              () -> results.happened(TaskLifecycle::unknown));
      known.complete(null);
    } catch (DriverException e) {
      if (e.isRecoverable()) {
        // It may be running: until the driver can tell, it must not be started a second time.
        LOG.warn("Cannot tell yet whether {} runs", name, e);
        int all = failures + 1;
        context
            .threads()
            .later(
                Backoff.after(all),
                () -> starts().execute(() -> recoverNow(assignment, task, restarts, known, all)));
      } else {
        results.happened((rules, now) -> rules.startFailed(now, reason(e), false));
        known.complete(null);
      }
    }
  }

  private void noteFound(TaskHandle found) {
    try {
      LOG.info("Found {} again: {}", name, DriverCalls.inspect(found));
    } catch (DriverException e) {
      LOG.info("Found {} again, of which its driver tells nothing now", name, e);
    }
  }

  /** A task that was started had readable ones; without them it is found all the same. */
  private Map<String, String> rendered(Assignment assignment, Task task) {
    try {
      return context.templates().environment(assignment, task);
    } catch (DriverException e) {
      LOG.debug("Cannot read the rendered variables of {} again", name, e);
      return Map.of();
    }
  }

  /** Its present run. What is left of the one before, whose end is told, is removed. */
  private Optional<TaskHandle> present(Assignment assignment, Task task, int restarts)
      throws DriverException {
    Optional<TaskHandle> found =
        context.drivers().recover(assignment, task, rendered(assignment, task));
    boolean isEarlier =
        found.filter(run -> run.exit().isDone()).isPresent()
            && context.notes().isEarlier(assignment.allocation().id(), task.name(), restarts);
    if (!isEarlier) {
      return found;
    }
    DriverCalls.destroy(found.get());
    return Optional.empty();
  }

  private static String reason(Exception e) {
    String message = e.getMessage();
    return message == null ? e.toString() : message;
  }
}
