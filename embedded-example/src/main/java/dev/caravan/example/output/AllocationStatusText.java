package dev.caravan.example.output;

import dev.caravan.core.view.Bytes;
import dev.caravan.example.api.Allocation;
import dev.caravan.example.api.Allocation.AllocatedNetwork;
import dev.caravan.example.api.Allocation.AllocatedPort;
import dev.caravan.example.api.Allocation.AllocatedResources;
import dev.caravan.example.api.Allocation.Shared;
import dev.caravan.example.api.Allocation.TaskShare;
import dev.caravan.example.api.AllocationStats;
import dev.caravan.example.api.AllocationStats.TaskStats;
import dev.caravan.example.api.AllocationStats.Usage;
import dev.caravan.example.api.PlacementMetrics;
import dev.caravan.example.api.TaskState;
import dev.caravan.example.api.TaskState.TaskEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An allocation as {@code alloc status} prints it. */
public final class AllocationStatusText {
  private AllocationStatusText() {}

  /**
   * The whole status.
   *
   * @param stats what its tasks use now; one that is not in there shows only what it may use
   */
  public static String render(Allocation allocation, AllocationStats stats, View view) {
    List<String> sections = new ArrayList<>();
    sections.add(header(allocation, view));
    Shared shared = shared(allocation);
    if (shared != null && !shared.ports().isEmpty()) {
      sections.add(view.heading("Allocation Addresses") + "\n" + addresses(shared));
    }
    TaskOrder order = TaskOrder.of(allocation);
    order
        .sorted(allocation.taskStates())
        .forEach(
            task ->
                addTask(sections, allocation, task, order, stats.tasks().get(task.getKey()), view));
    PlacementMetrics metrics = allocation.metrics();
    if (view.verbose() && metrics != null) {
      sections.add(view.heading("Placement Metrics") + "\n" + placement(metrics, view));
    }
    return String.join("\n\n", sections);
  }

  /** The status in a few lines. */
  public static String brief(Allocation allocation, View view) {
    String header =
        new KeyValues()
            .with("ID", allocation.id())
            .with("Name", allocation.name())
            .with("Created", view.time(allocation.createTime()))
            .with("Modified", view.time(allocation.modifyTime()))
            .render();
    TaskOrder order = TaskOrder.of(allocation);
    Table table = Table.of("Name", "State", "Last Event", "Time", "Lifecycle");
    for (Map.Entry<String, TaskState> task : order.sorted(allocation.taskStates())) {
      TaskEvent last = last(task.getValue());
      table.row(
          task.getKey(),
          task.getValue().state(),
          last == null ? "" : last.type(),
          last == null ? "" : Times.utc(last.time()),
          order.lifecycle(task.getKey()));
    }
    return header + "\n\n" + view.heading("Tasks") + "\n" + table.render();
  }

  private static @Nullable TaskEvent last(TaskState state) {
    return state.events().isEmpty() ? null : state.events().get(state.events().size() - 1);
  }

  private static String header(Allocation allocation, View view) {
    KeyValues header =
        new KeyValues()
            .with("ID", allocation.id())
            .with("Eval ID", view.id(allocation.evalId()))
            .with("Name", allocation.name())
            .with("Node ID", view.id(allocation.nodeId()))
            .with("Node Name", allocation.nodeName())
            .with("Job ID", allocation.jobId())
            .with("Job Version", allocation.version())
            .with("Client Status", allocation.clientStatus())
            .with("Client Description", allocation.clientDescription())
            .with("Desired Status", allocation.desiredStatus())
            .with("Desired Description", allocation.desiredDescription())
            .with("Created", view.time(allocation.createTime()))
            .with("Modified", view.time(allocation.modifyTime()));
    Allocation.Health health = allocation.deploymentStatus();
    if (!allocation.deploymentId().isEmpty()) {
      header
          .with("Deployment ID", view.id(allocation.deploymentId()))
          .with("Deployment Health", health(health));
    }
    if (health != null && health.canary()) {
      header.with("Canary", true);
    }
    if (!allocation.nextAllocation().isEmpty()) {
      header.with("Replacement Alloc ID", view.id(allocation.nextAllocation()));
    }
    if (view.verbose()) {
      addPlacement(header, allocation.metrics());
    }
    return header.render();
  }

  private static String health(Allocation.@Nullable Health health) {
    Boolean healthy = health == null ? null : health.healthy();
    if (healthy == null) {
      return "unset";
    }
    return healthy ? "healthy" : "unhealthy";
  }

