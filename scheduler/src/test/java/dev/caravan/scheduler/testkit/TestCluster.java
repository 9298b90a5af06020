package dev.caravan.scheduler.testkit;

import dev.caravan.core.aggregate.Ledgers;
import dev.caravan.core.command.AllocationCommand.ReportAllocationStatus;
import dev.caravan.core.command.DispatchOptions;
import dev.caravan.core.event.RecordedEvent;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.DeploymentId;
import dev.caravan.core.model.DrainSpec;
import dev.caravan.core.model.IdSource;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.NodeResources;
import dev.caravan.core.model.NodeSpec;
import dev.caravan.core.model.SchedulerConfiguration;
import dev.caravan.core.model.WhatIf;
import dev.caravan.core.state.ClusterState;
import dev.caravan.core.storage.EventStorage;
import dev.caravan.core.view.ChildRegistration;
import dev.caravan.core.view.DeploymentUpdate;
import dev.caravan.core.view.PlanResult;
import dev.caravan.core.view.Registration;
import dev.caravan.core.view.WhatIfResult;
import dev.caravan.scheduler.engine.Actors;
import dev.caravan.scheduler.engine.AllocationOperations;
import dev.caravan.scheduler.engine.DeploymentOperations;
import dev.caravan.scheduler.engine.Engine;
import dev.caravan.scheduler.engine.GarbageOperations;
import dev.caravan.scheduler.engine.Heartbeats;
import dev.caravan.scheduler.engine.JobCheck;
import dev.caravan.scheduler.engine.JobDispatch;
import dev.caravan.scheduler.engine.JobOperations;
import dev.caravan.scheduler.engine.NodeLoss;
import dev.caravan.scheduler.engine.NodeOperations;
import dev.caravan.scheduler.engine.NodeReports;
import dev.caravan.scheduler.engine.NodeUpdates;
import dev.caravan.scheduler.engine.OperatorOperations;
import dev.caravan.scheduler.engine.PeriodicLaunch;
import dev.caravan.scheduler.engine.TimeOrderedIds;
import dev.caravan.scheduler.engine.WhatIfPlans;
import dev.caravan.scheduler.garbage.GarbageThresholds;
import dev.caravan.scheduler.history.Chronicle;
import dev.caravan.scheduler.ranking.PlacementOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A whole cluster without threads, processes or a real clock. Nothing happens but when it is told
 * to: the same calls with the same seed give the same log, byte for byte.
 */
public final class TestCluster implements AutoCloseable {
  /** When the cluster's clock starts. */
  public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  /** The name of the driver that all simulated nodes have; it takes any configuration. */
  public static final String DRIVER = "simulated";

  /** How long a node may be silent. */
  public static final Duration HEARTBEAT_TTL = Duration.ofSeconds(20);

  private static final String OPERATOR = "tester";
  private static final int MOST_STEPS_AT_ONCE = 100_000;

  private final SettableClock clock = new SettableClock(START);
  private final InterruptibleLedger ledger;
  private final IdSource ids;
  private final EventStorage storage;
  private final List<NodeNews> news = new ArrayList<>();
  private final Heartbeats heartbeats;
  private final JobOperations jobs;
  private final JobDispatch dispatch;
  private final PeriodicLaunch periodic;
  private final DeploymentOperations deployments;
  private final AllocationOperations allocations;
  private final NodeOperations nodeOperations;
  private final WhatIfPlans whatIfPlans;
  private final List<SimulatedNode> nodes = new ArrayList<>();
  private Function<Allocation, TaskScript> scripts = allocation -> TaskScript.RUNS;
  private GarbageThresholds garbage = GarbageThresholds.NEVER;
  private Engine engine;

  /** What a node once said. */
  private record NodeNews(String node, List<ReportAllocationStatus> reports) {}

