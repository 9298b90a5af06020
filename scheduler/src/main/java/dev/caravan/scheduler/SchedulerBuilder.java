package dev.caravan.scheduler;

import dev.caravan.core.aggregate.Ledger;
import dev.caravan.core.aggregate.Ledgers;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.IdSource;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.SchedulerConfiguration;
import dev.caravan.core.model.UniqueId;
import dev.caravan.core.state.ClusterState;
import dev.caravan.core.storage.AuditKey;
import dev.caravan.core.storage.EventLog;
import dev.caravan.core.storage.EventStorage;
import dev.caravan.core.storage.ProgressListener;
import dev.caravan.scheduler.engine.AllocationOperations;
import dev.caravan.scheduler.engine.DeploymentOperations;
import dev.caravan.scheduler.engine.Engine;
import dev.caravan.scheduler.engine.EngineThread;
import dev.caravan.scheduler.engine.GarbageOperations;
import dev.caravan.scheduler.engine.Heartbeats;
import dev.caravan.scheduler.engine.JobCheck;
import dev.caravan.scheduler.engine.JobDispatch;
import dev.caravan.scheduler.engine.JobOperations;
import dev.caravan.scheduler.engine.JobRevisions;
import dev.caravan.scheduler.engine.NodeOperations;
import dev.caravan.scheduler.engine.OperatorOperations;
import dev.caravan.scheduler.engine.PeriodicLaunch;
import dev.caravan.scheduler.engine.TimeOrderedIds;
import dev.caravan.scheduler.engine.WhatIfPlans;
import dev.caravan.scheduler.garbage.GarbageThresholds;
import dev.caravan.scheduler.history.Chronicle;
import dev.caravan.scheduler.ranking.PlacementOptions;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link Scheduler}.
 *
 * <p>The defaults: state in memory, which ends with the scheduler; the system's clock; no node, so
 * that jobs can be planned and registered but not placed; the name of the user of this process as
 * the operator.
 */
public final class SchedulerBuilder {
  private static final Duration SHORTEST_TTL = Duration.ofSeconds(1);

  private @Nullable Path dataDirectory;
  private @Nullable OnClose onClose;
  private @Nullable AuditKey auditKey;
  private ProgressListener replayProgress = ProgressListener.NONE;
  private Clock clock = Clock.systemUTC();
  private @Nullable IdSource ids;
  private String operator = System.getProperty("user.name", "operator");
  private Duration heartbeatTtl = Duration.ofSeconds(20);
  private Duration fingerprintInterval = Duration.ofSeconds(30);
  private final List<NodeConfig> nodes = new ArrayList<>();

  private PlacementOptions placement = PlacementOptions.DEFAULT;
  private SchedulerConfiguration configuration = SchedulerConfiguration.DEFAULT;
  private GarbageThresholds garbage = GarbageThresholds.DEFAULT;

  SchedulerBuilder() {}

  /**
   * Keeps the log, the logs of tasks and their files in a directory, made if it is not there. One
   * scheduler at a time can use it; the next one goes on where the last one was.
   */
  public SchedulerBuilder dataDirectory(Path directory) {
    this.dataDirectory = directory;
    return this;
  }

  /**
   * What becomes of running tasks when the scheduler is closed. By default those whose scheduler
   * has a data directory run on, the others are stopped.
   */
  public SchedulerBuilder onClose(OnClose choice) {
    this.onClose = choice;
    return this;
  }

  /**
   * Chains the events in the data directory by a secret, so that whoever can write to the file but
   * does not know the key cannot change what has happened unnoticed. By default they are chained
   * without one, which shows damages, and changes to whoever kept an earlier {@link
   * EventLog#auditHead}.
   *
   * @param key the same as long as the data directory is used
   */
  public SchedulerBuilder auditKey(AuditKey key) {
    this.auditKey = key;
    return this;
  }

  /**
   * Has somebody told, while the scheduler starts on a data directory, how many events of the log
   * are read. What a snapshot of the state holds counts as read; where it holds everything nothing
   * is told.
   */
  public SchedulerBuilder replayProgress(ProgressListener listener) {
    this.replayProgress = listener;
    return this;
  }

  /** Where the time comes from. */
  public SchedulerBuilder clock(Clock clock) {
    this.clock = clock;
    return this;
  }

  /** Where ids come from; by default they grow with time and are random otherwise. */
  public SchedulerBuilder ids(IdSource ids) {
    this.ids = ids;
    return this;
  }