  private static void addPlacement(KeyValues header, @Nullable PlacementMetrics metrics) {
    if (metrics != null) {
      header
          .with("Evaluated Nodes", metrics.nodesEvaluated())
          .with("Filtered Nodes", metrics.nodesFiltered())
          .with("Exhausted Nodes", metrics.nodesExhausted())
          .with("Failures", metrics.coalescedFailures());
    }
  }

  private static @Nullable Shared shared(Allocation allocation) {
    AllocatedResources resources = allocation.allocatedResources();
    return resources == null ? null : resources.shared();
  }

  private static String addresses(Shared shared) {
    Table table = Table.of("Label", "Dynamic", "Address");
    for (AllocatedPort port : shared.ports()) {
      String address = port.hostIp() + ":" + port.value();
      table.row(
          "*" + port.label(),
          isReserved(port, shared.networks()) ? "no" : "yes",
          port.to() > 0 ? address + " -> " + port.to() : address);
    }
    return table.render();
  }

  private static boolean isReserved(AllocatedPort port, List<AllocatedNetwork> networks) {
    return networks.stream()
        .flatMap(network -> network.reservedPorts().stream())
        .anyMatch(reserved -> reserved.label().equals(port.label()));
  }

  private static void addTask(
      List<String> sections,
      Allocation allocation,
      Map.Entry<String, TaskState> task,
      TaskOrder order,
      @Nullable TaskStats stats,
      View view) {
    String name = task.getKey();
    TaskState state = task.getValue();
    String title =
        view.heading("Task \"%s\"%s is \"%s\"".formatted(name, order.remark(name), state.state()));
    AllocatedResources resources = allocation.allocatedResources();
    TaskShare share = resources == null ? null : resources.tasks().get(name);
    Usage usage = stats == null ? null : stats.resourceUsage();
    sections.add(
        share == null
            ? title
            : title + "\nTask Resources\n" + resources(share, shared(allocation), usage));
    if (usage != null) {
      sections.addAll(UsageText.of(usage));
    }
    sections.add("Task Events:\n" + times(state));
    sections.add(view.heading("Recent Events:") + "\n" + events(state.events()));
  }

  /** How much memory it may use, if that is more than what is set aside for it. */
  private static String most(Allocation.@Nullable Memory memory) {
    return memory != null && memory.memoryMaxMb() > memory.memoryMb()
        ? "Max: " + Bytes.ofMebibytes(memory.memoryMaxMb())
        : "";
  }

  private static String resources(TaskShare share, @Nullable Shared shared, @Nullable Usage usage) {
    String cpu = (share.cpu() == null ? 0 : share.cpu().cpuShares()) + " MHz";
    String memory = Bytes.ofMebibytes(share.memory() == null ? 0 : share.memory().memoryMb());
    if (usage != null) {
      cpu = usage.cpuMhz() + "/" + cpu;
      memory = Bytes.ofBytes(usage.memoryBytes()) + "/" + memory;
    }
    List<String> addresses =
        share.networks().stream().flatMap(AllocationStatusText::addresses).toList();
    Table table = Table.withBlanks("CPU", "Memory", "Disk", "Addresses");
    table.row(
        cpu,
        memory,
        Bytes.ofMebibytes(shared == null ? 0 : shared.diskMb()),
        addresses.isEmpty() ? "" : addresses.get(0));
    String most = most(share.memory());
    if (!most.isEmpty() || addresses.size() > 1) {
      table.row("", most, "", addresses.size() > 1 ? addresses.get(1) : "");
    }
    addresses.stream().skip(2).forEach(address -> table.row("", "", "", address));
    return table.render();
  }

  private static Stream<String> addresses(AllocatedNetwork network) {
    return Stream.concat(network.dynamicPorts().stream(), network.reservedPorts().stream())
        .map(port -> "%s: %s:%d".formatted(port.label(), network.ip(), port.value()));
  }

  private static String times(TaskState state) {
    return new KeyValues()
        .with("Started At", Times.utc(state.startedAt()))
        .with("Finished At", Times.utc(state.finishedAt()))
        .with("Total Restarts", state.restarts())
        .with("Last Restart", Times.utc(state.lastRestart()))
        .render();
  }

  /** Newest first. */
  private static String events(List<TaskEvent> events) {
    Table table = Table.of("Time", "Type", "Description");
    for (int i = events.size() - 1; i >= 0; i--) {
      TaskEvent event = events.get(i);
      table.row(Times.utc(event.time()), event.type(), event.displayMessage());
    }
    return table.render();
  }

  private static String placement(PlacementMetrics metrics, View view) {
    String reasons = PlacementFailureText.reasons(metrics, "  ");
    String scores = ScoreText.render(metrics.scoreMetaData(), view);
    return reasons.isEmpty() ? scores : reasons + "\n" + scores;
  }
}
