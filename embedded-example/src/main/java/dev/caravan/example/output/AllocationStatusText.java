package dev.caravan.example.output;

import dev.caravan.core.driver.TaskUsage;
import dev.caravan.core.model.AllocatedPort;
import dev.caravan.core.model.AllocatedResources.TaskShare;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.TaskEvent;
import dev.caravan.core.model.TaskState;
import dev.caravan.core.view.AllocationStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An allocation as {@code alloc status} prints it. */
public final class AllocationStatusText {
  private AllocationStatusText() {}

  /**
   * The whole status.
   *
   * @param usage by name of the task: what it uses now; a task that is not named shows only what it
   *     may use
   * @param now what ages are counted from
   */
  public static String render(AllocationStatus status, Map<String, TaskUsage> usage, Instant now) {
    Allocation allocation = status.allocation();
    List<String> sections = new ArrayList<>();
    sections.add(header(allocation, now));
    if (!allocation.resources().ports().isEmpty()) {
      sections.add("Allocation Addresses\n" + addresses(allocation.resources().ports()));
    }
    new TreeMap<>(allocation.taskStates())
        .forEach((name, state) -> task(allocation, name, state, usage.get(name), sections));
    return String.join("\n\n", sections);
  }

  private static String header(Allocation allocation, Instant now) {
    KeyValues header =
        new KeyValues()
            .with("ID", allocation.id())
            .with("Eval ID", allocation.evaluationId().shortId())
            .with("Name", allocation.name())
            .with("Node ID", allocation.nodeId().shortId())
            .with("Node Name", allocation.nodeName())
            .with("Job ID", allocation.jobId().value())
            .with("Job Version", allocation.jobVersion())
            .with("Client Status", allocation.clientStatus().word())
            .with("Client Description", allocation.clientDescription())
            .with("Desired Status", allocation.desiredStatus().word())
            .with("Desired Description", allocation.desiredDescription())
            .with("Created", RelativeTime.of(allocation.createdAt(), now))
            .with("Modified", RelativeTime.of(allocation.modifiedAt(), now));
    if (allocation.deploymentId() != null) {
      header
          .with("Deployment ID", allocation.deploymentId().shortId())
          .with("Deployment Health", health(allocation.healthy()));
    }
    if (allocation.canary()) {
      header.with("Canary", true);
    }
    if (allocation.nextAllocation() != null) {
      header.with("Replacement Alloc ID", allocation.nextAllocation().shortId());
    }
    return header.render();
  }

  private static String health(@Nullable Boolean healthy) {
    if (healthy == null) {
      return "unset";
    }
    return healthy ? "healthy" : "unhealthy";
  }

  private static String addresses(List<AllocatedPort> ports) {
    Table table = Table.of("Label", "Dynamic", "Address");
    for (AllocatedPort port : ports) {
      String address = port.hostAddress() + ":" + port.value();
      table.row(
          "*" + port.label(),
          port.dynamic() ? "yes" : "no",
          port.to() > 0 ? address + " -> " + port.to() : address);
    }
    return table.render();
  }

  private static void task(
      Allocation allocation,
      String name,
      TaskState state,
      @Nullable TaskUsage usage,
      List<String> sections) {
    String title = "Task \"%s\" is \"%s\"".formatted(name, state.phase().word());
    TaskShare share = allocation.resources().tasks().get(name);
    sections.add(
        share == null
            ? title
            : title
                + "\nTask Resources\n"
                + resources(share, allocation.resources().diskMb(), usage));
    sections.add("Task Events:\n" + times(state));
    sections.add("Recent Events:\n" + events(state.events()));
  }

  private static String resources(TaskShare share, int diskMb, @Nullable TaskUsage usage) {
    String cpu = share.cpuMhz() + " MHz";
    String memory = Bytes.ofMebibytes(share.memoryMb());
    if (usage != null) {
      cpu = (long) usage.cpuMhz() + "/" + cpu;
      memory = Bytes.ofBytes(usage.memoryBytes()) + "/" + memory;
    }
    List<String> addresses =
        share.ports().stream()
            .map(port -> "%s: %s:%d".formatted(port.label(), port.hostAddress(), port.value()))
            .toList();
    Table table = Table.withBlanks("CPU", "Memory", "Disk", "Addresses");
    table.row(cpu, memory, Bytes.ofMebibytes(diskMb), addresses.isEmpty() ? "" : addresses.get(0));
    addresses.stream().skip(1).forEach(address -> table.row("", "", "", address));
    return table.render();
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
      table.row(Times.utc(event.time()), event.type().word(), event.message());
    }
    return table.render();
  }
}
