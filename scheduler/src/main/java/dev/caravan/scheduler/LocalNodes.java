package dev.caravan.scheduler;

import dev.caravan.core.aggregate.Ledger;
import dev.caravan.core.command.AllocationCommand.ReportAllocationStatus;
import dev.caravan.core.command.CommandRefusedException;
import dev.caravan.core.driver.DriverException;
import dev.caravan.core.driver.ExecOutput;
import dev.caravan.core.driver.ExecRequest;
import dev.caravan.core.driver.ExecSession;
import dev.caravan.core.driver.TaskDriver;
import dev.caravan.core.driver.TaskUsage;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.IdSource;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.NodeResources;
import dev.caravan.core.model.NodeSpec;
import dev.caravan.scheduler.check.CheckResult;
import dev.caravan.scheduler.engine.Actors;
import dev.caravan.scheduler.engine.Heartbeats;
import dev.caravan.scheduler.engine.NodeReports;
import dev.caravan.scheduler.engine.NodeUpdates;
import dev.caravan.scheduler.runner.AllocationFiles;
import dev.caravan.scheduler.runner.DirectoryJanitor;
import dev.caravan.scheduler.runner.LogInput;
import dev.caravan.scheduler.runner.LogStart;
import dev.caravan.scheduler.runner.NodeRunner;
import dev.caravan.scheduler.runner.TaskLogs;
import dev.caravan.scheduler.runner.TaskStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The nodes that run in this process. */
final class LocalNodes implements AutoCloseable {
  /** How long tasks have to end when they are stopped with the scheduler. */
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

  private final Ledger ledger;
  private final Clock clock;
  private final IdSource ids;
  private final Workspace workspace;
  private final Heartbeats heartbeats;
  private final Fingerprints fingerprints;
  private final OnClose onClose;
  private final Pulse pulse;
  private final DirectoryJanitor janitor;
  private final DriverWatch driverWatch;
  private final Map<NodeId, NodeRunner> runners = new LinkedHashMap<>();
  private final Map<NodeId, NodeSpec> specs = new ConcurrentHashMap<>();
  private final List<Ledger.Subscription> subscriptions = new ArrayList<>();
  private final Set<TaskDriver> drivers = new LinkedHashSet<>();

  /**
   * @param heartbeats told whenever a node is heard of
   * @param fingerprints of the drivers of all nodes
   * @param fingerprintInterval after which the drivers are asked anew
   * @param onClose what becomes of their tasks
   */
  LocalNodes(
      Ledger ledger,
      Clock clock,
      IdSource ids,
      Workspace workspace,
      Heartbeats heartbeats,
      Fingerprints fingerprints,
      Duration fingerprintInterval,
      OnClose onClose) {
    this.ledger = ledger;
    this.clock = clock;
    this.ids = ids;
    this.workspace = workspace;
    this.heartbeats = heartbeats;
    this.fingerprints = fingerprints;
    this.onClose = onClose;
    this.pulse = new Pulse(heartbeats.interval());
    this.driverWatch = new DriverWatch(fingerprintInterval);
    this.janitor = new DirectoryJanitor(workspace.directory(), ledger::state, this::isHeld);
  }

  /** What a node presents itself as, its drivers asked. */
  NodeSpec fingerprint(NodeConfig config) {
    NodeResources resources =
        config.resources() != null
            ? config.resources()
            : HostFacts.resources(workspace.directory());
    NodeSpec bare =
        new NodeSpec(
            config.name(),
            config.datacenter(),
            config.nodeClass(),
            config.address(),
            HostFacts.attributes(),
            config.meta(),
            config.devices().isEmpty() ? resources : resources.withDevices(config.devices()),
            List.of(),
            config.nodePool(),
            config.hostVolumes(),
            Map.of());
    NodeSpec before = ledger.state().nodeNamed(config.name()).map(Node::spec).orElse(bare);
    return DriverFacts.of(config.drivers(), fingerprints::of, before).addTo(bare);
  }

  /** Takes in a node that is registered. It sleeps until {@link #wake}. */
  void add(NodeId id, NodeConfig config, NodeSpec spec) {
    Map<String, TaskDriver> byName = new HashMap<>();
    config.drivers().forEach(driver -> byName.put(driver.name(), driver));
    drivers.addAll(config.drivers());
    specs.put(id, spec);
    NodeRunner runner =
        new NodeRunner(
            id,
            workspace.directory(),
            byName,
            ledger::state,
            reports -> report(config.name(), reports),
            clock,
            () -> specOf(id),
            config.artifacts());
    runners.put(id, runner);
    pulse.add(runner, () -> heard(id));
    driverWatch.add(config.drivers(), () -> specOf(id), changed -> change(id, changed));
    subscriptions.add(ledger.onChange(runner::wake));
  }

  /** A node that was thought to be gone, or was purged, is taken in again. */
  private void heard(NodeId id) {
    heartbeats.beat(id);
    boolean isReady =
        ledger.state().node(id).filter(node -> node.status() == Node.Status.READY).isPresent();
    if (!isReady) {
      register(id);
    }
  }

  /** The node's drivers can do more, or less, than before. */
  private void change(NodeId id, NodeSpec changed) {
    specs.put(id, changed);
    register(id);
  }

  private void register(NodeId id) {
    NodeSpec spec = specOf(id);
    ledger.execute(Actors.node(spec.name()), state -> NodeUpdates.register(state, id, spec, ids));
  }

  private NodeSpec specOf(NodeId id) {
    return Objects.requireNonNull(specs.get(id), "a node of somebody else");
  }

