package dev.caravan.core.jobspec;

import dev.caravan.core.model.Affinity;
import dev.caravan.core.model.Constraint;
import dev.caravan.core.model.DeviceRequest;
import dev.caravan.core.model.DisconnectStrategy;
import dev.caravan.core.model.EphemeralDisk;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.LogConfig;
import dev.caravan.core.model.MigrateStrategy;
import dev.caravan.core.model.Network;
import dev.caravan.core.model.NetworkDns;
import dev.caravan.core.model.Parameterized;
import dev.caravan.core.model.Periodic;
import dev.caravan.core.model.Port;
import dev.caravan.core.model.ReschedulePolicy;
import dev.caravan.core.model.Resources;
import dev.caravan.core.model.RestartPolicy;
import dev.caravan.core.model.ScalingPolicy;
import dev.caravan.core.model.Service;
import dev.caravan.core.model.ServiceCheck;
import dev.caravan.core.model.Spread;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.model.UpdateStrategy;
import dev.caravan.core.model.VolumeRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Valid jobs with everything in them that a job can have. */
public final class RandomJobs {
  private static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "two words",
          "${attr.kernel.name}",
          "é\n\t\"quoted\"\\",
          "\u0001🚀",
          "1",
          "true");

  private final Random random;

  public RandomJobs(Random random) {
    this.random = random;
  }

  public Job next() {
    JobType type = pick(List.of(JobType.values()));
    boolean launched = type == JobType.BATCH || type == JobType.SYSBATCH;
    return Job.builder("job-" + random.nextInt(100))
        .name("name" + pick(TEXTS))
        .type(type)
        .priority(1 + random.nextInt(100))
        .region("region-" + random.nextInt(3))
        .datacenters(some(3, i -> "dc" + i))
        .constraints(constraints())
        .affinities(preferences(type, affinities()))
        .spreads(preferences(type, spreads()))
        .taskGroups(some(3, i -> group("group-" + i, type)))
        .meta(strings())
        .allAtOnce(random.nextBoolean())
        .update(type == JobType.SERVICE ? update() : null)
        .dependsOn(random.nextBoolean() ? List.of() : some(2, i -> "before" + i))
        .periodic(launched && random.nextBoolean() ? periodic() : null)
        .parameterized(launched && random.nextBoolean() ? parameterized() : null)
        .opaque(opaque("NodePool", "Multiregion"))
        .build();
  }

  private TaskGroup group(String name, JobType type) {
    boolean launched = type == JobType.BATCH || type == JobType.SYSBATCH;
    int count = random.nextInt(type.reschedules() ? 5 : 2);
    boolean older = random.nextBoolean();
    List<VolumeRequest> volumes = random.nextBoolean() ? List.of() : some(2, this::volume);
    return TaskGroup.builder(name, type)
        .count(count)
        .tasks(some(3, i -> task("task-" + i, type, volumes)))
        .constraints(constraints())
        .affinities(preferences(type, affinities()))
        .spreads(preferences(type, spreads()))
        .networks(random.nextBoolean() ? List.of() : List.of(network("shared", 1000)))
        .ephemeralDisk(
            new EphemeralDisk(
                101 + random.nextInt(500), random.nextBoolean(), random.nextBoolean()))
        .restart(restart())
        .reschedule(type.reschedules() ? reschedule() : null)
        .migrate(type == JobType.SERVICE ? migrate() : null)
        .services(services())
        .shutdownDelay(random.nextBoolean() ? null : Duration.ofMillis(random.nextInt(10_000)))
        .update(type == JobType.SERVICE ? update() : null)
        .meta(strings())
        .volumes(volumes)
        .scaling(random.nextBoolean() ? null : scaling(count))
        .disconnect(older ? null : disconnect())
        .maxClientDisconnect(older && random.nextBoolean() ? seconds() : null)
        .preventRescheduleOnLost(older && random.nextBoolean())
        .maxRunDuration(launched && random.nextBoolean() ? seconds() : null)
        .opaque(opaque("Consul"))
        .build();
  }

  private Task task(String name, JobType type, List<VolumeRequest> volumes) {
    int firstPort = 2000 + 100 * Integer.parseInt(name.substring(name.length() - 1));
    Task.Builder task = Task.builder(name, "driver-" + random.nextInt(3));
    task.user(random.nextBoolean() ? null : "nobody")
        .config(config(3))
        .env(strings())
        .meta(strings())
        .constraints(rules())
        .affinities(preferences(type, affinities()))
        .resources(resources(network(name, firstPort)))
        .logs(new LogConfig(1 + random.nextInt(10), 1 + random.nextInt(10), random.nextBoolean()))
        .killSignal(random.nextBoolean() ? null : "SIGINT")
        .killTimeout(Duration.ofNanos(random.nextInt(Integer.MAX_VALUE)))
        .services(services())
        .shutdownDelay(Duration.ofMillis(random.nextInt(10_000)))
        .leader(name.equals("task-0") && random.nextBoolean())
        .opaque(opaque("Vault", "Actions", "Kind"))
        .restart(random.nextBoolean() ? null : restart());
    new RandomTaskBlocks(random).addTo(task, volumes);
    return task.build();
  }

  /** Jobs that run on every node have none. */
  private static <T> List<T> preferences(JobType type, List<T> preferences) {
    return type.reschedules() ? preferences : List.of();
  }

  private Periodic periodic() {
    List<String> crons = List.of("*/15 * * * *", "@daily", "0 0 12 * * MON-FRI 2030");
    return new Periodic(
        random.nextBoolean(),
        crons.subList(0, 1 + random.nextInt(3)),
        pick(List.of("UTC", "Europe/Zurich")),
        random.nextBoolean());
  }

  private Parameterized parameterized() {
    return new Parameterized(
        pick(List.of(Parameterized.Payload.values())),
        some(2, i -> "required" + i + pick(TEXTS)),
        random.nextBoolean() ? List.of() : some(2, i -> "optional" + i + pick(TEXTS)),
        random.nextInt(3));
  }

  private VolumeRequest volume(int number) {
    boolean host = random.nextBoolean();
    return new VolumeRequest(
        "volume" + number + pick(TEXTS),
        host ? "host" : "csi",
        "source" + pick(TEXTS),
        random.nextBoolean(),
        "multi-node-multi-writer",
        "file-system",
        host ? "" : pick(List.of("", "ext4")),
        host || random.nextBoolean() ? List.of() : List.of("noatime"),
        false,
        host && random.nextBoolean());
  }

  private ScalingPolicy scaling(int count) {
    return new ScalingPolicy(
        "horizontal",
        random.nextInt(count + 1),
        (long) count + random.nextInt(5),
        random.nextBoolean(),
        config(2));
  }

  private DisconnectStrategy disconnect() {
    boolean lost = random.nextBoolean();
    return new DisconnectStrategy(
        lost ? seconds() : null,
        lost ? null : seconds(),
        random.nextBoolean(),
        pick(List.of(DisconnectStrategy.Reconcile.values())));
  }

  private Duration seconds() {
    return Duration.ofSeconds(1 + random.nextInt(1_000));
  }

  private @Nullable NetworkDns dns() {
    return random.nextBoolean()
        ? null
        : new NetworkDns(List.of("127.0.0.1"), some(2, i -> "s" + i), List.of());
  }

  private Resources resources(Network network) {
    boolean whole = random.nextInt(5) == 0;
    return new Resources(
        whole ? 0 : 1 + random.nextInt(900),
        whole ? 1 + random.nextInt(8) : 0,
        10 + random.nextInt(900),
        random.nextBoolean() ? 0 : 1_000 + random.nextInt(900),
        List.of(network),
        random.nextBoolean() ? List.of() : List.of(device("gpu"), device("intel/fpga/x")),
        opaque("DiskMB", "NUMA"));
  }

  private DeviceRequest device(String name) {
    return new DeviceRequest(name, 1 + random.nextInt(4), rules(), affinities());
  }

  private Network network(String prefix, int firstPort) {
    List<Port> ports =
        some(
            4,
            i ->
                new Port(
                    prefix + i,
                    random.nextBoolean() ? 0 : firstPort + i,
                    random.nextInt(65_537) - 1,
                    pick(List.of("", "private")),
                    random.nextBoolean()));
    return new Network(
        pick(List.of("host", "bridge")),
        random.nextInt(100),
        ports,
        dns(),
        pick(List.of("", "host-1.example")),
        opaque("CNI", "Device"));
  }

  private RestartPolicy restart() {
    return new RestartPolicy(
        1 + random.nextInt(4),
        Duration.ofSeconds(100 + random.nextInt(1000)),
        Duration.ofMillis(random.nextInt(20_000)),
        pick(List.of(RestartPolicy.Mode.values())),
        random.nextBoolean());
  }

  private ReschedulePolicy reschedule() {
    return new ReschedulePolicy(
        random.nextInt(4),
        Duration.ofHours(10 + random.nextInt(100)),
        Duration.ofMillis(5_000 + random.nextInt(20_000)),
        pick(List.of(ReschedulePolicy.DelayFunction.values())),
        Duration.ofMinutes(1 + random.nextInt(100)),
        random.nextBoolean());
  }

  private MigrateStrategy migrate() {
    return new MigrateStrategy(
        random.nextInt(4),
        pick(List.of(UpdateStrategy.HealthCheck.CHECKS, UpdateStrategy.HealthCheck.TASK_STATES)),
        Duration.ofMillis(random.nextInt(10_000)),
        Duration.ofMillis(10_001 + random.nextInt(10_000)));
  }

  private UpdateStrategy update() {
    int canaries = random.nextInt(3);
    return new UpdateStrategy(
        random.nextInt(4),
        pick(List.of(UpdateStrategy.HealthCheck.values())),
        Duration.ofMillis(random.nextInt(10_000)),
        Duration.ofMillis(10_001 + random.nextInt(10_000)),
        random.nextBoolean() ? Duration.ZERO : Duration.ofMinutes(1 + random.nextInt(100)),
        random.nextBoolean(),
        canaries > 0 && random.nextBoolean(),
        canaries,
        Duration.ofNanos(1 + random.nextInt(Integer.MAX_VALUE)));
  }

  private List<Constraint> constraints() {
    return random.nextBoolean()
        ? List.of()
        : List.of(
            new Constraint("${meta.a}", pick(List.of("=", "!=", ">=")), "a" + pick(TEXTS)),
            new Constraint("", "distinct_hosts", ""),
            new Constraint("${attr.v}", "version", ">= 1.2, < 2"));
  }

  /** Constraints that say nothing about other allocations. */
  private List<Constraint> rules() {
    return constraints().stream().filter(rule -> !rule.operator().startsWith("distinct")).toList();
  }

  private List<Affinity> affinities() {
    return random.nextBoolean()
        ? List.of()
        : some(
            2,
            i ->
                new Affinity(
                    "${meta.a}",
                    pick(List.of("=", "set_contains_any")),
                    "b" + pick(TEXTS),
                    pick(List.of(-100, 1, 100))));
  }

  private List<Spread> spreads() {
    return random.nextBoolean()
        ? List.of()
        : List.of(
            new Spread("${meta.a}", 1 + random.nextInt(100), List.of()),
            new Spread(
                "${meta.b}",
                1 + random.nextInt(100),
                some(3, i -> new Spread.Target(i + pick(TEXTS), random.nextInt(34)))));
  }

  private List<Service> services() {
    return random.nextBoolean() ? List.of() : some(2, this::service);
  }

  private Service service(int number) {
    boolean nomad = random.nextBoolean();
    return new Service(
        "service-${NOMAD_JOB_NAME}-" + number,
        "80",
        pick(List.of("auto", "host")),
        some(2, tag -> "tag" + tag + pick(TEXTS)),
        List.of(),
        random.nextBoolean(),
        strings(),
        pick(TEXTS),
        pick(List.of("ignore", "require_healthy")),
        some(2, this::check),
        nomad ? "nomad" : "",
        strings(),
        opaque(nomad ? "Weights" : "Connect", "TaggedAddresses"));
  }

  private ServiceCheck check(int number) {
    ServiceCheck.Restart restart =
        new ServiceCheck.Restart(
            random.nextInt(9), Duration.ofMillis(random.nextInt(999)), random.nextBoolean());
    return new ServiceCheck(
        "check " + number,
        "http",
        "",
        "",
        new ServiceCheck.Http("/", pick(TEXTS), "", Map.of("h", TEXTS), pick(TEXTS), true),
        new ServiceCheck.Script(pick(TEXTS), TEXTS, pick(TEXTS)),
        new ServiceCheck.Grpc(pick(TEXTS), random.nextBoolean()),
        Duration.ofMillis(1_000 + random.nextInt(999)),
        Duration.ofMillis(1_000 + random.nextInt(999)),
        pick(List.of("", "passing")),
        "ignore_warnings",
        random.nextInt(3),
        random.nextInt(3),
        random.nextBoolean(),
        random.nextBoolean() ? null : restart,
        opaque("Notes", "TLSServerName"));
  }

  private Map<String, String> strings() {
    Map<String, String> strings = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      strings.put("key " + pick(TEXTS) + i, pick(TEXTS));
    }
    return strings;
  }

  /** Some of these fields of Nomad's API, with whatever in them. */
  private Map<String, Object> opaque(String... fields) {
    Map<String, Object> opaque = new LinkedHashMap<>();
    for (String field : fields) {
      if (random.nextBoolean()) {
        opaque.put(field, value(3));
      }
    }
    return opaque;
  }

  private Map<String, Object> config(int depth) {
    Map<String, Object> config = new LinkedHashMap<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      config.put(pick(TEXTS) + i, value(depth));
    }
    return config;
  }

  private Object value(int depth) {
    return switch (random.nextInt(depth > 0 ? 7 : 5)) {
      case 0 -> pick(TEXTS);
      case 1 -> random.nextLong();
      case 2 -> random.nextBoolean();
      case 3 -> random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
      case 4 -> pick(List.of(0.0, 3.0, 1e300, 4.9e-324, Double.MAX_VALUE, Long.MIN_VALUE));
      case 5 -> some(3, i -> value(depth - 1));
      default -> config(depth - 1);
    };
  }

  /** One to {@code most} values. */
  private <T> List<T> some(int most, IntFunction<T> maker) {
    List<T> values = new ArrayList<>();
    int count = 1 + random.nextInt(most);
    for (int i = 0; i < count; i++) {
      values.add(maker.apply(i));
    }
    return values;
  }

  private <T> T pick(List<? extends T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
