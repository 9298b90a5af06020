package dev.caravan.scheduler.reconcile;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.Deployment.GroupGoal;
import dev.caravan.core.model.Deployment.GroupProgress;
import dev.caravan.core.model.DesiredUpdates;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.model.UpdateStrategy;
import dev.caravan.scheduler.reconcile.DesiredChanges.PlacementRequest;
import dev.caravan.scheduler.reconcile.DesiredChanges.Stop;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reconciles one task group of a job that is to run: from what there is to what was declared. The
 * steps and their order are those of Nomad's reconciler.
 */
final class GroupReconciler {
  private final RegisteredJob job;
  private final TaskGroup group;
  private final @Nullable Deployment deployment;
  private final Predicate<Allocation> fitsInPlace;
  private final Map<AllocationClass, List<Allocation>> byClass;

  /**
   * @param allocations all allocations of the group
   * @param deployment the deployment of this version of the job, unless it was successful
   */
  GroupReconciler(
      RegisteredJob job,
      TaskGroup group,
      List<Allocation> allocations,
      @Nullable Deployment deployment,
      AllocationClassifier classifier,
      Predicate<Allocation> fitsInPlace) {
    this.job = job;
    this.group = group;
    this.deployment = deployment;
    this.fitsInPlace = fitsInPlace;
    this.byClass = new EnumMap<>(AllocationClass.class);
    for (Allocation allocation : allocations) {
      byClass
          .computeIfAbsent(classifier.classify(allocation), any -> new ArrayList<>())
          .add(allocation);
    }
  }

  GroupChanges reconcile() {
    List<Stop> stops = new ArrayList<>();
    of(AllocationClass.LOST).forEach(lost -> stops.add(new Stop(lost, Reasons.LOST, true)));

    List<Allocation> kept = of(AllocationClass.KEPT);
    List<Allocation> surplus = surplus(kept);
    surplus.forEach(one -> stops.add(new Stop(one, Reasons.NOT_NEEDED, false)));
    List<Allocation> staying = kept.stream().filter(one -> !surplus.contains(one)).toList();

    Map<UpdateKind, List<Allocation>> updates = updates(staying);
    List<Allocation> inPlace = updates.getOrDefault(UpdateKind.IN_PLACE, List.of());
    List<Allocation> outdated = updates.getOrDefault(UpdateKind.DESTRUCTIVE, List.of());
    List<PlacementRequest> missing = missing(staying);
    // What is new is not yet healthy either, so it counts against the limit.
    int limit = Math.max(0, replacementLimit(staying, outdated) - missing.size());
    List<Allocation> replacedNow = outdated.subList(0, Math.min(outdated.size(), limit));

    // Replacements first: they free room as well.
    List<PlacementRequest> placements = new ArrayList<>();
    replacedNow.forEach(old -> placements.add(new PlacementRequest(group.name(), old.name(), old)));
    placements.addAll(missing);

    DesiredUpdates counts =
        new DesiredUpdates(
            staying.size() - inPlace.size() - replacedNow.size(),
            missing.size(),
            0,
            stops.size(),
            inPlace.size(),
            replacedNow.size(),
            0);
    int changes = missing.size() + inPlace.size() + outdated.size();
    GroupGoal goal =
        changes > 0 && needsDeployment(!inPlace.isEmpty() || !outdated.isEmpty())
            ? goal(changes)
            : null;
    return new GroupChanges(
        stops, inPlace, placements, counts, goal, changes == 0 && deploymentGoalReached());
  }

  private List<Allocation> of(AllocationClass wanted) {
    return byClass.getOrDefault(wanted, List.of());
  }

  /** What is more than the count, or a second one of its name: the highest indexes go first. */
  private List<Allocation> surplus(List<Allocation> kept) {
    int tooMany = kept.size() - group.count();
    if (tooMany <= 0) {
      return List.of();
    }
    return kept.stream()
        .sorted(
            Comparator.comparingInt(Allocation::index)
                .reversed()
                // Of two of one name the older version goes.
                .thenComparingLong(Allocation::jobVersion))
        .limit(tooMany)
        .toList();
  }