  private void report(String node, List<ReportAllocationStatus> reports) {
    ledger.execute(
        Actors.node(node), state -> NodeReports.commands(state, reports, clock.instant(), ids));
  }

  private boolean isHeld(AllocationId allocation) {
    return runners.values().stream().anyMatch(runner -> runner.holds(allocation));
  }

  /** Has all nodes look at the state, as they do after each change. */
  void wake() {
    runners.values().forEach(NodeRunner::wake);
    subscriptions.add(ledger.onChange(janitor::wake));
    janitor.wake();
  }

  /** The drivers of all nodes. */
  Set<TaskDriver> drivers() {
    return Collections.unmodifiableSet(drivers);
  }

  /** What a task has written so far. */
  LogInput log(Allocation allocation, String task, TaskStream stream, LogStart start) {
    return open(allocation, task, logs -> logs.open(allocation.id(), task, stream, start));
  }

  /** What a task has written and will write. */
  LogInput followLog(Allocation allocation, String task, TaskStream stream, LogStart start) {
    return open(allocation, task, logs -> logs.follow(allocation.id(), task, stream, start));
  }

  private LogInput open(Allocation allocation, String task, LogOpening opening) {
    requireTask(allocation, task);
    try {
      return opening.open(runnerOf(allocation).logs());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the log of task \"" + task + "\"", e);
    }
  }

  @FunctionalInterface
  private interface LogOpening {
    LogInput open(TaskLogs logs) throws IOException;
  }

  /** The files of an allocation. */
  AllocationFiles files(Allocation allocation) {
    return runnerOf(allocation).files(allocation.id());
  }

  /** Removes the files of an allocation; tells whether it has ended and had any. */
  boolean removeFiles(Allocation allocation) {
    return janitor.removeEnded(allocation.id());
  }

  /** Removes the files of what has ended on a node of this process. */
  void removeFiles(NodeId node) {
    janitor.removeEnded(node);
  }

  /** Starts running tasks anew; null for all of the allocation. */
  void restart(Allocation allocation, @Nullable String task) {
    requireTask(allocation, task);
    if (!runnerOf(allocation).restart(allocation.id(), task).join()) {
      throw new CommandRefusedException("Task not running");
    }
  }

  /** Starts all tasks anew, those that have ended too. */
  void restartAll(Allocation allocation) {
    if (!runnerOf(allocation).restartAll(allocation.id()).join()) {
      throw new CommandRefusedException("Task not running");
    }
  }

  /** Sends running tasks a signal; null for all of the allocation. */
  void signal(Allocation allocation, @Nullable String task, String signal) {
    requireTask(allocation, task);
    try {
      runnerOf(allocation).signal(allocation.id(), task, signal);
    } catch (DriverException e) {
      throw new CommandRefusedException(String.valueOf(e.getMessage()));
    }
  }

  /** How the checks of an allocation stand. */
  List<CheckResult> checks(Allocation allocation) {
    return runnerOf(allocation).checks(allocation.id());
  }

  /** Runs a command beside a running task; null for the only one of the allocation. */
  ExecSession exec(
      Allocation allocation, @Nullable String task, ExecRequest request, ExecOutput output) {
    requireTask(allocation, task);
    try {
      return runnerOf(allocation)
          .exec(allocation.id(), task == null ? onlyTask(allocation) : task, request, output);
    } catch (DriverException e) {
      throw new CommandRefusedException(String.valueOf(e.getMessage()));
    }
  }

  private static String onlyTask(Allocation allocation) {
    Set<String> tasks = allocation.resources().tasks().keySet();
    if (tasks.size() != 1) {
      throw new CommandRefusedException(
          "allocation \"%s\" has several tasks; name one of %s"
              .formatted(allocation.id().shortId(), String.join(", ", tasks)));
    }
    return tasks.iterator().next();
  }

  private static void requireTask(Allocation allocation, @Nullable String task) {
    if (task != null && !allocation.resources().tasks().containsKey(task)) {
      throw new UnknownIdException(
          "allocation \"%s\" has no task \"%s\"; it has %s"
              .formatted(
                  allocation.id().shortId(),
                  task,
                  String.join(", ", allocation.resources().tasks().keySet())));
    }
  }

  Map<String, TaskUsage> usage(Allocation allocation) {
    Map<String, TaskUsage> usage = new TreeMap<>();
    allocation.resources().tasks().keySet().forEach(task -> usage.put(task, TaskUsage.NONE));
    usage.putAll(runnerOf(allocation).usage(allocation.id()));
    return usage;
  }

  /** Lets go of the tasks, or stops them. */
  @Override
  public void close() {
    List<AutoCloseable> parts = new ArrayList<>(subscriptions);
    parts.add(0, pulse);
    parts.add(0, driverWatch);
    if (onClose == OnClose.STOP_TASKS) {
      runners.values().forEach(runner -> parts.add(() -> runner.stopAll(STOP_TIMEOUT)));
    }
    parts.add(janitor);
    parts.addAll(runners.values());
    parts.addAll(drivers);
    parts.add(workspace::discard);
    Closing.all(parts.toArray(AutoCloseable[]::new));
  }

  private NodeRunner runnerOf(Allocation allocation) {
    NodeRunner runner = runners.get(allocation.nodeId());
    if (runner == null) {
      throw new UnknownIdException(
          "allocation \"%s\" is on node \"%s\", which is not a node of this scheduler"
              .formatted(allocation.id().shortId(), allocation.nodeName()));
    }
    return runner;
  }
}
