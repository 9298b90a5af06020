package dev.caravan.scheduler.runner;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.state.ClusterState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes the directories of allocations that were collected, also of those that were while nobody
 * was here; and of those that have ended, if that is asked for. One for all nodes that keep their
 * allocations in one place. All methods may be called from any thread.
 */
public final class DirectoryJanitor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DirectoryJanitor.class);
  private static final long NEVER = -1;

  private final AllocationDirectories directories;
  private final Supplier<ClusterState> state;
  private final Predicate<AllocationId> isHeld;
  private final ThreadPoolExecutor thread;

  /** Up to which removal from the state the directories are known to be swept. */
  private volatile long sweptAt = NEVER;

  /**
   * Removes nothing before the first {@link #wake()}.
   *
   * @param directory where the directories of allocations are
   * @param state gives the newest state of the cluster, without waiting
   * @param isHeld whether a node has not let go of an allocation yet
   */
  public DirectoryJanitor(
      Path directory, Supplier<ClusterState> state, Predicate<AllocationId> isHeld) {
    this.directories = new AllocationDirectories(directory);
    this.state = state;
    this.isHeld = isHeld;
    this.thread =
        new ThreadPoolExecutor(
            1,
            1,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            RunnerThreads.named("all", "janitor"));
    thread.allowCoreThreadTimeOut(true);
    thread.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
  }

  /** Tells that the state of the cluster may have changed. Returns at once. */
  public void wake() {
    if (isBehind() && thread.getQueue().isEmpty()) {
      thread.execute(this::sweep);
    }
  }

  private boolean isBehind() {
    return state.get().removalPosition() > sweptAt;
  }

  /** What is left because a node holds it is seen to when anything changes. */
  private void sweep() {
    if (!isBehind()) {
      return;
    }
    // Listed before the state is looked at: a directory is made only for what is in the state.
    List<AllocationId> homes = homes();
    ClusterState newest = state.get();
    List<AllocationId> forgotten =
        homes.stream().filter(id -> newest.allocation(id).isEmpty()).toList();
    forgotten.stream().filter(isHeld.negate()).forEach(this::remove);
    if (forgotten.stream().noneMatch(isHeld)) {
      sweptAt = newest.removalPosition();
    }
  }

  /**
   * Removes the directory of an allocation that has ended.
   *
   * @return whether there was one, and nothing needs it
   */
  public boolean removeEnded(AllocationId allocation) {
    return directories.exist(allocation) && canGo(allocation) && remove(allocation);
  }

  /** Removes the directories of all allocations of a node that have ended. */
  public void removeEnded(NodeId node) {
    ClusterState now = state.get();
    homes().stream()
        .filter(id -> now.allocation(id).filter(one -> one.nodeId().equals(node)).isPresent())
        .filter(this::canGo)
        .forEach(this::remove);
  }

  private boolean canGo(AllocationId id) {
    ClusterState now = state.get();
    return !isHeld.test(id)
        && now.allocation(id)
            .filter(Allocation::isClientTerminal)
            .filter(ended -> !isAwaited(ended, now))
            .isPresent();
  }

  /** Whether another one is about to take over its files, be it on another node. */
  private static boolean isAwaited(Allocation ended, ClusterState now) {
    return now.allocationsOf(ended.jobId()).stream()
        .filter(one -> !one.isClientTerminal())
        .anyMatch(one -> ended.id().equals(one.previousAllocation()));
  }

  private List<AllocationId> homes() {
    try {
      return directories.homes();
    } catch (IOException e) {
      LOG.warn("The directories of allocations cannot be listed", e);
      return List.of();
    }
  }

  private boolean remove(AllocationId allocation) {
    try {
      directories.remove(allocation);
      return true;
    } catch (IOException e) {
      LOG.warn("Not all files of allocation {} can be removed", allocation, e);
      return false;
    }
  }

  /** Removes nothing more; waits for the removal under way. */
  @Override
  public void close() {
    thread.getQueue().clear();
    thread.shutdown();
    try {
      if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
        LOG.warn("The removal of directories goes on; it is left to itself");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