  /** A cluster without nodes, kept in this storage. */
  public TestCluster(EventStorage storage, long seed) {
    this.storage = storage;
    this.ledger = new InterruptibleLedger(Ledgers.open(storage, clock));
    this.ids = new TimeOrderedIds(clock, new Random(seed));
    this.heartbeats = new Heartbeats(clock, HEARTBEAT_TTL);
    this.engine = newEngine();
    this.deployments = new DeploymentOperations(ledger, ids);
    this.allocations = new AllocationOperations(ledger, ids);
    this.nodeOperations = new NodeOperations(ledger, ids);
    JobCheck check = new JobCheck(List.of(new SimulatedDriver(DRIVER)));
    this.jobs = new JobOperations(ledger, clock, ids, check, PlacementOptions.DEFAULT);
    this.whatIfPlans = new WhatIfPlans(ledger::state, clock, check, PlacementOptions.DEFAULT);
    this.dispatch = new JobDispatch(ledger, clock, ids, check);
    this.periodic = new PeriodicLaunch(ledger, clock, ids);
  }

  private Engine newEngine() {
    return new Engine(ledger, clock, ids, PlacementOptions.DEFAULT, heartbeats, garbage);
  }

  /** A cluster in memory with one node of 4,000 MHz and 8,192 MiB in {@code dc1}. */
  public static TestCluster withOneNode() {
    return new TestCluster(EventStorage.inMemory(), 1)
        .node("solo", NodeResources.of(4_000, 8_192, 100_000));
  }

  /** Adds a node in {@code dc1}. */
  public TestCluster node(String name, NodeResources resources) {
    return node(
        new NodeSpec(name, "dc1", "", "127.0.0.1", Map.of(), Map.of(), resources, List.of(DRIVER)));
  }

  /** Adds a node. */
  public TestCluster node(NodeSpec spec) {
    NodeId id = new NodeId(ids.next());
    nodes.add(new SimulatedNode(id, spec.name(), allocation -> scripts.apply(allocation)));
    ledger.execute(Actors.node(spec.name()), state -> NodeUpdates.register(state, id, spec, ids));
    return this;
  }

  /** Loses a node; its allocations are lost with the evaluations that this asks for. */
  public TestCluster nodeDown(String name) {
    ledger.execute(
        Actors.SCHEDULER,
        state -> NodeLoss.commands(state, state.nodeNamed(name).orElseThrow().id(), "test", ids));
    return this;
  }

  /** Brings a node back as it was. */
  public TestCluster nodeUp(String name) {
    Node node = node(name);
    ledger.execute(
        Actors.node(name), state -> NodeUpdates.register(state, node.id(), node.spec(), ids));
    return this;
  }

  /**
   * Nothing is heard of a node any more. What runs there goes on, and is not heard of either; the
   * node is missed once its time is up.
   */
  public TestCluster disconnect(String name) {
    heartbeats.beat(node(name).id());
    simulated(name).disconnect(true);
    return this;
  }

  /** A node is heard of again. */
  public TestCluster reconnect(String name) {
    heartbeats.forget(node(name).id());
    simulated(name).disconnect(false);
    return nodeUp(name);
  }

  private SimulatedNode simulated(String name) {
    return nodes.stream().filter(node -> node.name().equals(name)).findFirst().orElseThrow();
  }

  /** Begins to empty a node. */
  public TestCluster drain(String name, DrainSpec spec) {
    nodeOperations.drain(OPERATOR, node(name).id(), spec, Map.of());
    return this;
  }

  /** Stops emptying a node, if it is being emptied. */
  public TestCluster cancelDrain(String name, boolean markEligible) {
    nodeOperations.cancelDrain(OPERATOR, node(name).id(), markEligible);
    return this;
  }

  /** Allows, or no longer allows, new allocations on a node. */
  public TestCluster setEligibility(String name, boolean eligible) {
    nodeOperations.setEligibility(OPERATOR, node(name).id(), eligible);
    return this;
  }

  /** Forgets a node; what is there is lost with the evaluations that this asks for. */
  public TestCluster purgeNode(String name) {
    nodeOperations.purge(OPERATOR, node(name).id());
    return this;
  }

  /** The node of this name. */
  public Node node(String name) {
    return state().nodeNamed(name).orElseThrow();
  }

  /** Chooses for which types of jobs allocations of less urgent jobs are ended. */
  public TestCluster preemption(JobType... types) {
    return configure(state().schedulerConfiguration().withPreemption(Set.of(types)));
  }

  /** Chooses how allocations are placed, and what is done at all. */
  public TestCluster configure(SchedulerConfiguration wanted) {
    new OperatorOperations(ledger).configure(OPERATOR, wanted, null);
    return this;
  }

