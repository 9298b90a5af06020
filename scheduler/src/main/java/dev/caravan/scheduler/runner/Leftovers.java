package dev.caravan.scheduler.runner;

import dev.caravan.core.driver.DriverException;
import dev.caravan.core.driver.TaskHandle;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.Task;
import dev.caravan.core.state.ClusterState;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What drivers still keep of allocations that are over by the log: the host died before they were
 * told to forget them, or the allocation was given up as lost while its tasks ran on.
 */
final class Leftovers {
  private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

  private final RunnerContext context;
  private final NodeId node;
  private boolean removed;

  Leftovers(RunnerContext context, NodeId node) {
    this.context = context;
    this.node = node;
  }

  /** Has them removed, in the background. Only the first call does something. */
  void removeOnce(ClusterState state) {
    if (removed) {
      return;
    }
    removed = true;
    for (AllocationId id : context.notes().allocations()) {
      state
          .allocation(id)
          .filter(allocation -> allocation.nodeId().equals(node))
          .filter(Allocation::isClientTerminal)
          .ifPresent(over -> remove(assignment(state, over), 0));
    }
  }

  private static Assignment assignment(ClusterState state, Allocation over) {
    return Assignment.of(state, over).orElseGet(() -> Assignment.withoutDeclaration(over));
  }

  private void remove(Assignment over, int failures) {
    context.threads().ends().execute(() -> removeNow(over, failures));
  }

  private void removeNow(Assignment over, int failures) {
    try {
      for (Task task : over.group().tasks()) {
        remove(over, task);
      }
      context.notes().forget(over.allocation().id());
    } catch (DriverException e) {
      int all = failures + 1;
      LOG.warn("Cannot remove what is left of allocation {}", over.allocation().id(), e);
      context.threads().later(Backoff.after(all), () -> remove(over, all));
    }
  }

  private void remove(Assignment over, Task task) throws DriverException {
    Optional<TaskHandle> left = context.drivers().recover(over, task, Map.of());
    if (left.isPresent()) {
      DriverCalls.kill(left.get(), task);
      DriverCalls.destroy(left.get());
    }
  }
}
