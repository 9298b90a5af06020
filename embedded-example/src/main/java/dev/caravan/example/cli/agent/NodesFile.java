package dev.caravan.example.cli.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.caravan.core.driver.TaskDriver;
import dev.caravan.core.model.NodeDevice;
import dev.caravan.core.model.NodeResources;
import dev.caravan.core.model.NodeSpec;
import dev.caravan.drivers.Drivers;
import dev.caravan.example.cli.common.CommandFailure;
import dev.caravan.scheduler.NodeConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Nodes as a JSON file describes them: an object with a list of nodes for each shape of a cluster.
 *
 * <p>A node has a {@code name}; it may have {@code datacenter}, {@code node_class}, {@code
 * address}, {@code meta}, {@code cpu_mhz}, {@code memory_mb}, {@code disk_mb}, {@code reserved} (of
 * those, and {@code ports} such as {@code 22,8500-8502}) and {@code drivers}, by default all;
 * {@code node_pool}; {@code cores}, how many whole ones may be given out; {@code host_volumes}, by
 * their names, each with {@code path} and {@code read_only}; {@code devices}, each with {@code
 * vendor}, {@code type}, {@code name}, {@code attributes}, {@code ids} and the {@code variable}
 * that tells a task which are its own.
 */
final class NodesFile {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private static final Set<String> KEYS =
      Set.of(
          "name",
          "datacenter",
          "node_class",
          "address",
          "meta",
          "cpu_mhz",
          "memory_mb",
          "disk_mb",
          "reserved",
          "drivers",
          "node_pool",
          "cores",
          "host_volumes",
          "devices");

  /** What a node has that does not say: enough for small jobs on any machine. */
  private static final int CPU_MHZ = 4000;

  private static final int MEMORY_MB = 4096;
  private static final int DISK_MB = 10_240;

  private final Path file;
  private final String place;

  private NodesFile(Path file, String place) {
    this.file = file;
    this.place = place;
  }

