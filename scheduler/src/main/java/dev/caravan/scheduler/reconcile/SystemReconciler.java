package dev.caravan.scheduler.reconcile;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.DesiredUpdates;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.scheduler.reconcile.DesiredChanges.FollowUp;
import dev.caravan.scheduler.reconcile.DesiredChanges.PlacementRequest;
import dev.caravan.scheduler.reconcile.DesiredChanges.Stop;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * From what there is of a system or sysbatch job that is to run to the changes that make it as it
 * was declared. Such a job has no deployments: its updates go by {@code max_parallel} and {@code
 * stagger} alone.
 */
public final class SystemReconciler {
  private final SystemRequest request;
  private final Leftovers leftovers;

  private final List<Stop> stops = new ArrayList<>();
  private final List<Allocation> inPlaceUpdates = new ArrayList<>();
  private final List<PlacementRequest> placements = new ArrayList<>();
  private final List<Instant> goesOnAt = new ArrayList<>();
  private final Map<String, DesiredUpdates> counts = new LinkedHashMap<>();

  private SystemReconciler(SystemRequest request) {
    this.request = request;
    this.leftovers = new Leftovers(request.job(), request.nodeIsDown());
  }

  /** The changes that this job needs now. */
  public static DesiredChanges reconcile(SystemRequest request) {
    return new SystemReconciler(request).run();
  }

  private DesiredChanges run() {
    stops.addAll(leftovers.stops(request.allocations()));
    Map<String, List<Allocation>> byGroup = leftovers.withoutThem(request.allocations());
    for (TaskGroup group : request.job().job().taskGroups()) {
      List<Allocation> there = Optional.ofNullable(byGroup.remove(group.name())).orElse(List.of());
      take(group.name(), new SystemGroupReconciler(request, group, there));
    }
    byGroup.forEach(this::stopGroup);
    return new DesiredChanges(
        stops,
        inPlaceUpdates,
        placements,
        ConnectionChanges.NONE,
        followUps(),
        null,
        Map.of(),
        counts);
  }

  private void take(String group, SystemGroupReconciler changes) {
    stops.addAll(changes.stops());
    inPlaceUpdates.addAll(changes.inPlaceUpdates());
    placements.addAll(changes.placements());
    changes.goesOnAt().ifPresent(goesOnAt::add);
    counts.put(group, changes.counts());
  }

  /** The job has no such group any more. */
  private void stopGroup(String group, List<Allocation> there) {
    List<Stop> ended = leftovers.stopsOfGroup(there);
    stops.addAll(ended);
    counts.put(group, DesiredUpdates.NONE.stoppingMore(ended.size()));
  }

  private List<FollowUp> followUps() {
    return request.updateGoesOn()
        ? List.of()
        : goesOnAt.stream().min(Comparator.naturalOrder()).map(FollowUp::ofRollingUpdate).stream()
            .toList();
  }
}
