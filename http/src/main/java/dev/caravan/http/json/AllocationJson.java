package dev.caravan.http.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.caravan.core.model.AllocatedDevice;
import dev.caravan.core.model.AllocatedPort;
import dev.caravan.core.model.AllocatedResources;
import dev.caravan.core.model.AllocatedResources.TaskShare;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.DesiredTransition;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.RescheduleEvent;
import dev.caravan.core.state.ClusterState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Nomad's {@code Allocation} and the shorter form of it that lists have. */
public final class AllocationJson {
  private AllocationJson() {}

  /** As lists show it. */
  public static ObjectNode stub(ClusterState state, Allocation allocation) {
    @Nullable Job job = state.declarationOf(allocation).orElse(null);
    ObjectNode json = common(allocation);
    json.put("JobType", job == null ? "" : job.type().word());
    json.put("JobVersion", allocation.jobVersion());
    return json;
  }

  /** As lists show it if asked for what it holds. */
  public static ObjectNode stubWithResources(ClusterState state, Allocation allocation) {
    ObjectNode json = stub(state, allocation);
    json.set("AllocatedResources", resources(allocation.resources()));
    return json;
  }

  /** All of it. */
  public static ObjectNode of(ClusterState state, Allocation allocation) {
    ObjectNode json = common(allocation);
    json.set("Job", JobJson.ofAllocation(state, allocation));
    json.set("AllocatedResources", resources(allocation.resources()));
    json.set("Metrics", MetricsJson.of(allocation.metrics()));
    json.put("PreviousAllocation", Json.id(allocation.previousAllocation()));
    json.put("DeploymentID", Json.id(allocation.deploymentId()));
    json.put("AllocModifyIndex", allocation.modifyIndex());
    return json;
  }

  /** As events carry it: without its job, which has events of its own. */
  public static ObjectNode ofEvent(ClusterState state, Allocation allocation) {
    ObjectNode json = of(state, allocation);
    json.remove("Job");
    return json;
  }

  private static ObjectNode common(Allocation allocation) {
    ObjectNode json = Json.object();
    json.put("ID", allocation.id().value());
    json.put("EvalID", allocation.evaluationId().value());
    json.put("Name", allocation.name());
    json.put("Namespace", allocation.jobId().namespace());
    json.put("NodeID", allocation.nodeId().value());
    json.put("NodeName", allocation.nodeName());
    json.put("JobID", allocation.jobId().value());
    json.put("TaskGroup", allocation.taskGroup());
    json.put("DesiredStatus", allocation.desiredStatus().word());
    json.put("DesiredDescription", allocation.desiredDescription());
    json.set("DesiredTransition", desiredTransition(allocation.desiredTransition()));
    json.put("ClientStatus", allocation.clientStatus().word());
    json.put("ClientDescription", allocation.clientDescription());
    json.set("TaskStates", Json.object(allocation.taskStates(), TaskStateJson::of));
    json.set("DeploymentStatus", deploymentStatus(allocation));
    json.put("FollowupEvalID", Json.id(allocation.followUpEvaluation()));
    json.put("NextAllocation", Json.id(allocation.nextAllocation()));
    json.set("RescheduleTracker", rescheduleTracker(allocation.rescheduleEvents()));
    json.set("PreemptedAllocations", preempted(allocation.preemptedAllocations()));
    json.put("PreemptedByAllocation", Json.id(allocation.preemptedByAllocation()));
    json.put("CreateIndex", allocation.createIndex());
    json.put("ModifyIndex", allocation.modifyIndex());
    json.put("CreateTime", Json.nanos(allocation.createdAt()));
    json.put("ModifyTime", Json.nanos(allocation.modifiedAt()));
    return json;
  }

  private static JsonNode preempted(List<AllocationId> preempted) {
    return preempted.isEmpty()
        ? Json.nothing()
        : Json.array(preempted.stream(), id -> TextNode.valueOf(id.value()));
  }

  private static ObjectNode desiredTransition(@Nullable DesiredTransition transition) {
    ObjectNode json = Json.object();
    if (transition != null) {
      json.put(transition == DesiredTransition.MIGRATE ? "Migrate" : "ForceReschedule", true);
    }
    return json;
  }

  private static @Nullable ObjectNode rescheduleTracker(List<RescheduleEvent> events) {
    if (events.isEmpty()) {
      return null;
    }
    ObjectNode json = Json.object();
    json.set("Events", Json.array(events.stream(), AllocationJson::rescheduleEvent));
    return json;
  }

  private static ObjectNode rescheduleEvent(RescheduleEvent event) {
    ObjectNode json = Json.object();
    json.put("RescheduleTime", Json.nanos(event.time()));
    json.put("PrevAllocID", event.previousAllocation().value());
    json.put("PrevNodeID", event.previousNode().value());
    json.put("Delay", Json.nanos(event.delay()));
    return json;
  }

  private static @Nullable ObjectNode deploymentStatus(Allocation allocation) {
    if (allocation.healthy() == null && !allocation.canary()) {
      return null;
    }
    ObjectNode json = Json.object();
    json.put("Healthy", allocation.healthy());
    json.put("Timestamp", Json.time(allocation.healthDecidedAt()));
    json.put("Canary", allocation.canary());
    json.put("ModifyIndex", allocation.modifyIndex());
    return json;
  }

  private static ObjectNode resources(AllocatedResources resources) {
    ObjectNode json = Json.object();
    json.set("Tasks", Json.object(resources.tasks(), AllocationJson::share));
    ObjectNode shared = json.putObject("Shared");
    shared.put("DiskMB", resources.diskMb());
    shared.set("Networks", networks(resources.ports()));
    shared.set("Ports", Json.array(resources.ports().stream(), AllocationJson::sharedPort));
    return json;
  }

  private static ObjectNode share(TaskShare share) {
    ObjectNode json = Json.object();
    ObjectNode cpu = json.putObject("Cpu").put("CpuShares", share.cpuMhz());
    if (!share.cores().isEmpty()) {
      share.cores().forEach(cpu.putArray("ReservedCores")::add);
    }
    json.putObject("Memory")
        .put("MemoryMB", share.memoryMb())
        .put("MemoryMaxMB", share.memoryMaxMb());
    if (!share.devices().isEmpty()) {
      json.set("Devices", Json.array(share.devices().stream(), AllocationJson::device));
    }
    json.set("Networks", networks(share.ports()));
    return json;
  }

  private static ObjectNode device(AllocatedDevice given) {
    String[] names = given.device().split("/", 3);
    ObjectNode json = Json.object().put("Vendor", names[0]).put("Type", names[1]);
    json.put("Name", names[2]);
    given.instances().forEach(json.putArray("DeviceIDs")::add);
    return json;
  }

  /** One network with all ports, as there is one address; none without ports. */
  private static ArrayNode networks(List<AllocatedPort> ports) {
    ArrayNode networks = Json.array();
    if (!ports.isEmpty()) {
      ObjectNode network = networks.addObject();
      network.put("IP", ports.get(0).hostAddress());
      network.set("ReservedPorts", ports(ports, false));
      network.set("DynamicPorts", ports(ports, true));
    }
    return networks;
  }

  private static ArrayNode ports(List<AllocatedPort> ports, boolean dynamic) {
    return Json.array(
        ports.stream().filter(port -> port.dynamic() == dynamic), AllocationJson::port);
  }

  private static ObjectNode port(AllocatedPort port) {
    return Json.object().put("Label", port.label()).put("Value", port.value()).put("To", port.to());
  }

  private static ObjectNode sharedPort(AllocatedPort port) {
    return port(port).put("HostIP", port.hostAddress());
  }
}