  /** Says how allocations fare from now on. */
  public TestCluster scripts(Function<Allocation, TaskScript> scripts) {
    this.scripts = scripts;
    return this;
  }

  /** Says how long is kept what has ended, from now on; at first nothing is collected by itself. */
  public TestCluster garbageThresholds(GarbageThresholds thresholds) {
    garbage = thresholds;
    engine = newEngine();
    return this;
  }

  /** Collects all garbage at once. */
  public TestCluster collectGarbage() {
    new GarbageOperations(ledger, clock).collect(OPERATOR);
    return this;
  }

  /** Plans a job. */
  public PlanResult plan(Job job) {
    return jobs.plan(OPERATOR, job);
  }

  /** Plans a job as if the cluster were another. */
  public WhatIfResult plan(Job job, WhatIf... changes) {
    return whatIfPlans.plan(job, List.of(changes));
  }

  /** Registers a job; nothing else happens yet. */
  public Registration register(Job job) {
    return jobs.register(OPERATOR, job, null);
  }

  /** Registers a job if its modify index is this; nothing else happens yet. */
  public Registration register(Job job, long checkIndex) {
    return jobs.register(OPERATOR, job, checkIndex);
  }

  /** Dispatches a parameterized job; its child is registered, nothing else happens yet. */
  public ChildRegistration dispatch(
      String job, String payload, Map<String, String> meta, DispatchOptions options) {
    byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
    return dispatch.dispatch(OPERATOR, JobId.of(job), bytes, meta, options);
  }

  /** Dispatches a parameterized job with neither payload nor meta. */
  public ChildRegistration dispatch(String job) {
    return dispatch(job, "", Map.of(), DispatchOptions.NONE);
  }

  /** When a periodic job is launched next by itself. */
  public Optional<Instant> nextLaunch(String job) {
    return periodic.next(JobId.of(job));
  }

  /** Launches a periodic job; its child is registered, nothing else happens yet. */
  public ChildRegistration forceLaunch(String job) {
    return periodic.force(OPERATOR, JobId.of(job));
  }

  /** Sets the clock, forwards or backwards, as if the host had slept: nothing happens yet. */
  public TestCluster sleepUntil(Instant instant) {
    clock.set(instant);
    return this;
  }

  /** Stops a job; nothing else happens yet. */
  public Registration stop(String job) {
    return jobs.stop(OPERATOR, JobId.of(job), false);
  }

  /** Stops and forgets a job; nothing else happens yet. */
  public Registration purge(String job) {
    return jobs.stop(OPERATOR, JobId.of(job), true);
  }

  /** Promotes the canaries of the newest deployment of a job; of these groups, none for all. */
  public DeploymentUpdate promote(String job, String... groups) {
    return deployments.promote(OPERATOR, newestDeployment(job), List.of(groups));
  }

  /** Fails the newest deployment of a job. */
  public DeploymentUpdate failDeployment(String job) {
    return deployments.fail(OPERATOR, newestDeployment(job));
  }

  /** Pauses the newest deployment of a job. */
  public DeploymentUpdate pauseDeployment(String job) {
    return deployments.pause(OPERATOR, newestDeployment(job));
  }

  /** Resumes the newest deployment of a job. */
  public DeploymentUpdate resumeDeployment(String job) {
    return deployments.resume(OPERATOR, newestDeployment(job));
  }

  /** Says how allocations of the newest deployment of a job are. */
  public DeploymentUpdate setHealth(
      String job, List<AllocationId> healthy, List<AllocationId> unhealthy) {
    return deployments.setHealth(OPERATOR, newestDeployment(job), healthy, unhealthy);
  }

  /** Stops an allocation, which is to be replaced. */
  public Registration stopAllocation(AllocationId allocation) {
    return allocations.stop(OPERATOR, allocation);
  }

  /** Replaces what of a job has failed. */
  public Registration rescheduleFailed(String job) {
    return allocations.rescheduleFailed(OPERATOR, JobId.of(job));
  }

  private DeploymentId newestDeployment(String job) {
    return state().latestDeployment(JobId.of(job)).orElseThrow().id();
  }

  /** Takes one step of the engine; tells whether there was one to take. */
  public boolean step() {
    return engine.step();
  }

