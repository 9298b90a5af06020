package dev.caravan.http.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.model.DriverProblem;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.NodeDevice;
import dev.caravan.core.model.NodeMessage;
import dev.caravan.core.model.NodeResources;
import dev.caravan.core.model.NodeSpec;
import java.util.stream.Collectors;

/** Nomad's {@code Node} and the shorter form of it that lists have. */
public final class NodeJson {
  private static final String VERSION_ATTRIBUTE = "nomad.version";

  private NodeJson() {}

  /** As lists show it. */
  public static ObjectNode stub(Node node) {
    ObjectNode json = common(node);
    json.put("Address", node.spec().address());
    json.put("Version", node.spec().attributes().getOrDefault(VERSION_ATTRIBUTE, ""));
    return json;
  }

  /** As lists show it if asked for what it has to give. */
  public static ObjectNode stubWithResources(Node node) {
    ObjectNode json = stub(node);
    json.set("NodeResources", resources(node.spec().resources()));
    json.set("ReservedResources", reserved(node.spec().resources()));
    return json;
  }

  /** All of it. */
  public static ObjectNode of(Node node) {
    NodeSpec spec = node.spec();
    ObjectNode json = common(node);
    json.put("TLSEnabled", false);
    json.set("Attributes", Json.strings(spec.attributes()));
    json.set("Meta", Json.strings(spec.meta()));
    json.set("NodeResources", resources(spec.resources()));
    json.set("ReservedResources", reserved(spec.resources()));
    json.putObject("Links");
    json.set("DrainStrategy", DrainJson.of(node.drain()));
    json.set("Events", Json.array(node.messages().stream(), NodeJson::message));
    return json;
  }

  private static ObjectNode message(NodeMessage message) {
    ObjectNode json = Json.object();
    json.put("Message", message.text());
    json.put("Subsystem", message.subsystem().word());
    json.set("Details", Json.strings(message.details()));
    json.put("Timestamp", Json.time(message.time()));
    json.put("CreateIndex", message.createIndex());
    return json;
  }

  private static ObjectNode common(Node node) {
    NodeSpec spec = node.spec();
    ObjectNode json = Json.object();
    json.put("ID", node.id().value());
    json.put("Name", spec.name());
    json.put("Datacenter", spec.datacenter());
    json.put("NodeClass", spec.nodeClass());
    json.put("Drain", node.isDraining());
    json.set("LastDrain", DrainJson.of(node.lastDrain()));
    json.put("SchedulingEligibility", node.eligible() ? "eligible" : "ineligible");
    json.put("Status", node.status().word());
    json.put("StatusDescription", "");
    json.put("StatusUpdatedAt", node.statusChangedAt().getEpochSecond());
    ObjectNode drivers = json.putObject("Drivers");
    spec.drivers().forEach(driver -> drivers.set(driver, driver(spec, driver)));
    spec.driverProblems().keySet().forEach(driver -> drivers.set(driver, driver(spec, driver)));
    json.put("NodePool", spec.nodePool());
    json.set("HostVolumes", volumes(spec));
    json.put("CreateIndex", node.createIndex());
    json.put("ModifyIndex", node.modifyIndex());
    return json;
  }

  private static ObjectNode volumes(NodeSpec spec) {
    ObjectNode json = Json.object();
    spec.hostVolumes()
        .forEach(
            (name, volume) ->
                json.putObject(name)
                    .put("Name", name)
                    .put("Path", volume.path())
                    .put("ReadOnly", volume.readOnly()));
    return json;
  }

  private static ObjectNode driver(NodeSpec spec, String driver) {
    String prefix = "driver." + driver;
    ObjectNode json = Json.object();
    json.set(
        "Attributes",
        Json.strings(
            spec.attributes().entrySet().stream()
                .filter(attribute -> (attribute.getKey() + ".").startsWith(prefix + "."))
                .collect(Collectors.toMap(one -> one.getKey(), one -> one.getValue()))));
    DriverProblem problem = spec.driverProblems().get(driver);
    json.put("Detected", problem == null || problem.detected());
    json.put("Healthy", problem == null);
    json.put("HealthDescription", problem == null ? "Healthy" : problem.description());
    return json;
  }

  private static ObjectNode resources(NodeResources resources) {
    ObjectNode json = Json.object();
    ObjectNode cpu = json.putObject("Cpu").put("CpuShares", resources.cpuMhz());
    cpu.put("TotalCpuCores", resources.cores().size());
    resources.cores().forEach(cpu.putArray("ReservableCpuCores")::add);
    json.putObject("Memory").put("MemoryMB", resources.memoryMb());
    json.putObject("Disk").put("DiskMB", resources.diskMb());
    json.set("Devices", Json.array(resources.devices().stream(), NodeJson::device));
    json.putArray("Networks");
    json.put("MinDynamicPort", resources.minDynamicPort());
    json.put("MaxDynamicPort", resources.maxDynamicPort());
    return json;
  }

  private static ObjectNode device(NodeDevice device) {
    ObjectNode json =
        Json.object()
            .put("Vendor", device.vendor())
            .put("Type", device.type())
            .put("Name", device.name());
    ObjectNode attributes = json.putObject("Attributes");
    device.attributes().forEach((name, value) -> attributes.putObject(name).put("String", value));
    json.set(
        "Instances",
        Json.array(
            device.instances().stream(), id -> Json.object().put("ID", id).put("Healthy", true)));
    return json;
  }

  /** Only ports: what a node has to give is told without what is reserved of the rest. */
  private static ObjectNode reserved(NodeResources resources) {
    ObjectNode json = Json.object();
    json.putObject("Cpu").put("CpuShares", 0);
    json.putObject("Memory").put("MemoryMB", 0);
    json.putObject("Disk").put("DiskMB", 0);
    json.putObject("Networks")
        .put(
            "ReservedHostPorts",
            resources.reservedPorts().stream()
                .map(String::valueOf)
                .collect(Collectors.joining(",")));
    return json;
  }
}
