package dev.caravan.scheduler.runner;

import dev.caravan.core.command.AllocationCommand.ReportAllocationStatus;
import dev.caravan.core.driver.DriverException;
import dev.caravan.core.driver.ExecOutput;
import dev.caravan.core.driver.ExecRequest;
import dev.caravan.core.driver.ExecSession;
import dev.caravan.core.driver.TaskDriver;
import dev.caravan.core.driver.TaskUsage;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.NodeSpec;
import dev.caravan.core.state.ClusterState;
import dev.caravan.scheduler.artifact.ArtifactFetcher;
import dev.caravan.scheduler.artifact.ArtifactPolicy;
import dev.caravan.scheduler.check.CheckProbe;
import dev.caravan.scheduler.check.CheckResult;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A node's side: runs what the cluster's state wants on this node, and reports what becomes of it.
 *
 * <p>It does nothing by itself: {@link #wake()} tells it that the state may have changed. Tasks
 * outlive it: after {@link #close()} they go on, and the next runner on the same directory finds
 * them again. All methods may be called from any thread.
 */
public final class NodeRunner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NodeRunner.class);

  private final NodeId node;
  private final Supplier<ClusterState> state;
  private final RunnerThreads threads;
  private final Executor turns;
  private final StatusOutbox outbox;
  private final RunnerContext context;
  private final TaskLogs logs;
  private final Leftovers leftovers;
  private final Map<AllocationId, AllocationRunner> runners = new ConcurrentHashMap<>();
  private final DistantDisks distantDisks = new DistantDisks();
  private final AtomicBoolean awake = new AtomicBoolean();
  private final AtomicBoolean stopping = new AtomicBoolean();

  /**
   * Makes the runner of a node. Nothing happens before the first {@link #wake()}.
   *
   * @param node the node
   * @param directory where the directories of its allocations are; made when first needed
   * @param drivers by the name that job files use; they stay the caller's, who closes them later
   * @param state gives the newest state of the cluster, without waiting
   * @param reporter stores what is to be reported
   * @param clock tells the time of task events
   * @param spec gives what tasks can ask about their node
   * @param artifacts what it may fetch for them
   */
  public NodeRunner(
      NodeId node,
      Path directory,
      Map<String, TaskDriver> drivers,
      Supplier<ClusterState> state,
      StatusReporter reporter,
      Clock clock,
      Supplier<NodeSpec> spec,
      ArtifactPolicy artifacts) {
    AllocationDirectories directories = new AllocationDirectories(directory);
    TaskRequests requests =
        new TaskRequests(
            () -> new NodeFacts(node, spec.get()),
            directories,
            HostEnvironment.handedOn(System.getenv()));
    this.node = node;
    this.state = state;
    this.threads = new RunnerThreads(spec.get().name());
    this.turns = threads.newTurns();
    Contact contact = new Contact(clock, () -> turns.execute(this::tellOfLostContact));
    this.outbox = new StatusOutbox(spec.get().name(), reporter, this::stored, contact);
    TaskTemplates templates = new TaskTemplates(requests, clock, new KnownServices(state));
    DriverCalls calls = new DriverCalls(drivers, requests);
    this.context =
        new RunnerContext(
            calls,
            new CheckDeclarations(requests, calls::isolates),
            new CheckProbe(),
            new TaskPreparation(
                directories,
                new TaskArtifacts(requests, new ArtifactFetcher(artifacts)),
                templates),
            templates,
            directories,
            contact,
            new RunNotes(directory),
            outbox,
            threads,
            clock);
    this.logs = new TaskLogs(directories, state, stopping::get);
    this.leftovers = new Leftovers(context, node);
  }

  /** Tells that the state of the cluster may have changed. Returns at once. */
  public void wake() {
    if (awake.compareAndSet(false, true)) {
      turns.execute(this::catchUp);
    }
  }

  /** Does something as soon as this node gets round to it; never if it hangs or was closed. */
  public void whenFree(Runnable what) {
    turns.execute(
        () -> {
          if (!stopping.get()) {
            what.run();
          }
        });
  }

  /**
   * What the running tasks of an allocation use now, by name. Asks their drivers, which may take a
   * moment.
   *
   * @return empty if nothing of the allocation runs here
   */
  public Map<String, TaskUsage> usage(AllocationId allocation) {
    AllocationRunner runner = runners.get(allocation);
    return runner == null ? Map.of() : runner.usage();
  }

  /**
   * Starts running tasks of an allocation anew.
   *
   * @param task only this one; null for all
   * @return whether any of them was running
   */
  public CompletableFuture<Boolean> restart(AllocationId allocation, @Nullable String task) {
    AllocationRunner runner = runners.get(allocation);
    return runner == null ? CompletableFuture.completedFuture(false) : runner.restart(task);
  }

  /**
   * Starts all tasks of an allocation anew, those that have ended too.
   *
   * @return whether any of them runs
   */
  public CompletableFuture<Boolean> restartAll(AllocationId allocation) {
    AllocationRunner runner = runners.get(allocation);
    return runner == null ? CompletableFuture.completedFuture(false) : runner.restartAll();
  }

  /**
   * Sends tasks of an allocation a signal.
   *
   * @param task only this one; null for all
   * @param signal such as {@code SIGHUP}
   * @throws DriverException if one of them does not run, or the signal is unknown
   */
  public void signal(AllocationId allocation, @Nullable String task, String signal)
      throws DriverException {
    AllocationRunner runner = runners.get(allocation);
    if (runner == null) {
      throw new DriverException("Task not running", false);
    }
    runner.signal(task, signal);
  }

  /**
   * Runs a command beside a task of an allocation.
   *
   * @param output takes what it writes
   * @throws DriverException if the task does not run, or the command cannot be started
   */
  public ExecSession exec(
      AllocationId allocation, String task, ExecRequest request, ExecOutput output)
      throws DriverException {
    AllocationRunner runner = runners.get(allocation);
    if (runner == null) {
      throw new DriverException("task \"%s\" is not running".formatted(task), false);
    }
    return runner.exec(task, request, output);
  }

  /** Whether it has not let go of an allocation yet. */
  public boolean holds(AllocationId allocation) {
    return runners.containsKey(allocation);
  }

  /** How the checks of an allocation stand; none if nothing of it runs here. */
  public List<CheckResult> checks(AllocationId allocation) {
    AllocationRunner runner = runners.get(allocation);
    return runner == null ? List.of() : runner.checks();
  }

  /** The files of an allocation on this node. */
  public AllocationFiles files(AllocationId allocation) {
    return new AllocationFiles(context.directories().home(allocation));
  }

  /** What tasks on this node have written. */
  public TaskLogs logs() {
    return logs;
  }

  /**
   * Ends all tasks, for a host that takes them with it; {@link #close()} is still to be called.
   * Takes on nothing more. Nothing of this is reported: it is not the scheduler's will, and a job
   * that a host cuts short is not complete. The next runner treats them as lost.
   *
   * @param timeout how long to wait for their ends
   * @return whether all have ended in time
   */
  public boolean stopAll(Duration timeout) {
    stopping.set(true);
    outbox.close();
    CompletableFuture<CompletableFuture<Void>> stopped = new CompletableFuture<>();
    turns.execute(() -> stopped.complete(stopRunners()));
    try {
      stopped.thenCompose(all -> all).get(timeout.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      LOG.warn("Some tasks have not ended within {}", timeout);
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot stop the tasks of node " + node, e.getCause());
    }
  }

  /**
   * Lets go of the tasks, which run on. Waits a moment for calls to drivers and for a report under
   * way; after it, nothing is reported any more.
   */
  @Override
  public void close() {
    stopping.set(true);
    // First, since what it has stored lets drivers forget tasks, for which threads are needed.
    outbox.close();
    threads.close();
  }

  private void catchUp() {
    awake.set(false);
    if (stopping.get()) {
      return;
    }
    ClusterState newest = state.get();
    leftovers.removeOnce(newest);
    distantDisks.look(newest);
    Map<AllocationId, Long> known = new HashMap<>();
    runners.forEach((id, runner) -> known.put(id, runner.jobVersion()));
    for (NodeChange change : NodeChange.between(newest, node, known)) {
      try {
        apply(change, newest);
      } catch (RuntimeException e) {
        // One allocation must not keep the others from being started and stopped.
        LOG.error(
            "Node {} could not follow {}; it is tried again at the next change", node, change, e);
      }
    }
  }

  private void apply(NodeChange change, ClusterState newest) {
    if (change instanceof NodeChange.TakeOn takeOn) {
      takeOn(takeOn.allocation(), newest);
    } else if (change instanceof NodeChange.Update update) {
      Assignment.of(newest, update.allocation())
          .ifPresent(assignment -> runner(update.allocation().id()).update(assignment));
    } else if (change instanceof NodeChange.Report report) {
      runner(report.allocationId()).reportAgain();
    } else if (change instanceof NodeChange.Stop stop) {
      runner(stop.allocationId()).stop(stop.afterPredecessors());
    } else if (change instanceof NodeChange.Forget forget) {
      forget(forget.allocationId());
    }
  }

  private void takeOn(Allocation allocation, ClusterState newest) {
    Assignment assignment =
        Assignment.of(newest, allocation)
            .orElseGet(() -> Assignment.withoutDeclaration(allocation));
    AllocationRunner runner = new AllocationRunner(context, assignment);
    runners.put(allocation.id(), runner);
    CompletableFuture<Void> unused = runner.ended().thenRun(this::wake);
    DiskHandover disk = new DiskHandover(allocation.id(), node, assignment.group().ephemeralDisk());
    runner.begin(
        !allocation.isToEnd(),
        CompletableFuture.allOf(
            endOfPredecessor(allocation), distantDisks.arrival(disk, newest), roomFor(allocation)),
        () -> disk.from(state.get()));
  }

  /** A canary runs beside what it may replace; all others wait for its ports and files. */
  private CompletableFuture<Void> endOfPredecessor(Allocation allocation) {
    AllocationId previous = allocation.previousAllocation();
    AllocationRunner predecessor =
        previous == null || allocation.canary() ? null : runners.get(previous);
    return predecessor == null ? CompletableFuture.completedFuture(null) : predecessor.ended();
  }

  /** What is preempted lets go of its room before another one takes it. */
  private CompletableFuture<Void> roomFor(Allocation allocation) {
    return CompletableFuture.allOf(
        allocation.preemptedAllocations().stream()
            .map(runners::get)
            .filter(Objects::nonNull)
            .map(AllocationRunner::ended)
            .toArray(CompletableFuture<?>[]::new));
  }

  /** The log says that it has ended; what still runs of it here is ended first. */
  private void forget(AllocationId id) {
    AllocationRunner runner = runner(id);
    if (runner.ended().isDone()) {
      runners.remove(id);
      CompletableFuture<Void> unused = runner.release();
    } else {
      runner.stop();
    }
  }

  private AllocationRunner runner(AllocationId id) {
    return Objects.requireNonNull(runners.get(id));
  }

  private void tellOfLostContact() {
    runners.values().forEach(AllocationRunner::checkLimits);
  }

  /** The end of an allocation is in the log: nobody will ask its drivers for it again. */
  private void stored(ReportAllocationStatus report) {
    AllocationRunner runner = runners.get(report.allocationId());
    if (runner != null && report.clientStatus().isTerminal()) {
      CompletableFuture<Void> unused = runner.release();
    }
  }

  private CompletableFuture<Void> stopRunners() {
    return CompletableFuture.allOf(
        runners.values().stream().map(NodeRunner::stopped).toArray(CompletableFuture<?>[]::new));
  }

  private static CompletableFuture<Void> stopped(AllocationRunner runner) {
    runner.stop();
    return runner.ended().thenCompose(ended -> runner.release());
  }
}
