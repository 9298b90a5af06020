package dev.caravan.example.cli.node;

import static dev.caravan.example.cli.common.ApiCommand.ask;

import dev.caravan.example.api.Allocation;
import dev.caravan.example.api.Node;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.client.ApiClient.Reply;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Prints how a node is drained. */
final class DrainMonitor {
  private final ApiClient client;
  private final Session session;
  private final String node;
  private final Set<String> leaving = new HashSet<>();
  private final Map<String, String> statuses = new HashMap<>();
  private boolean drained;

  DrainMonitor(ApiClient client, Session session, String node) {
    this.client = client;
    this.session = session;
    this.node = node;
  }

  /** Says that it has begun. */
  void begin() {
    tell("Ctrl-C to stop monitoring: will not cancel the node drain");
    tell("Node \"" + node + "\" drain strategy set");
  }

  /** Watches until the drain is over and nothing runs there any more. */
  void watch() {
    boolean live = true;
    long index = 0;
    while (!drained || live) {
      Reply<Allocation[]> reply = look(index);
      List<Allocation> allocations = List.of(reply.value());
      allocations.forEach(this::tell);
      live = allocations.stream().anyMatch(DrainMonitor::isLive);
      index = Math.max(1, reply.index());
      tellIfDrained();
    }
    tell("All allocations on node \"" + node + "\" have stopped");
  }

  private Reply<Allocation[]> look(long index) {
    return ask(
        "Error monitoring allocations",
        () -> client.getNewer(Allocation[].class, "/v1/node/" + node + "/allocations", index));
  }

  private void tellIfDrained() {
    Node now = ask("Error monitoring node", () -> client.get(Node.class, "/v1/node/" + node));
    if (!drained && now.drainStrategy() == null) {
      drained = true;
      tell("Drain complete for node " + node);
    }
  }

  private void tell(Allocation allocation) {
    boolean stops = allocation.desiredStatus().equals("stop");
    String before = statuses.put(allocation.id(), allocation.clientStatus());
    if (stops && isLive(allocation) && leaving.add(allocation.id())) {
      tell("Alloc \"" + allocation.id() + "\" marked for migration");
      tell("Alloc \"" + allocation.id() + "\" draining");
    }
    if (before != null && !before.equals(allocation.clientStatus())) {
      tell(
          "Alloc \"%s\" status %s -> %s"
              .formatted(allocation.id(), before, allocation.clientStatus()));
    }
  }

  private static boolean isLive(Allocation allocation) {
    return switch (allocation.clientStatus()) {
      case "pending", "running" -> true;
      default -> false;
    };
  }

  private void tell(String what) {
    session.out().println(session.clock().instant().truncatedTo(ChronoUnit.SECONDS) + ": " + what);
  }
}
