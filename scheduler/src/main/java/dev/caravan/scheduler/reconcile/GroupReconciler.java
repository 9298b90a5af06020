package dev.caravan.scheduler.reconcile;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.DesiredUpdates;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.scheduler.reconcile.DesiredChanges.Cause;
import dev.caravan.scheduler.reconcile.DesiredChanges.PlacementRequest;
import dev.caravan.scheduler.reconcile.DesiredChanges.Stop;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reconciles one task group of a job that is to run: from what there is to what was declared. The
 * steps are those of Nomad's reconciler.
 */
final class GroupReconciler {
  private final RegisteredJob job;
  private final TaskGroup group;
  private final RollOut rollOut;
  private final List<Allocation> surplus;
  private final GroupAllocations there;
  private final Updates updates;
  private final List<PlacementRequest> canaries;

  /** Whether nothing but canaries is placed, since they have to be promoted first. */
  private final boolean held;

  private final List<PlacementRequest> missing;

  GroupReconciler(
      RegisteredJob job,
      TaskGroup group,
      RollOut rollOut,
      GroupAllocations allocations,
      Predicate<Allocation> fitsInPlace) {
    this.job = job;
    this.group = group;
    this.rollOut = rollOut;
    this.surplus = Surplus.of(allocations.filling(), group.count(), allocations.migrating());
    this.there = allocations.without(surplus);
    this.updates = Updates.of(there.kept(), job, fitsInPlace);
    int canariesWanted = rollOut.canariesWanted(toGiveWay());
    this.held = rollOut.awaitsPromotion() || canariesWanted > 0;
    this.canaries = canaries(canariesWanted - there.canaries().size());
    this.missing = missing();
  }

  /**
   * @param before all allocations that the group has
   */
  GroupChanges reconcile(Collection<Allocation> before) {
    List<PlacementRequest> placedNow = missing.stream().filter(this::mayBePlaced).toList();
    List<PlacementRequest> rescheduled = rescheduled();
    // What is new is not yet healthy either, so it counts against the limit.
    List<Allocation> replacedNow = replacedNow(placedNow.size() + rescheduled.size());
    List<Stop> stops = stops();

    List<PlacementRequest> placements = new ArrayList<>();
    // Replacements first: they free room as well.
    replacedNow.forEach(old -> placements.add(replacement(old, Cause.UPDATED, false)));
    there.migrating().forEach(old -> placements.add(replacement(old, Cause.MIGRATED, false)));
    placements.addAll(rollOut.goesOn() ? canaries : List.of());
    placements.addAll(rescheduled);
    placements.addAll(placedNow);
    return new GroupChanges(
        stops,
        updates.inPlace(),
        placements,
        there.dueLater(),
        there.disconnecting(),
        counts(placedNow.size() + rescheduled.size(), replacedNow.size()),
        rollOut.newGoal(changes(), isUpdate(), canaries.size(), before),
        isSettled());
  }

  /** What of the version before is there, or will be once it is replaced by that version. */
  private List<Allocation> toGiveWay() {
    Stream<Allocation> replaced =
        rollOut.awaitsPromotion()
            ? Stream.of(there.due(), there.missed(), there.migrating())
                .flatMap(List::stream)
                .filter(one -> UpdateRules.isOutdated(one, job))
            : Stream.empty();
    return Stream.concat(updates.outdated().stream(), replaced).toList();
  }

  private List<Stop> stops() {
    Stream<Stop> lost = there.lost().stream().map(one -> new Stop(one, Reasons.LOST, true));
    Stream<Stop> notNeeded =
        Stream.concat(
                there.abandonedCanaries().stream().filter(one -> !one.isTerminal()),
                surplus.stream())
            .map(one -> new Stop(one, Reasons.NOT_NEEDED, false));
    Stream<Stop> migrating =
        Stream.concat(there.migratingCanaries().stream(), there.migrating().stream())
            .map(one -> new Stop(one, Reasons.MIGRATING, false));
    return Stream.of(lost, notNeeded, migrating).flatMap(some -> some).toList();
  }

  private List<PlacementRequest> canaries(int howMany) {
    return Canaries.names(
            job.job().id(),
            group.name(),
            howMany,
            there.canaries(),
            updates.outdated(),
            there.kept())
        .stream()
        .map(name -> request(name, job.version(), Cause.CANARY, true, null))
        .toList();
  }

