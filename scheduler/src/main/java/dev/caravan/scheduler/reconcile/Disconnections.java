package dev.caravan.scheduler.reconcile;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.DisconnectStrategy;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.RegisteredJob;
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
    if (strategy.get().lostAfter() == null || request.nodeIsDown().test(allocation.nodeId())) {
      return AllocationClass.LOST;
    }
    if (allocation.isUnknown()) {
      return isExpired(allocation, strategy.get(), request.now())
          ? AllocationClass.LOST
          : AllocationClass.UNKNOWN;
    }
    return AllocationClass.DISCONNECTING;
  }

  private boolean nodeIsSilent(Allocation allocation) {
    return request.nodeIsDown().test(allocation.nodeId())
        || request.nodeIsDisconnected().test(allocation.nodeId());
  }

  /** When it is lost if its node is not heard of until then; empty if it never is. */
  Optional<Instant> lostAt(Allocation allocation) {
    return strategy(allocation)
        .flatMap(strategy -> Optional.ofNullable(strategy.lostAfter()))
        .map(request.now()::plus);
  }

  /** The strategy of its version of the job, if that is still known. */
  Optional<DisconnectStrategy> strategy(Allocation allocation) {
    return strategy(job.version(allocation.jobVersion()).orElse(job.job()), allocation);
  }

  private static Optional<DisconnectStrategy> strategy(Job declaration, Allocation allocation) {
    return declaration
        .taskGroup(allocation.taskGroup())
        .flatMap(group -> group.disconnectStrategy());
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
        && strategy(declaration, allocation)
            .filter(strategy -> strategy.lostAfter() != null)
            .filter(strategy -> !isExpired(allocation, strategy, now))
            .isPresent();
  }

  private static boolean isExpired(
      Allocation allocation, DisconnectStrategy strategy, Instant now) {
    Instant since = allocation.disconnectedAt();
    Duration lostAfter = strategy.lostAfter();
    return since != null && lostAfter != null && !since.plus(lostAfter).isAfter(now);
  }
}