  private Map<UpdateKind, List<Allocation>> updates(List<Allocation> staying) {
    Map<UpdateKind, List<Allocation>> updates = new EnumMap<>(UpdateKind.class);
    for (Allocation allocation : staying) {
      updates.computeIfAbsent(kindOfUpdate(allocation), any -> new ArrayList<>()).add(allocation);
    }
    return updates;
  }

  private UpdateKind kindOfUpdate(Allocation allocation) {
    if (allocation.jobVersion() == job.version()) {
      return UpdateKind.IGNORE;
    }
    Optional<Job> before = job.version(allocation.jobVersion());
    boolean canGoOn =
        !allocation.isTerminal()
            && before.isPresent()
            && !UpdateRules.forcesReplacement(before.get(), job.job(), group.name())
            && fitsInPlace.test(allocation);
    return canGoOn ? UpdateKind.IN_PLACE : UpdateKind.DESTRUCTIVE;
  }

  /** How many allocations may be replaced now: each that is not yet healthy holds a place. */
  private int replacementLimit(List<Allocation> staying, List<Allocation> outdated) {
    UpdateStrategy update = group.update();
    if (update == null || !update.isRolling() || outdated.isEmpty()) {
      return group.count();
    }
    if (!placementsAllowed()) {
      return 0;
    }
    if (deployment == null) {
      return update.maxParallel();
    }
    int limit = update.maxParallel();
    for (Allocation allocation : staying) {
      if (deployment.id().equals(allocation.deploymentId())) {
        if (Objects.equals(allocation.healthy(), false)) {
          return 0;
        }
        limit -= Objects.equals(allocation.healthy(), true) ? 0 : 1;
      }
    }
    return Math.max(0, limit);
  }

  /** A deployment that failed or is paused changes nothing more. */
  private boolean placementsAllowed() {
    return deployment == null || deployment.status() == Deployment.Status.RUNNING;
  }

  /**
   * What is lost is replaced under its name, even if the deployment changes nothing more: that was
   * nobody's change. All else that is missing gets the lowest free names.
   */
  private List<PlacementRequest> missing(List<Allocation> staying) {
    int howMany = Math.max(0, group.count() - staying.size());
    NameIndex names = new NameIndex(staying);
    List<PlacementRequest> missing = new ArrayList<>();
    List<Allocation> allLost = new ArrayList<>(of(AllocationClass.LOST));
    allLost.addAll(of(AllocationClass.LOST_BEFORE));
    for (Allocation lost : allLost) {
      boolean wanted = missing.size() < howMany && lost.index() < group.count();
      if (wanted && names.take(lost.index())) {
        missing.add(new PlacementRequest(group.name(), lost.name(), lost));
      }
    }
    if (placementsAllowed()) {
      for (int index : names.next(howMany - missing.size())) {
        String name = Allocation.name(job.job().id(), group.name(), index);
        missing.add(new PlacementRequest(group.name(), name, null));
      }
    }
    return missing;
  }

  /** A deployment begins with the first allocations of a version, or with an update. */
  private boolean needsDeployment(boolean updating) {
    UpdateStrategy update = group.update();
    if (update == null || !update.isRolling() || deployment != null) {
      return false;
    }
    boolean hadThisVersion =
        byClass.values().stream()
            .flatMap(List::stream)
            .anyMatch(allocation -> allocation.jobVersion() == job.version());
    return updating || !hadThisVersion;
  }

  private GroupGoal goal(int desiredTotal) {
    UpdateStrategy update = Objects.requireNonNull(group.update());
    return new GroupGoal(
        desiredTotal,
        update.canaries(),
        update.autoRevert(),
        update.autoPromote(),
        update.progressDeadline());
  }

  private boolean deploymentGoalReached() {
    if (deployment == null) {
      return true;
    }
    GroupProgress progress = deployment.groups().get(group.name());
    return progress == null || progress.healthy() >= progress.goal().desiredTotal();
  }
}
