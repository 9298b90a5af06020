package dev.caravan.scheduler.engine;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.DeviceRequest;
import dev.caravan.core.model.DisconnectStrategy.Reconcile;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.Network;
import dev.caravan.core.model.Port;
import dev.caravan.core.model.ReschedulePolicy;
import dev.caravan.core.model.ReschedulePolicy.DelayFunction;
import dev.caravan.core.model.Resources;
import dev.caravan.core.model.UpdateStrategy;
import dev.caravan.core.model.UpdateStrategy.HealthCheck;
import dev.caravan.scheduler.testkit.TaskScript;
import dev.caravan.scheduler.testkit.TestJobs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** Jobs as chance has somebody declare them, and how their allocations fare. */
final class RandomJobs {
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

  /** All that there may be. */
  static final List<String> IDS = TYPES.keySet().stream().sorted().toList();

  /** Which job each may wait for. */
  private static final Map<String, String> DEPENDENCIES =
      Map.of("bert", "cleo", "emil", "anna", "cleo", RandomLaunches.PARAMETERIZED);

  private final Random random;

  RandomJobs(Random random) {
    this.random = random;
  }

  /** All but its type may change from one version to the next. */
  Job job(String id) {
    Job declared = declared(id, Objects.requireNonNull(TYPES.get(id)));
    Job job = RandomLaunches.withLaunch(declared, random);
    if (random.nextInt(4) == 0) {
      job = job.toBuilder().priority(1 + random.nextInt(100)).build();
    }
    String before = DEPENDENCIES.get(id);
    if (before != null && random.nextInt(3) == 0) {
      job = job.toBuilder().dependsOn(before).build();
    }
    String image = "image:" + random.nextInt(2);
    Resources resources = resources();
    return TestJobs.withTask(TestJobs.withImage(job, image), task -> task.resources(resources));
  }

  private Resources resources() {
    int cpu = random.nextInt(4) == 0 ? 800 : 400;
    List<Network> networks = List.of(network());
    return switch (random.nextInt(10)) {
      case 0 -> new Resources(0, 1 + random.nextInt(2), 256, 0, networks, List.of(), Map.of());
      case 1 -> {
        DeviceRequest gpu = new DeviceRequest("gpu", 1, List.of(), List.of());
        yield new Resources(cpu, 0, 256, 0, networks, List.of(gpu), Map.of());
      }
      default -> new Resources(cpu, 0, 256, 0, networks, List.of(), Map.of());
    };
  }

  private Job declared(String id, JobType type) {
    return switch (type) {
      case SERVICE -> {
        Job service = TestJobs.withUpdate(replaceable(id, type), update());
        yield TestJobs.withMigrate(service, 1 + random.nextInt(2));
      }
      case BATCH -> limited(replaceable(id, type));
      case SYSTEM ->
          TestJobs.withUpdate(
              TestJobs.job(id, type, noneOrOne()), TestJobs.rolling(random.nextInt(3)));
      case SYSBATCH -> limited(TestJobs.job(id, type, noneOrOne()));
    };
  }

  private Job replaceable(String id, JobType type) {
    Job job = TestJobs.withReschedule(TestJobs.job(id, type, random.nextInt(5)), reschedule());
    return disconnecting(job);
  }

  private Job limited(Job job) {
    Duration most = Duration.ofSeconds(1 + random.nextInt(120));
    return random.nextInt(4) == 0
        ? TestJobs.withGroup(job, group -> group.maxRunDuration(most))
        : job;
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

  private Job disconnecting(Job job) {
    Reconcile[] strategies = Reconcile.values();
    Reconcile reconcile = strategies[random.nextInt(strategies.length)];
    return switch (random.nextInt(4)) {
      case 0 ->
          TestJobs.withDisconnect(
              job, Duration.ofSeconds(1 + random.nextInt(120)), true, reconcile);
      case 1 -> TestJobs.withDisconnect(job, null, false, reconcile);
      case 2 ->
          TestJobs.withGroup(
              job,
              group ->
                  group.stopAfterClientDisconnect(Duration.ofSeconds(1 + random.nextInt(120))));
      default -> job;
    };
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
  static TaskScript script(Allocation allocation) {
    Random fate = new Random(allocation.id().value().hashCode());
    Duration starts =
        fate.nextInt(10) == 0 ? Duration.ofMinutes(5) : Duration.ofMillis(fate.nextInt(20_000));
    if (fate.nextInt(12) == 0) {
      return TaskScript.failsToStart(starts);
    }
    Duration stops =
        fate.nextBoolean() ? Duration.ZERO : Duration.ofMillis(1 + fate.nextInt(60_000));
    String declared = allocation.jobId().value().replaceFirst("/.*", "");
    boolean batch = Objects.requireNonNull(TYPES.get(declared)).runsToCompletion();
    boolean ends = batch || fate.nextInt(5) == 0;
    Duration lasts = Duration.ofMillis(1 + fate.nextInt(90_000));
    int exitCode = batch && fate.nextBoolean() ? 0 : 1;
    return new TaskScript(starts, ends ? lasts : null, exitCode, stops);
  }
}
