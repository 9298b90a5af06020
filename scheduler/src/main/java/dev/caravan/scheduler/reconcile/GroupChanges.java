package dev.caravan.scheduler.reconcile;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.Deployment.GroupGoal;
import dev.caravan.core.model.DesiredUpdates;
import dev.caravan.scheduler.reconcile.DesiredChanges.PlacementRequest;
import dev.caravan.scheduler.reconcile.DesiredChanges.Stop;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What should be done about one task group.
 *
 * @param failedDueLater failed allocations for which an evaluation is to be made
 * @param disconnecting allocations that have just come out of sight
 * @param newGoal its goal in a deployment that has to begin; null if none has to
 * @param settled whether nothing is left to do and its part of the deployment is reached
 */
record GroupChanges(
    List<Stop> stops,
    List<Allocation> inPlaceUpdates,
    List<PlacementRequest> placements,
    List<Allocation> failedDueLater,
    List<Allocation> disconnecting,
    DesiredUpdates counts,
    @Nullable GroupGoal newGoal,
    boolean settled) {}
