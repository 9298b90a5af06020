package dev.caravan.example.output;

import dev.caravan.core.view.Bytes;
import dev.caravan.core.view.GoDurations;
import dev.caravan.example.api.Allocation;
import dev.caravan.example.api.Allocation.TaskShare;
import dev.caravan.example.api.AllocationStats;
import dev.caravan.example.api.HostStats;
import dev.caravan.example.api.Node;
import dev.caravan.example.api.Node.NodeEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Nodes as {@code node status} prints them. */
public final class NodeStatusText {
  private NodeStatusText() {}

  /**
   * What there is to tell of a node.
   *
   * @param host what its machine uses; null if that is not known
   * @param usage what its allocations use, by their id, as far as known
   * @param allocations in the order in which they are listed
   */
  public record Details(
      Node node,
      @Nullable HostStats host,
      Map<String, AllocationStats> usage,
      List<Allocation> allocations) {}

  /** All nodes, in the order given. */
  public static String list(Collection<Node> nodes, View view) {
    if (nodes.isEmpty()) {
      return "No nodes registered";
    }
    Table table =
        view.verbose()
            ? Table.of(
                "ID", "DC", "Name", "Class", "Address", "Version", "Drain", "Eligibility", "Status")
            : Table.of("ID", "DC", "Name", "Class", "Drain", "Eligibility", "Status");
    nodes.forEach(node -> table.row(cells(node, view).toArray()));
    return table.render();
  }

  /**
   * All nodes, in the order given.
   *
   * @param running by id of the node: how many allocations run there
   */
  public static String list(Collection<Node> nodes, Map<String, Integer> running, View view) {
    if (nodes.isEmpty()) {
      return list(nodes, view);
    }
    Table table =
        Table.of("ID", "DC", "Name", "Class", "Drain", "Eligibility", "Status", "Running Allocs");
    for (Node node : nodes) {
      List<Object> cells = cells(node, new View(view.style(), false, view.now()));
      cells.add(running.getOrDefault(node.id(), 0));
      table.row(cells.toArray());
    }
    return table.render();
  }

  private static List<Object> cells(Node node, View view) {
    List<Object> cells =
        new ArrayList<>(
            List.of(view.id(node.id()), node.datacenter(), node.name(), node.nodeClass()));
    if (view.verbose()) {
      cells.addAll(List.of(node.address(), node.version()));
    }
    cells.addAll(List.of(node.drain(), node.schedulingEligibility(), node.status()));
    return cells;
  }

  /** One node with all there is to tell of it, and what of its machine if asked for. */
  public static String render(Details details, boolean machine, View view) {
    List<String> sections = new ArrayList<>();
    Node node = details.node();
    sections.add(header(node, details.host()));
    if (!node.events().isEmpty()) {
      sections.add(view.heading("Node Events") + "\n" + events(node.events()));
    }
    sections.add(view.heading("Allocated Resources") + "\n" + allocated(details));
    sections.add(view.heading("Allocation Resource Utilization") + "\n" + utilization(details));
    HostStats host = details.host();
    if (host != null) {
      sections.add(view.heading("Host Resource Utilization") + "\n" + hostUsage(node, host));
      if (machine) {
        sections.addAll(MachineText.sections(host, view));
      }
    }
    sections.add(
        view.heading("Allocations")
            + "\n"
            + AllocationListText.render(details.allocations(), view));
    if (view.verbose()) {
      if (!node.hostVolumes().isEmpty()) {
        sections.add(view.heading("Host Volumes") + "\n" + volumes(node.hostVolumes()));
      }
      Node.Resources has = node.nodeResources();
      if (has != null && !has.devices().isEmpty()) {
        sections.add(view.heading("Devices") + "\n" + devices(has.devices()));
      }
      sections.add(view.heading("Attributes") + "\n" + keyValues(node.attributes()));
      sections.add(view.heading("Meta") + "\n" + keyValues(node.meta()));
    }
    return String.join("\n\n", sections);
  }

  /** A node and its allocations, and no more. */
  public static String brief(Details details, View view) {
    return header(details.node(), null)
        + "\n\n"
        + view.heading("Allocations")
        + "\n"
        + AllocationListText.render(details.allocations(), view);
  }

  private static String header(Node node, @Nullable HostStats host) {
    KeyValues header = new KeyValues().with("ID", node.id()).with("Name", node.name());
    if (isNamed(node.nodePool())) {
      header.with("Node Pool", node.nodePool());
    }
    header
        .with("Class", node.nodeClass())
        .with("DC", node.datacenter())
        .with("Drain", node.drain() || node.drainStrategy() != null)
        .with("Eligibility", node.schedulingEligibility())
        .with("Status", node.status())
        .with("CSI Controllers", "")
        .with("CSI Drivers", "");
    if (host != null) {
      header.with("Uptime", GoDurations.text(Duration.ofSeconds(host.uptime())));
    }
    return header
        .with("Host Volumes", String.join(",", new TreeSet<>(node.hostVolumes().keySet())))
        .with("CSI Volumes", "")
        .with("Driver Status", drivers(node))
        .render();
  }

