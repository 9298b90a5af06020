package dev.caravan.scheduler.ranking;

import static dev.caravan.scheduler.testkit.TestJobs.GROUP;
import static dev.caravan.scheduler.testkit.TestJobs.TASK;
import static dev.caravan.scheduler.testkit.TestJobs.service;
import static dev.caravan.scheduler.testkit.TestJobs.withGroup;

import dev.caravan.core.model.Affinity;
import dev.caravan.core.model.Constraint;
import dev.caravan.core.model.DeviceRequest;
import dev.caravan.core.model.HostVolume;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.Network;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.NodeDevice;
import dev.caravan.core.model.NodeResources;
import dev.caravan.core.model.NodeSpec;
import dev.caravan.core.model.Port;
import dev.caravan.core.model.Resources;
import dev.caravan.core.model.Spread;
import dev.caravan.core.model.Task;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.model.VolumeRequest;
import dev.caravan.scheduler.testkit.TestCluster;
import dev.caravan.scheduler.testkit.TestNodes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Clusters and jobs at random: the same seed gives the same. */
final class RandomPlacement {
  private static final String OTHER_GROUP = "other";
  private static final List<String> ATTRIBUTES =
      List.of(
          "${meta.rack}",
          "${meta.ssd}",
          "${meta.release}",
          "${node.class}",
          "${node.datacenter}",
          "${node.unique.name}");

  private final Random random;

  RandomPlacement(long seed) {
    this.random = new Random(seed);
  }

  List<Node> nodes() {
    List<Node> nodes = new ArrayList<>();
    int size = 1 + random.nextInt(30);
    for (int i = 0; i < size; i++) {
      nodes.add(node(String.format("n%02d", i)));
    }
    return nodes;
  }

  private Node node(String id) {
    Map<String, String> meta = new HashMap<>();
    if (chance(9)) {
      meta.put("rack", "r" + random.nextInt(5));
    }
    if (chance(5)) {
      meta.put("ssd", "true");
    }
    if (chance(8)) {
      meta.put("release", (1 + random.nextInt(2)) + "." + random.nextInt(12) + ".0");
    }
    int size = 1 + random.nextInt(3);
    NodeResources resources =
        new NodeResources(size * 1_000, size * 1_024, 2_000, 20_000, 20_003, List.of(80))
            .withCores(IntStream.range(0, 2 * random.nextInt(3)).boxed().toList())
            .withDevices(some(2, this::device));
    NodeSpec spec =
        TestNodes.node(id, pick("dc1", "dc2", "eu1"), pick("", "small", "large"), meta, resources)
            .spec()
            .withNodePool(chance(9) ? "default" : "gpu");
    Node node =
        TestNodes.of(
            chance(7)
                ? spec
                : spec.withHostVolumes(Map.of("shared", new HostVolume("/srv", chance(5)))));
    return chance(9) ? node : ineligible(node);
  }

  private NodeDevice device() {
    return new NodeDevice(
        pick("nvidia", "amd"),
        "gpu",
        pick("small", "large"),
        Map.of("memory", pick("8", "16")),
        List.of("a", "b", "c").subList(0, 1 + random.nextInt(3)),
        null);
  }

  private static Node ineligible(Node node) {
    return new Node(
        node.id(),
        node.spec(),
        node.status(),
        node.statusChangedAt(),
        false,
        null,
        null,
        List.of(),
        1,
        1);
  }

  /** A job of two groups that ask for much or little. */
  Job job() {
    Job job = withGroup(service(1), this::vary);
    TaskGroup group = job.taskGroups().get(0);
    TaskGroup.Builder other = TaskGroup.builder(OTHER_GROUP, JobType.SERVICE).tasks(group.tasks());
    return job.toBuilder()
        .opaque(Map.of("NodePool", chance(8) ? "default" : pick("all", "gpu")))
        .datacenters(chance(7) ? List.of("dc*", "eu1") : List.of("dc1"))
        .constraints(some(3, this::constraint))
        .affinities(some(3, this::affinity))
        .spreads(some(3, this::spread))
        .taskGroups(group, vary(other).build())
        .build();
  }

  private TaskGroup.Builder vary(TaskGroup.Builder group) {
    group
        .count(1 + random.nextInt(12))
        .constraints(some(3, this::constraint))
        .affinities(some(3, this::affinity))
        .spreads(some(3, this::spread));
    if (chance(3)) {
      group.networks(Network.of(Port.dynamic("http")));
    }
    if (chance(1)) {
      group.volumes(List.of(VolumeRequest.host("data", "shared")));
    }
    if (chance(3)) {
      group.tasks(Task.builder(TASK, TestCluster.DRIVER).resources(units()).build());
    }
    return group;
  }

  private Resources units() {
    int cores = random.nextInt(3);
    List<DeviceRequest> devices = some(2, this::deviceRequest);
    return new Resources(cores > 0 ? 0 : 200, cores, 100, 0, List.of(), devices, Map.of());
  }

  private DeviceRequest deviceRequest() {
    Affinity large = new Affinity("${device.model}", "=", "large", 20);
    Affinity memory = new Affinity("${device.attr.memory}", ">", "8", -50);
    Constraint nvidia = new Constraint("${device.vendor}", "=", "nvidia");
    return new DeviceRequest(
        pick("gpu", "nvidia/gpu", "amd/gpu/large"),
        1 + random.nextInt(2),
        some(1, () -> nvidia),
        chance(5) ? List.of(large, memory) : List.of());
  }

  /** The name of one of the groups, mostly of the first. */
  String group() {
    return chance(7) ? GROUP : OTHER_GROUP;
  }

  private Constraint constraint() {
    String attribute = pick(ATTRIBUTES.toArray(new String[0]));
    return switch (random.nextInt(8)) {
      case 0 -> new Constraint("", "distinct_hosts", "true");
      case 1 ->
          new Constraint(attribute, "distinct_property", String.valueOf(2 + random.nextInt(3)));
      case 2 -> new Constraint("${meta.release}", "version", ">= 1." + random.nextInt(6));
      case 3 -> new Constraint("${node.unique.name}", "regexp", "[0-8]$");
      case 4 -> new Constraint("${meta.rack}", "is_set", "");
      case 5 -> new Constraint("${meta.rack}", "!=", "r1");
      case 6 -> new Constraint("${node.class}", "!=", pick("small", "large", "huge"));
      default -> new Constraint("${attr.kernel.name}", "=", "linux");
    };
  }

  private Affinity affinity() {
    int weight = random.nextInt(100) + 1;
    return new Affinity(
        pick("${meta.rack}", "${node.class}", "${node.unique.name}"),
        "=",
        pick("r1", "r2", "large", "n03"),
        chance(7) ? weight : -weight);
  }

  private Spread spread() {
    List<Spread.Target> targets =
        chance(5)
            ? List.of()
            : List.of(
                new Spread.Target(pick("r0", "r1", "dc1"), random.nextInt(50)),
                new Spread.Target(pick("r2", "dc2", "large"), random.nextInt(51)));
    return new Spread(pick(ATTRIBUTES.toArray(new String[0])), 1 + random.nextInt(100), targets);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean chance(int ofTen) {
    return random.nextInt(10) < ofTen;
  }

  private String pick(String... words) {
    return words[random.nextInt(words.length)];
  }

  /** Mostly none. */
  private <T> List<T> some(int bound, Supplier<T> make) {
    List<T> made = new ArrayList<>();
    while (made.size() < bound && chance(3)) {
      made.add(make.get());
    }
    return made;
  }
}
