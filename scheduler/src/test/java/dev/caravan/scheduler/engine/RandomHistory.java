package dev.caravan.scheduler.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.core.command.CommandRefusedException;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.DrainSpec;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.Network;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.NodeResources;
import dev.caravan.core.model.Port;
import dev.caravan.core.model.ReschedulePolicy;
import dev.caravan.core.model.ReschedulePolicy.DelayFunction;
import dev.caravan.core.model.UpdateStrategy;
import dev.caravan.core.model.UpdateStrategy.HealthCheck;
import dev.caravan.core.storage.EventStorage;
import dev.caravan.scheduler.testkit.TaskScript;
import dev.caravan.scheduler.testkit.TestCluster;
import dev.caravan.scheduler.testkit.TestJobs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A cluster to which things happen at random: the same things for the same seed. */
final class RandomHistory implements AutoCloseable {
  private static final int LONGEST = 30;
  private static final int MOST_NODES = 4;

  /** A job keeps its type, as most do. */
  private static final Map<String, JobType> TYPES =
      Map.of(
          "anna",
          JobType.SERVICE,
          "bert",
          JobType.SERVICE,
          "cleo",
          JobType.BATCH,
          "dora",
          JobType.SYSTEM,
          "emil",
          JobType.SYSBATCH,
          RandomLaunches.PARAMETERIZED,
          JobType.BATCH,
          RandomLaunches.PERIODIC,
          JobType.BATCH);

  private static final List<String> JOBS = TYPES.keySet().stream().sorted().toList();

  private final Random random;
  private final TestCluster cluster;
  private final RandomLaunches launches;
  private int nodes;

  RandomHistory(long seed) {
    this.random = new Random(seed);
    this.cluster = new TestCluster(EventStorage.inMemory(), seed).scripts(this::script);
    this.launches = new RandomLaunches(cluster, random);
    this.cluster.onChange(new SafetyRules()::check);
    addNode();
    addNode();
  }

  TestCluster cluster() {
    return cluster;
  }

  void happen() {
    int length = 5 + random.nextInt(LONGEST - 5);
    for (int i = 0; i < length; i++) {
      something();
      // Sometimes several things happen before the scheduler gets round to any of them.
      if (random.nextInt(3) > 0) {
        cluster.advance(Duration.ofMillis(random.nextInt(40_000)));
      }
    }
    launches.end();
  }

  private void something() {
    String job = JOBS.get(random.nextInt(JOBS.size()));
    switch (random.nextInt(32)) {
      case 0 -> stop(job, false);
      case 1 -> stop(job, true);
      case 2 -> addNode();
      case 3 -> loseNode();
      case 4 -> cluster.plan(job(job));
      case 5 -> cluster.step();
      case 6 -> promote(job);
      case 7 -> deploymentByHand(job, cluster::failDeployment);
      case 8 -> deploymentByHand(job, cluster::pauseDeployment);
      case 9 -> deploymentByHand(job, cluster::resumeDeployment);
      case 10 -> judgeByHand(job);
      case 11 -> stopAllocation(job);
      case 12 -> rescheduleFailed(job);
      case 13 -> drain();
      case 14 -> anyNode().ifPresent(node -> cluster.cancelDrain(node, random.nextBoolean()));
      case 15 -> changeEligibility();
      case 16 -> returnNode();
      case 17, 18, 19 -> launches.dispatch();
      case 20 -> launches.force();
      case 21 -> launches.clockJumps();
      default -> cluster.register(job(job));
    }
  }

  private Optional<String> anyNode() {
    List<Node> all = List.copyOf(cluster.state().nodes());
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of(all.get(random.nextInt(all.size())).spec().name());
  }

  private void drain() {
    DrainSpec spec =
        switch (random.nextInt(4)) {
          case 0 -> DrainSpec.forced();
          case 1 -> DrainSpec.withoutDeadline();
          default -> DrainSpec.within(Duration.ofSeconds(1 + random.nextInt(300)));
        };
    anyNode().ifPresent(node -> cluster.drain(node, spec));
  }

  private void changeEligibility() {
    boolean eligible = random.nextInt(3) > 0;
    anyNode()
        .filter(node -> !(eligible && cluster.node(node).isDraining()))
        .ifPresent(node -> cluster.setEligibility(node, eligible));
  }

  private void returnNode() {
    anyNode()
        .filter(node -> cluster.node(node).status() == Node.Status.DOWN)
        .ifPresent(cluster::nodeUp);
  }

  private void stop(String job, boolean purge) {
    if (cluster.state().job(JobId.of(job)).isPresent()) {
      if (purge) {
        cluster.purge(job);
      } else {
        cluster.stop(job);
      }
    }
  }

  private Optional<Deployment> activeDeployment(String job) {
    return cluster
        .state()
        .latestDeployment(JobId.of(job))
        .filter(deployment -> deployment.status().isActive());
  }

  /** Most often too early, which is refused. */
  private void promote(String job) {
    if (activeDeployment(job).isPresent()) {
      try {
        cluster.promote(job);
      } catch (CommandRefusedException e) {
        assertThat(e).hasMessageContaining("healthy allocations");
      }
    }
  }