  /** Nodes of the default pool are shown as before there were pools. */
  private static boolean isNamed(String pool) {
    return !pool.isEmpty() && !pool.equals("default");
  }

  private static String volumes(Map<String, Node.HostVolume> volumes) {
    Table table = Table.of("Name", "ReadOnly", "Source");
    new TreeMap<>(volumes)
        .forEach((name, volume) -> table.row(name, volume.readOnly(), volume.path()));
    return table.render();
  }

  private static String devices(List<Node.Device> devices) {
    Table table = Table.of("Device", "Healthy", "Instances");
    for (Node.Device device : devices) {
      table.row(
          device.vendor() + "/" + device.type() + "/" + device.name(),
          device.instances().stream().filter(Node.Instance::healthy).count(),
          device.instances().stream().map(Node.Instance::id).collect(Collectors.joining(",")));
    }
    return table.render();
  }

  /** Those that are there; one that cannot be used now is named with a remark. */
  private static String drivers(Node node) {
    return new TreeMap<>(node.drivers())
        .entrySet().stream()
            .filter(driver -> driver.getValue().detected())
            .map(
                driver ->
                    driver.getValue().healthy()
                        ? driver.getKey()
                        : driver.getKey() + " (unhealthy)")
            .collect(Collectors.joining(","));
  }

  private static String events(List<NodeEvent> events) {
    Table table = Table.of("Time", "Subsystem", "Message");
    for (int i = events.size() - 1; i >= 0; i--) {
      NodeEvent event = events.get(i);
      table.row(Times.utc(event.timestamp()), event.subsystem(), event.message());
    }
    return table.render();
  }

  private static String allocated(Details details) {
    long cpu = 0;
    long memory = 0;
    long disk = 0;
    for (Allocation allocation : details.allocations()) {
      Allocation.AllocatedResources resources = allocation.allocatedResources();
      if (isLive(allocation) && resources != null) {
        for (TaskShare share : resources.tasks().values()) {
          cpu += share.cpu() == null ? 0 : share.cpu().cpuShares();
          memory += share.memory() == null ? 0 : share.memory().memoryMb();
        }
        disk += resources.shared() == null ? 0 : resources.shared().diskMb();
      }
    }
    return Table.of("CPU", "Memory", "Disk")
        .row(
            cpu + "/" + cpu(details.node()) + " MHz",
            Bytes.ofMebibytes(memory) + "/" + memory(details.node()),
            Bytes.ofMebibytes(disk) + "/" + disk(details.node()))
        .render();
  }

  private static String utilization(Details details) {
    long cpu = 0;
    long memory = 0;
    for (AllocationStats stats : details.usage().values()) {
      for (AllocationStats.TaskStats task : stats.tasks().values()) {
        cpu += task.resourceUsage() == null ? 0 : task.resourceUsage().cpuMhz();
        memory += task.resourceUsage() == null ? 0 : task.resourceUsage().memoryBytes();
      }
    }
    return Table.of("CPU", "Memory")
        .row(
            cpu + "/" + cpu(details.node()) + " MHz",
            Bytes.ofBytes(memory) + "/" + memory(details.node()))
        .render();
  }

  private static String hostUsage(Node node, HostStats host) {
    HostStats.Memory memory = host.memory();
    HostStats.Disk disk =
        host.diskStats().stream().max(Comparator.comparingLong(HostStats.Disk::size)).orElse(null);
    return Table.of("CPU", "Memory", "Disk")
        .row(
            String.format(Locale.ROOT, "%.0f/%d MHz", host.cpuTicks(), cpu(node)),
            memory == null
                ? ""
                : Bytes.ofBytes(memory.used()) + "/" + Bytes.ofBytes(memory.total()),
            disk == null ? "" : Bytes.ofBytes(disk.used()) + "/" + Bytes.ofBytes(disk.size()))
        .render();
  }

  private static long cpu(Node node) {
    Node.Resources resources = node.nodeResources();
    return resources == null || resources.cpu() == null ? 0 : resources.cpu().cpuShares();
  }

  private static String memory(Node node) {
    Node.Resources resources = node.nodeResources();
    return Bytes.ofMebibytes(
        resources == null || resources.memory() == null ? 0 : resources.memory().memoryMb());
  }

  private static String disk(Node node) {
    Node.Resources resources = node.nodeResources();
    return Bytes.ofMebibytes(
        resources == null || resources.disk() == null ? 0 : resources.disk().diskMb());
  }

  /** Whether it holds room on its node. */
  private static boolean isLive(Allocation allocation) {
    return switch (allocation.clientStatus()) {
      case "pending", "running" -> true;
      default -> false;
    };
  }

  private static String keyValues(Map<String, String> values) {
    KeyValues lines = new KeyValues();
    new TreeMap<>(values).forEach(lines::with);
    return lines.render();
  }
}
