package dev.caravan.scheduler.runner;

import dev.caravan.core.state.ClusterState;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Who on a node waits for files that are still in use on another one. Used in the node's turns. */
final class DistantDisks {
  private final Map<DiskHandover, CompletableFuture<Void>> awaited = new HashMap<>();

  /** Completes once they can come, or will not. */
  CompletableFuture<Void> arrival(DiskHandover disk, ClusterState newest) {
    return disk.isYetToCome(newest)
        ? awaited.computeIfAbsent(disk, any -> new CompletableFuture<>())
        : CompletableFuture.completedFuture(null);
  }

  /** Lets those go on who need not wait any more. */
  void look(ClusterState newest) {
    awaited
        .entrySet()
        .removeIf(one -> !one.getKey().isYetToCome(newest) && one.getValue().complete(null));
  }
}