  private void deploymentByHand(String job, Consumer<String> what) {
    activeDeployment(job).ifPresent(deployment -> what.accept(job));
  }

  private void judgeByHand(String job) {
    activeDeployment(job)
        .flatMap(deployment -> any(job, one -> deployment.id().equals(one.deploymentId())))
        .ifPresent(
            one -> {
              List<AllocationId> meant = List.of(one.id());
              boolean healthy = random.nextInt(4) > 0;
              cluster.setHealth(job, healthy ? meant : List.of(), healthy ? List.of() : meant);
            });
  }

  private void stopAllocation(String job) {
    any(job, allocation -> true).ifPresent(allocation -> cluster.stopAllocation(allocation.id()));
  }

  private void rescheduleFailed(String job) {
    cluster
        .state()
        .job(JobId.of(job))
        .filter(registered -> !registered.job().isParent())
        .ifPresent(registered -> cluster.rescheduleFailed(job));
  }

  private Optional<Allocation> any(String job, Predicate<Allocation> wanted) {
    List<Allocation> found = cluster.allocations(job).stream().filter(wanted).toList();
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(found.get(random.nextInt(found.size())));
  }

  private void addNode() {
    if (nodes < MOST_NODES) {
      nodes++;
      int cpu = 1_000 + 500 * random.nextInt(4);
      cluster.node("node" + nodes, NodeResources.of(cpu, 2_048, 4_000));
    }
  }

  private void loseNode() {
    List<Node> up = cluster.state().nodes().stream().filter(Node::acceptsPlacements).toList();
    if (up.size() > 1) {
      cluster.nodeDown(up.get(random.nextInt(up.size())).spec().name());
    }
  }

  /** All but its type may change from one version to the next. */
  private Job job(String id) {
    Job job = launches.withLaunch(declared(id, Objects.requireNonNull(TYPES.get(id))));
    if (random.nextInt(4) == 0) {
      job = job.toBuilder().priority(1 + random.nextInt(100)).build();
    }
    String image = "image:" + random.nextInt(2);
    int cpu = random.nextInt(4) == 0 ? 800 : 400;
    Network network = network();
    return TestJobs.withTask(
        TestJobs.withImage(job, image), task -> task.resources(cpu, 256, network));
  }

  private Job declared(String id, JobType type) {
    return switch (type) {
      case SERVICE -> {
        Job service = TestJobs.withUpdate(replaceable(id, type), update());
        yield TestJobs.withMigrate(service, 1 + random.nextInt(2));
      }
      case BATCH -> replaceable(id, type);
      case SYSTEM ->
          TestJobs.withUpdate(
              TestJobs.job(id, type, noneOrOne()), TestJobs.rolling(random.nextInt(3)));
      case SYSBATCH -> TestJobs.job(id, type, noneOrOne());
    };
  }

  private Job replaceable(String id, JobType type) {
    return TestJobs.withReschedule(TestJobs.job(id, type, random.nextInt(5)), reschedule());
  }

  private int noneOrOne() {
    return random.nextInt(4) > 0 ? 1 : 0;
  }

  private UpdateStrategy update() {
    int maxParallel = random.nextInt(3);
    int canaries = maxParallel > 0 && random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 0;
    UpdateStrategy update =
        TestJobs.canary(maxParallel, canaries, canaries > 0 && random.nextBoolean());
    UpdateStrategy judged =
        random.nextInt(8) == 0 ? TestJobs.judgedBy(update, HealthCheck.MANUAL) : update;
    return random.nextBoolean() ? TestJobs.reverting(judged) : judged;
  }

  private ReschedulePolicy reschedule() {
    DelayFunction[] functions = DelayFunction.values();
    int attempts = random.nextInt(4);
    return new ReschedulePolicy(
        attempts,
        Duration.ofMinutes(10),
        Duration.ofSeconds(5 + random.nextInt(60)),
        functions[random.nextInt(functions.length)],
        Duration.ofMinutes(2),
        attempts == 0 && random.nextBoolean());
  }

  private Network network() {
    return switch (random.nextInt(4)) {
      case 0 -> Network.of(Port.fixed("db", 20_000 + random.nextInt(2)));
      case 1 -> Network.of(Port.dynamic("db"), Port.dynamic("admin"));
      default -> Network.of();
    };
  }

  /** How an allocation fares follows from its id, whatever else happens. */
  private TaskScript script(Allocation allocation) {
    Random fate = new Random(allocation.id().value().hashCode());
    Duration starts =
        fate.nextInt(10) == 0 ? Duration.ofMinutes(5) : Duration.ofMillis(fate.nextInt(20_000));
    Duration stops =
        fate.nextBoolean() ? Duration.ZERO : Duration.ofMillis(1 + fate.nextInt(60_000));
    String declared = allocation.jobId().value().replaceFirst("/.*", "");
    boolean batch = Objects.requireNonNull(TYPES.get(declared)).runsToCompletion();
    boolean ends = batch || fate.nextInt(5) == 0;
    Duration lasts = Duration.ofMillis(1 + fate.nextInt(90_000));
    int exitCode = batch && fate.nextBoolean() ? 0 : 1;
    return new TaskScript(starts, ends ? lasts : null, exitCode, stops);
  }

  @Override
  public void close() {
    cluster.close();
  }
}