  /**
   * The nodes of a shape.
   *
   * @param shape its name; empty for the only one of the file
   * @throws CommandFailure if the file has no such nodes
   */
  static List<NodeConfig> read(Path file, String shape) {
    JsonNode shapes = new NodesFile(file, "").json();
    Map<String, JsonNode> byName =
        shapes.properties().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, Map.Entry::getValue, (a, b) -> b, LinkedHashMap::new));
    String name = shape.isEmpty() && byName.size() == 1 ? byName.keySet().iterator().next() : shape;
    JsonNode nodes = byName.get(name);
    if (!(nodes instanceof ArrayNode) || nodes.isEmpty()) {
      throw new CommandFailure(
          "%s has no nodes of shape \"%s\"; choose one with -shape: %s"
              .formatted(file, name, String.join(", ", byName.keySet())));
    }
    return IntStream.range(0, nodes.size())
        .mapToObj(i -> new NodesFile(file, name + "[" + i + "]").node(nodes.get(i)))
        .toList();
  }

  private JsonNode json() {
    try {
      JsonNode json = MAPPER.readTree(Files.readString(file));
      if (json.isObject()) {
        return json;
      }
      throw wrong("must be an object with a list of nodes for each shape");
    } catch (NoSuchFileException e) {
      throw wrong("does not exist");
    } catch (JsonProcessingException e) {
      throw wrong("is not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw wrong("cannot be read: " + e.getMessage());
    }
  }

  private NodeConfig node(JsonNode json) {
    json.properties()
        .forEach(
            field -> {
              if (!KEYS.contains(field.getKey())) {
                throw wrong("no key \"" + field.getKey() + "\" is known");
              }
            });
    String name = json.path("name").asText("");
    if (name.isEmpty()) {
      throw wrong("a node needs a name");
    }
    NodeConfig node = NodeConfig.named(name);
    json.path("host_volumes").properties().forEach(volume -> volume(node, volume));
    return node.datacenter(json.path("datacenter").asText("dc1"))
        .nodeClass(json.path("node_class").asText(""))
        .address(json.path("address").asText("127.0.0.1"))
        .meta(meta(json.path("meta")))
        .resources(resources(json, json.path("reserved")))
        .nodePool(json.path("node_pool").asText(NodeSpec.DEFAULT_POOL))
        .devices(devices(json.path("devices")))
        .drivers(drivers(json.path("drivers")));
  }

  private void volume(NodeConfig node, Map.Entry<String, JsonNode> volume) {
    String path = volume.getValue().path("path").asText("");
    if (path.isEmpty()) {
      throw wrong("the host volume \"" + volume.getKey() + "\" needs a path");
    }
    node.hostVolume(
        volume.getKey(), Path.of(path), volume.getValue().path("read_only").asBoolean(false));
  }

  private NodeDevice[] devices(JsonNode devices) {
    List<NodeDevice> all = new ArrayList<>();
    for (JsonNode device : devices) {
      String vendor = device.path("vendor").asText("");
      String type = device.path("type").asText("");
      String name = device.path("name").asText("");
      if (vendor.isEmpty() || type.isEmpty() || name.isEmpty()) {
        throw wrong("a device needs vendor, type and name");
      }
      List<String> ids = new ArrayList<>();
      device.path("ids").forEach(id -> ids.add(id.asText()));
      String variable = device.path("variable").asText("");
      all.add(
          new NodeDevice(
              vendor,
              type,
              name,
              meta(device.path("attributes")),
              ids,
              variable.isEmpty() ? null : variable));
    }
    return all.toArray(NodeDevice[]::new);
  }

  private static Map<String, String> meta(JsonNode json) {
    Map<String, String> meta = new LinkedHashMap<>();
    json.properties().forEach(field -> meta.put(field.getKey(), field.getValue().asText()));
    return meta;
  }

  private NodeResources resources(JsonNode json, JsonNode reserved) {
    return new NodeResources(
            json.path("cpu_mhz").asInt(CPU_MHZ) - reserved.path("cpu_mhz").asInt(0),
            json.path("memory_mb").asInt(MEMORY_MB) - reserved.path("memory_mb").asInt(0),
            json.path("disk_mb").asInt(DISK_MB) - reserved.path("disk_mb").asInt(0),
            NodeResources.MIN_DYNAMIC_PORT,
            NodeResources.MAX_DYNAMIC_PORT,
            ports(reserved.path("ports").asText("")))
        .withCores(IntStream.range(0, json.path("cores").asInt(0)).boxed().toList());
  }

  private List<Integer> ports(String text) {
    try {
      return Stream.of(text.split(",", -1))
          .map(String::strip)
          .filter(part -> !part.isEmpty())
          .flatMapToInt(NodesFile::range)
          .boxed()
          .toList();
    } catch (NumberFormatException e) {
      throw wrong("ports must be numbers and ranges such as 22,8500-8502, but are " + text);
    }
  }

  private static IntStream range(String text) {
    String[] ends = text.split("-", 2);
    int first = Integer.parseInt(ends[0]);
    return IntStream.rangeClosed(first, ends.length == 2 ? Integer.parseInt(ends[1]) : first);
  }

  /** New ones for each node, which closes them with itself. */
  private List<TaskDriver> drivers(JsonNode names) {
    List<TaskDriver> all = Drivers.all();
    if (names.isMissingNode()) {
      return all;
    }
    List<TaskDriver> named = new ArrayList<>();
    for (JsonNode name : names) {
      named.add(
          all.stream()
              .filter(driver -> driver.name().equals(name.asText()))
              .findFirst()
              .orElseThrow(() -> wrong("no driver \"" + name.asText() + "\" is known")));
    }
    return named;
  }

  private CommandFailure wrong(String what) {
    return new CommandFailure(file + (place.isEmpty() ? " " : ": " + place + ": ") + what);
  }
}