  /**
   * Lets everything happen that can happen without the clock moving. A host that crashes meanwhile
   * is started again.
   *
   * @throws IllegalStateException if it does not come to an end
   */
  public TestCluster run() {
    for (int steps = 0; steps < MOST_STEPS_AT_ONCE; steps++) {
      try {
        if (!engine.step() && !nodesReport()) {
          return this;
        }
      } catch (HostCrash e) {
        restart();
      }
    }
    throw new IllegalStateException("what happens at " + now() + " does not come to an end");
  }

  /** Has the host crash once it has stored so many more units of the log; from 1. */
  public TestCluster crashAfter(int units) {
    ledger.crashAfter(units);
    return this;
  }

  /** Starts the host anew, which then knows nothing but the log; its nodes register again. */
  public TestCluster restart() {
    ledger.reopen(Ledgers.open(storage, clock));
    engine = newEngine();
    for (SimulatedNode node : nodes) {
      state()
          .node(node.id())
          .filter(known -> known.status() == Node.Status.READY)
          .ifPresent(known -> nodeUp(known.spec().name()));
    }
    return this;
  }

  /** Holds back for a while what a node has to say. */
  public TestCluster silence(String name, Duration duration) {
    NodeId id = node(name).id();
    nodes.stream()
        .filter(node -> node.id().equals(id))
        .forEach(node -> node.keepSilentUntil(clock.instant().plus(duration)));
    return this;
  }

  /** How many reports of nodes there have been. */
  public int reports() {
    return news.size();
  }

  /** Has a node say once more what it once said; reports are counted from 0. */
  public TestCluster repeatReport(int number) {
    tell(news.get(number));
    return this;
  }

  /** Moves the clock on, and lets everything happen at its time. */
  public TestCluster advance(Duration duration) {
    Instant end = clock.instant().plus(duration);
    run();
    for (Optional<Instant> next = nextDue(); next.isPresent() && !next.get().isAfter(end); ) {
      clock.set(next.get());
      run();
      next = nextDue();
    }
    clock.set(end);
    return run();
  }

  /** Has something come between the moment at which the next plan is made and its application. */
  public TestCluster beforeNextPlanIsApplied(Runnable what) {
    ledger.interrupt(what);
    return this;
  }

  /** Whether nothing is due, now or ever, unless somebody does something. */
  public boolean isAtRest() {
    return nextDue().isEmpty() && engine.nextDue().isEmpty();
  }

  /** Has somebody look at the state after each unit of the log. */
  public TestCluster onChange(Consumer<ClusterState> observer) {
    ledger.onChange(() -> observer.accept(ledger.state()));
    return this;
  }

  /** The newest state. */
  public ClusterState state() {
    return ledger.state();
  }

  /** The allocations of a job, oldest first. */
  public List<Allocation> allocations(String job) {
    return state().allocationsOf(JobId.of(job));
  }

  /** The whole log. */
  public List<RecordedEvent> log() {
    try (Stream<RecordedEvent> log = ledger.read(0)) {
      return log.toList();
    }
  }

  /** The log, and the newest state. */
  public Chronicle chronicle() {
    return new Chronicle() {
      @Override
      public Stream<RecordedEvent> read(long after) {
        return ledger.read(after);
      }

      @Override
      public ClusterState newest() {
        return ledger.state();
      }
    };
  }

  /** The time that the cluster's clock shows. */
  public Instant now() {
    return clock.instant();
  }

  @Override
  public void close() {
    ledger.close();
  }

  private boolean nodesReport() {
    boolean any = false;
    for (SimulatedNode node : nodes) {
      List<ReportAllocationStatus> reports = node.due(state(), clock.instant());
      if (!reports.isEmpty()) {
        NodeNews said = new NodeNews(node.name(), reports);
        news.add(said);
        tell(said);
        any = true;
      }
    }
    return any;
  }

  private void tell(NodeNews said) {
    ledger.execute(
        Actors.node(said.node()),
        state -> NodeReports.commands(state, said.reports(), clock.instant(), ids));
  }

  /** The next instant after now at which something is due. */
  private Optional<Instant> nextDue() {
    return Stream.concat(
            engine.nextDue().stream(),
            nodes.stream().flatMap(node -> node.nextDue(state()).stream()))
        .filter(instant -> instant.isAfter(clock.instant()))
        .min(Comparator.naturalOrder());
  }
}