  /**
   * How long a node may be silent before it counts as down or disconnected; 20 seconds by default,
   * as with Nomad's {@code min_heartbeat_ttl} and {@code heartbeat_grace}.
   *
   * @throws IllegalArgumentException if it is shorter than a second
   */
  public SchedulerBuilder heartbeatTtl(Duration ttl) {
    if (ttl.compareTo(SHORTEST_TTL) < 0) {
      throw new IllegalArgumentException(
          "a node may be silent for " + ttl + "; give it at least a second");
    }
    this.heartbeatTtl = ttl;
    return this;
  }

  /**
   * How often the drivers of the nodes are asked whether they can run tasks; every 30 seconds by
   * default. A node whose driver no longer can is given nothing new for it, and goes on with what
   * it has; once the driver can again, what waits for room is tried anew.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public SchedulerBuilder fingerprintInterval(Duration interval) {
    if (interval.isZero() || interval.isNegative()) {
      throw new IllegalArgumentException(
          "drivers cannot be asked every " + interval + "; give a positive interval");
    }
    this.fingerprintInterval = interval;
    return this;
  }

  /**
   * Under whose name the log notes what is asked of this scheduler: that of the application, or of
   * who uses it. {@link Scheduler#onBehalfOf} names somebody else for single calls.
   *
   * @throws IllegalArgumentException if it is blank, or the name of a part of the scheduler
   */
  public SchedulerBuilder operator(String operator) {
    Scheduler.requireName(operator);
    this.operator = operator;
    return this;
  }

  /**
   * What the cluster prefers where its jobs say nothing; by default, what Nomad does: it packs
   * nodes, but keeps allocations of one group apart.
   */
  public SchedulerBuilder placement(PlacementOptions placement) {
    this.placement = placement;
    return this;
  }

  /**
   * For which types of jobs allocations of less urgent jobs are ended when there is no room; by
   * default for system jobs only. What {@link Scheduler#configure} has chosen on the same data
   * directory goes first, for the algorithm of {@link #placement} too.
   *
   * @param types none for no jobs at all
   */
  public SchedulerBuilder preemption(JobType... types) {
    this.configuration = configuration.withPreemption(Set.of(types));
    return this;
  }

  /**
   * How long what has ended is kept in the live state; {@link GarbageThresholds#DEFAULT Nomad's
   * times} by default. The log keeps everything, and {@link Scheduler#history(String)} tells it.
   *
   * @param thresholds {@link GarbageThresholds#NEVER} to have nothing forgotten by itself
   */
  public SchedulerBuilder garbageCollection(GarbageThresholds thresholds) {
    this.garbage = thresholds;
    return this;
  }

  /**
   * Adds a node that runs in this process.
   *
   * @throws IllegalArgumentException if there is one of its name already
   */
  public SchedulerBuilder node(NodeConfig node) {
    if (nodes.stream().anyMatch(other -> other.name().equals(node.name()))) {
      throw new IllegalArgumentException("two nodes are named \"" + node.name() + "\"");
    }
    nodes.add(node);
    return this;
  }

  /**
   * Starts the scheduler and its nodes: what a scheduler before it on the same data directory left
   * undone goes on.
   *
   * @throws IllegalStateException if tasks are to be left running without a data directory
   * @throws dev.caravan.core.storage.StorageException if the data directory cannot be used, for
   *     instance because another process uses it, or its log is damaged
   */
  public Scheduler build() {
    if (dataDirectory == null && onClose == OnClose.LEAVE_TASKS) {
      throw new IllegalStateException(
          "tasks that are left running are found again by a data directory: name one, or have them"
              + " stopped by OnClose.STOP_TASKS");
    }
    Fingerprints fingerprints = Fingerprints.of(nodes);
    EventStorage storage =
        dataDirectory == null
            ? EventStorage.inMemory()
            : EventStorage.sqlite(dataDirectory, auditKey);
    Ledger ledger = Ledgers.open(storage, clock, replayProgress);
    try {
      return start(ledger, storage, fingerprints);
    } catch (RuntimeException e) {
      throw closed(e, ledger);
    }
  }

