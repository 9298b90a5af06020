package dev.caravan.scheduler.reconcile;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.RegisteredJob;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What the reconciler looks at.
 *
 * @param job the job; null if it was purged
 * @param allocations all allocations of the job, oldest first
 * @param deployment the newest deployment of its id, if any
 * @param nodeIsDown whether what ran on a node is lost
 * @param nodeIsDisconnected whether a node is not heard of, but waited for
 * @param fitsInPlace whether an allocation may go on where it is with the newest declaration
 * @param evaluation the evaluation that is worked on; null if nothing will be done
 * @param evaluationIsOpen whether an evaluation is still to be worked on
 * @param now the time
 */
public record ReconcileRequest(
    @Nullable RegisteredJob job,
    List<Allocation> allocations,
    @Nullable Deployment deployment,
    Predicate<NodeId> nodeIsDown,
    Predicate<NodeId> nodeIsDisconnected,
    Predicate<Allocation> fitsInPlace,
    @Nullable EvaluationId evaluation,
    Predicate<EvaluationId> evaluationIsOpen,
    Instant now) {

  public ReconcileRequest {
    allocations = List.copyOf(allocations);
  }
}
