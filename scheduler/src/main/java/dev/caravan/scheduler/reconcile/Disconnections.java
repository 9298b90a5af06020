package dev.caravan.scheduler.reconcile;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.DisconnectStrategy;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.model.TaskGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What becomes of allocations whose node is not heard of. The rules are those of Nomad's reconciler
 * ({@code filterByTainted} in {@code scheduler/reconcile_util.go}).
 */
public final class Disconnections {
  private final ReconcileRequest request;
  private final RegisteredJob job;

  Disconnections(ReconcileRequest request, RegisteredJob job) {
    this.request = request;
    this.job = job;
  }

  /** Whether the node of an allocation is not heard of, or was not until just now. */
  boolean concern(Allocation allocation) {
    return nodeIsSilent(allocation) || allocation.isUnknown();
  }

  /** How it counts. */
  AllocationClass classify(Allocation allocation) {
    Optional<DisconnectStrategy> strategy = strategy(allocation);
    boolean mayGoOn = allocation.isUnknown() || allocation.clientStatus() == ClientStatus.RUNNING;
    if (strategy.isEmpty() || !mayGoOn || allocation.canary()) {
      return AllocationClass.LOST;
    }
    if (!strategy.get().replace()) {
      return allocation.isUnknown() ? AllocationClass.KEPT : AllocationClass.DISCONNECTING_IN_PLACE;
    }
    Optional<Duration> waits = waitsFor(allocation);
    if (waits.isEmpty() || request.nodeIsDown().test(allocation.nodeId())) {
      return AllocationClass.LOST;
    }
    if (allocation.isUnknown() && isExpired(allocation, waits.get(), request.now())) {
      return AllocationClass.LOST;
    }
    // Where the node itself ends it, there is to be no second one before it has.
    boolean keepsPlace = strategy.get().lostAfter() == null;
    if (allocation.isUnknown()) {
      return keepsPlace ? AllocationClass.KEPT : AllocationClass.UNKNOWN;
    }
    return keepsPlace ? AllocationClass.DISCONNECTING_IN_PLACE : AllocationClass.DISCONNECTING;
  }

  private boolean nodeIsSilent(Allocation allocation) {
    return request.nodeIsDown().test(allocation.nodeId())
        || request.nodeIsDisconnected().test(allocation.nodeId());
  }

  /** When it is lost if its node is not heard of until then; empty if it never is. */
  Optional<Instant> lostAt(Allocation allocation) {
    return waitsFor(allocation).map(request.now()::plus);
  }

  private Optional<Duration> waitsFor(Allocation allocation) {
    return waitsFor(declaration(allocation), allocation);
  }

  /** How long an allocation that is out of sight is waited for; empty if it is not. */
  private static Optional<Duration> waitsFor(Job declaration, Allocation allocation) {
    return declaration
        .taskGroup(allocation.taskGroup())
        .flatMap(
            group ->
                group
                    .disconnectStrategy()
                    .flatMap(
                        strategy ->
                            strategy.stopOnClientAfter() == null
                                ? Optional.ofNullable(strategy.lostAfter())
                                : Optional.of(strategy.stopOnClientAfter().plus(toEnd(group)))));
  }

  /** How long the tasks of a group may take to end. */
  private static Duration toEnd(TaskGroup group) {
    Duration longest =
        group.tasks().stream()
            .map(task -> task.shutdownDelay().plus(task.killTimeout()))
            .max(Duration::compareTo)
            .orElse(Duration.ZERO);
    return group.shutdownDelay() == null ? longest : longest.plus(group.shutdownDelay());
  }

  /** The strategy of its version of the job, if that is still known. */
  Optional<DisconnectStrategy> strategy(Allocation allocation) {
    return declaration(allocation)
        .taskGroup(allocation.taskGroup())
        .flatMap(group -> group.disconnectStrategy());
  }

  private Job declaration(Allocation allocation) {
    return job.version(allocation.jobVersion()).orElse(job.job());
  }

  /**
   * Whether a node that is not heard of is worth being waited for because of an allocation there.
   *
   * @param declaration the job in the allocation's version
   */
  public static boolean isWaitedFor(Allocation allocation, Job declaration, Instant now) {
    boolean mayGoOn = allocation.isUnknown() || allocation.clientStatus() == ClientStatus.RUNNING;
    return mayGoOn
        && !allocation.isTerminal()
        && waitsFor(declaration, allocation)
            .filter(wait -> !isExpired(allocation, wait, now))
            .isPresent();
  }

  private static boolean isExpired(Allocation allocation, Duration wait, Instant now) {
    Instant since = allocation.disconnectedAt();
    return since != null && !since.plus(wait).isAfter(now);
  }
}