  /**
   * Starts a scheduler on the copy of a log, whose nodes are only simulated.
   *
   * @param runTime how long tasks of batch jobs run
   */
  Scheduler fork(EventStorage log, Duration runTime) {
    Ledger ledger = Ledgers.open(log, clock);
    IdSource idSource = ids != null ? ids : newIds(ledger.state());
    Heartbeats heartbeats = new Heartbeats(clock, heartbeatTtl);
    LocalNodes none = localNodes(ledger, idSource, heartbeats, Fingerprints.of(List.of()));
    SimulatedNodes simulated = new SimulatedNodes(ledger, clock, idSource, runTime);
    Scheduler fork = assemble(ledger, log, none, idSource, heartbeats, simulated);
    simulated.wake();
    return fork;
  }

  private Scheduler start(Ledger ledger, EventLog log, Fingerprints fingerprints) {
    IdSource idSource = ids != null ? ids : newIds(ledger.state());
    Heartbeats heartbeats = new Heartbeats(clock, heartbeatTtl);
    LocalNodes local = localNodes(ledger, idSource, heartbeats, fingerprints);
    try {
      return start(ledger, log, local, idSource, heartbeats);
    } catch (RuntimeException e) {
      throw closed(e, local);
    }
  }

  private LocalNodes localNodes(
      Ledger ledger, IdSource idSource, Heartbeats heartbeats, Fingerprints fingerprints) {
    OnClose byDefault = dataDirectory == null ? OnClose.STOP_TASKS : OnClose.LEAVE_TASKS;
    return new LocalNodes(
        ledger,
        clock,
        idSource,
        workspace(),
        heartbeats,
        fingerprints,
        fingerprintInterval,
        Objects.requireNonNullElse(onClose, byDefault));
  }

  /** Nothing is left of a start that failed. */
  private static RuntimeException closed(RuntimeException failure, AutoCloseable part) {
    try {
      Closing.all(part);
    } catch (IllegalStateException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }

  private Scheduler start(
      Ledger ledger, EventLog log, LocalNodes local, IdSource idSource, Heartbeats heartbeats) {
    OperatorOperations operatorOperations = new OperatorOperations(ledger);
    operatorOperations.configureOnce(configuration.withAlgorithm(placement.algorithm()));
    new NodeRegistration(ledger, idSource).register(nodes, local);
    Scheduler scheduler = assemble(ledger, log, local, idSource, heartbeats, () -> {});
    local.wake();
    return scheduler;
  }

  /**
   * Puts a scheduler together, and lets its engine go.
   *
   * @param otherNodes closed with the engine
   */
  private Scheduler assemble(
      Ledger ledger,
      EventLog log,
      LocalNodes local,
      IdSource idSource,
      Heartbeats heartbeats,
      AutoCloseable otherNodes) {
    JobCheck check = new JobCheck(local.drivers());
    Gate gate = new Gate();
    Chronicle chronicle = new GatedChronicle(ledger, gate);
    Requesters requesters = new Requesters();
    Ledger named = new NamedLedger(ledger, requesters);
    JobOperations operations = new JobOperations(named, clock, idSource, check, placement);
    JobRevisions revisions = new JobRevisions(named, idSource, check);
    StateWatcher watcher = new StateWatcher(ledger);
    Engine engine = new Engine(ledger, clock, idSource, placement, heartbeats, garbage);
    EngineThread engineThread = new EngineThread(engine, ledger, clock);
    return new Scheduler(
        ledger,
        log,
        operations,
        revisions,
        new JobDispatch(named, clock, idSource, check),
        new PeriodicLaunch(named, clock, idSource),
        new DeploymentOperations(named, idSource),
        new AllocationOperations(named, idSource),
        new NodeOperations(named, idSource),
        new ClusterView(chronicle::newest, placement),
        new History(chronicle, check, placement),
        gate,
        new WhatIfPlans(ledger::state, clock, check, placement),
        new OperatorOperations(named),
        new GarbageOperations(named, clock),
        local,
        watcher,
        () -> Closing.all(engineThread, otherNodes),
        engine.planTimes(),
        operator,
        requesters);
  }

  private IdSource newIds(ClusterState state) {
    TimeOrderedIds source = new TimeOrderedIds(clock, new SecureRandom());
    source.continueAfter(
        Stream.of(
                state.nodes().stream().map(Node::id),
                state.evaluations().stream().map(Evaluation::id),
                state.allocations().stream().map(Allocation::id),
                state.deployments().stream().map(Deployment::id))
            .flatMap(ids -> ids)
            .map(UniqueId::value));
    return source;
  }

  private Workspace workspace() {
    return dataDirectory == null
        ? Workspace.inTemporaryDirectory()
        : Workspace.in(dataDirectory.resolve("allocations"));
  }
}
