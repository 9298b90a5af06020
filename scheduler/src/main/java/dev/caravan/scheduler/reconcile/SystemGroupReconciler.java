package dev.caravan.scheduler.reconcile;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.DesiredUpdates;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.scheduler.reconcile.DesiredChanges.Cause;
import dev.caravan.scheduler.reconcile.DesiredChanges.PlacementRequest;
import dev.caravan.scheduler.reconcile.DesiredChanges.Stop;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reconciles one group of a system or sysbatch job: one allocation on each node that takes it. */
final class SystemGroupReconciler {
  private final SystemRequest request;
  private final TaskGroup group;
  private final SystemRules rules;
  private final Staggering staggering;

  private final List<Stop> stops = new ArrayList<>();
  private final List<PlacementRequest> replacements = new ArrayList<>();
  private final List<PlacementRequest> missing = new ArrayList<>();
  private final List<Allocation> outdated = new ArrayList<>();
  private final Updates updates;
  private int migrating;
  private int kept;
  private @Nullable Instant goesOnAt;

  /**
   * @param allocations all allocations of the group, oldest first
   */
  SystemGroupReconciler(SystemRequest request, TaskGroup group, List<Allocation> allocations) {
    this.request = request;
    this.group = group;
    this.rules = new SystemRules(request.job(), group);
    this.staggering = new Staggering(group.update(), request.job(), allocations, request.now());
    byNode(allocations).forEach(this::reconcile);
    this.updates = Updates.of(outdated, request.job(), any -> true);
    replace(updates.outdated());
  }

  private Map<NodeId, List<Allocation>> byNode(List<Allocation> allocations) {
    Map<NodeId, List<Allocation>> byNode = new TreeMap<>();
    request.nodes().forEach(node -> byNode.put(node, new ArrayList<>()));
    for (Allocation allocation : allocations) {
      byNode.computeIfAbsent(allocation.nodeId(), any -> new ArrayList<>()).add(allocation);
    }
    return byNode;
  }

  private void reconcile(NodeId node, List<Allocation> there) {
    NodeStanding standing = request.standing().apply(node, group);
    List<Allocation> live = there.stream().filter(one -> !one.isTerminal()).toList();
    live.forEach(one -> carryOut(rules.ofLive(one, standing), one, standing));
    if (live.isEmpty()) {
      Allocation last = there.isEmpty() ? null : there.get(there.size() - 1);
      SystemFate fate = rules.ofIdle(last, standing);
      kept += fate == SystemFate.KEPT ? 1 : 0;
      if (fate == SystemFate.PLACED) {
        missing.add(placement(node, Cause.MISSING, last));
      }
    }
  }

  private void carryOut(SystemFate fate, Allocation one, NodeStanding standing) {
    switch (fate) {
      case LOST -> stops.add(new Stop(one, Reasons.LOST, true));
      case NOT_NEEDED -> stops.add(new Stop(one, Reasons.NOT_NEEDED, false));
      case MIGRATED -> migrate(one, standing);
      case OUTDATED -> outdated.add(one);
      default -> kept++;
    }
  }

  private void migrate(Allocation one, NodeStanding standing) {
    boolean isReplaced = standing == NodeStanding.FIT;
    String reason = isReplaced ? Reasons.MIGRATING : Reasons.NODE_TAINTED;
    stops.add(new Stop(one, reason, false));
    migrating++;
    if (isReplaced) {
      replacements.add(placement(one.nodeId(), Cause.MIGRATED, one));
    }
  }

  /** What has no room for its next version waits for it where it is, and holds nobody else up. */
  private void replace(List<Allocation> old) {
    List<Allocation> ready = old.stream().filter(request.hasRoomForUpdate()).toList();
    List<Allocation> now = ready.subList(0, Math.min(ready.size(), staggering.limit()));
    Stream.concat(now.stream(), old.stream().filter(one -> !ready.contains(one)))
        .forEach(one -> replacements.add(placement(one.nodeId(), Cause.UPDATED, one)));
    goesOnAt = now.size() < ready.size() ? staggering.next() : null;
  }

  private PlacementRequest placement(NodeId node, Cause cause, @Nullable Allocation replaces) {
    String name = Allocation.name(request.job().job().id(), group.name(), 0);
    long version = request.job().version();
    return new PlacementRequest(group.name(), name, version, cause, false, replaces, node);
  }

  List<Stop> stops() {
    return stops;
  }

  List<Allocation> inPlaceUpdates() {
    return updates.inPlace();
  }

  /** Replacements first: they free room as well. */
  List<PlacementRequest> placements() {
    return Stream.concat(replacements.stream(), missing.stream()).toList();
  }

  /** When more may be replaced; empty if all is. */
  Optional<Instant> goesOnAt() {
    return Optional.ofNullable(goesOnAt);
  }

  /** As in Nomad, what has to wait for its turn is counted among what is replaced. */
  DesiredUpdates counts() {
    return new DesiredUpdates(
        kept,
        missing.size(),
        migrating,
        stops.size() - migrating,
        updates.inPlace().size(),
        updates.outdated().size(),
        0);
  }
}
