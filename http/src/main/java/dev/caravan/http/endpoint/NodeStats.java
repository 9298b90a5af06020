package dev.caravan.http.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import dev.caravan.core.model.Node;
import dev.caravan.http.json.Json;
import dev.caravan.http.request.Answer;
import dev.caravan.http.request.ApiException;
import dev.caravan.http.request.Call;
import dev.caravan.http.request.Router;
import dev.caravan.scheduler.Scheduler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** What the machine of a node is busy with: all nodes are in one process, so it is one machine. */
public final class NodeStats {
  private final Scheduler scheduler;
  private final Clock clock;
  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  /**
   * For the nodes of this scheduler.
   *
   * @param clock when it was measured
   */
  public NodeStats(Scheduler scheduler, Clock clock) {
    this.scheduler = scheduler;
    this.clock = clock;
  }

  /** The path. */
  public void addTo(Router router) {
    router.read("/v1/client/stats", call -> Answer.Json.of(stats(node(call))));
  }

  private Node node(Call call) {
    return call.query()
        .text("node_id")
        .map(id -> Lookup.node(scheduler.state(), id))
        .or(() -> scheduler.nodes().stream().findFirst())
        .orElseThrow(() -> ApiException.notFound("node not found"));
  }

  private ObjectNode stats(Node node) {
    // Negative before the first measurement.
    double load = Math.max(0, system.getCpuLoad());
    ObjectNode json = Json.object();
    json.put("Timestamp", clock.millis() * 1_000_000);
    json.put("Uptime", ManagementFactory.getRuntimeMXBean().getUptime() / 1000);
    json.put("CPUTicksConsumed", load * node.spec().resources().cpuMhz());
    json.putArray("CPU").add(cpu(load * 100));
    json.set("Memory", memory());
    json.putArray("DiskStats").add(disk());
    return json;
  }

  private static ObjectNode cpu(double percent) {
    return Json.object()
        .put("CPU", "cpu-total")
        .put("User", percent)
        .put("System", 0)
        .put("Idle", 100 - percent)
        .put("Total", percent);
  }

  private ObjectNode memory() {
    long total = system.getTotalMemorySize();
    long free = system.getFreeMemorySize();
    return Json.object()
        .put("Total", total)
        .put("Available", free)
        .put("Used", total - free)
        .put("Free", free);
  }

  private static ObjectNode disk() {
    try {
      FileStore disk = Files.getFileStore(Path.of("").toAbsolutePath());
      long size = disk.getTotalSpace();
      long available = disk.getUsableSpace();
      return Json.object()
          .put("Device", disk.name())
          .put("Mountpoint", Path.of("").toAbsolutePath().getRoot().toString())
          .put("Size", size)
          .put("Used", size - available)
          .put("Available", available)
          .put("UsedPercent", size == 0 ? 0 : 100.0 * (size - available) / size)
          .put("InodesUsedPercent", 0);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot look at the disk", e);
    }
  }
}