  /** What failed is replaced whatever the deployment does, unless it is the one that failed. */
  private List<PlacementRequest> rescheduled() {
    return Stream.concat(
            there.dueCanaries().stream().map(old -> replacement(old, Cause.RESCHEDULED, true)),
            there.due().stream().map(old -> replacement(old, Cause.RESCHEDULED, false)))
        .toList();
  }

  /**
   * What is lost is replaced under its name, if the group still counts that far; all else that is
   * missing gets the lowest free ones.
   */
  private List<PlacementRequest> missing() {
    int howMany = Math.max(0, group.count() - there.filling().size());
    NameIndex names = new NameIndex(there.filling());
    List<PlacementRequest> found = new ArrayList<>();
    Deque<Allocation> beyondCount = new ArrayDeque<>();
    for (Allocation lost : there.missed()) {
      if (lost.index() >= group.count()) {
        beyondCount.add(lost);
      } else if (found.size() < howMany && names.take(lost.index())) {
        found.add(replacement(lost, causeOf(lost), false));
      }
    }
    for (int index : names.next(howMany - found.size())) {
      String name = Allocation.name(job.job().id(), group.name(), index);
      Allocation lost = beyondCount.poll();
      found.add(
          lost == null
              ? request(name, job.version(), Cause.MISSING, false, null)
              : replacement(name, lost, causeOf(lost), false));
    }
    return found;
  }

  private Cause causeOf(Allocation lost) {
    return lost.isTerminal() || isLost(lost) ? Cause.LOST : Cause.DISCONNECTED;
  }

  private boolean isLost(Allocation allocation) {
    return there.lost().contains(allocation);
  }

  /** That something was lost was nobody's change: it is replaced whatever the deployment does. */
  private boolean mayBePlaced(PlacementRequest request) {
    return request.cause() == Cause.LOST
        || request.cause() == Cause.DISCONNECTED
        || (rollOut.goesOn() && !held);
  }

  private List<Allocation> replacedNow(int placed) {
    int limit = held ? 0 : rollOut.limit(there.kept(), updates.outdated()) - placed;
    int howMany = Math.min(updates.outdated().size(), Math.max(0, limit));
    return updates.outdated().subList(0, howMany);
  }

  /** While canaries are tried out, what takes an old one's place is of the old version as well. */
  private PlacementRequest replacement(Allocation old, Cause cause, boolean canary) {
    return replacement(old.name(), old, cause, canary);
  }

  private PlacementRequest replacement(String name, Allocation old, Cause cause, boolean canary) {
    boolean stepsBack = held && !canary && UpdateRules.isOutdated(old, job);
    long version = stepsBack ? old.jobVersion() : job.version();
    return request(name, version, cause, canary, old);
  }

  private PlacementRequest request(
      String name, long version, Cause cause, boolean canary, @Nullable Allocation replaces) {
    return new PlacementRequest(group.name(), name, version, cause, canary, replaces);
  }

  /** As in Nomad, canaries that nobody needs are counted as stopped even if they have ended. */
  private DesiredUpdates counts(int placed, int replacedNow) {
    int rescheduled = there.due().size() + there.dueCanaries().size();
    return new DesiredUpdates(
        there.kept().size()
            - updates.inPlace().size()
            - replacedNow
            + there.canaries().size()
            - there.dueCanaries().size()
            + there.outdated().size(),
        placed,
        there.migrating().size(),
        there.abandonedCanaries().size()
            + surplus.size()
            + there.lost().size()
            + there.migratingCanaries().size()
            + rescheduled,
        updates.inPlace().size(),
        replacedNow,
        rollOut.goesOn() ? canaries.size() : 0);
  }

  private boolean isUpdate() {
    return !updates.inPlace().isEmpty() || !updates.outdated().isEmpty();
  }

  /** How many allocations of the group are to be placed or updated sooner or later. */
  private int changes() {
    return missing.size()
        + there.due().size()
        + updates.inPlace().size()
        + updates.outdated().size();
  }

  private boolean isSettled() {
    return changes() == 0
        && canaries.isEmpty()
        && there.migrating().isEmpty()
        && there.dueCanaries().isEmpty()
        && there.dueLater().isEmpty()
        && rollOut.isReached();
  }
}
