package dev.caravan.scheduler.engine;

import dev.caravan.core.command.CommandRefusedException;
import dev.caravan.core.event.AllocationEvent.AllocationTransitionRequested;
import dev.caravan.core.event.Event;
import dev.caravan.core.event.NodeEvent.NodeDown;
import dev.caravan.core.event.NodeEvent.NodeDrainSet;
import dev.caravan.core.event.NodeEvent.NodeRegistered;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.DesiredTransition;
import dev.caravan.core.model.DrainSpec;
import dev.caravan.core.model.Job;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.WhatIf;
import dev.caravan.core.state.ClusterState;
import dev.caravan.core.view.WhatIfResult;
import dev.caravan.core.view.WhatIfResult.Move;
import dev.caravan.scheduler.plan.Plan;
import dev.caravan.scheduler.plan.Plan.Placement;
import dev.caravan.scheduler.ranking.PlacementOptions;
import dev.caravan.scheduler.reconcile.DesiredChanges.Stop;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What would become of jobs if the cluster were another. Nothing of it is stored. */
public final class WhatIfPlans {
  private final Supplier<ClusterState> states;
  private final Clock clock;
  private final JobCheck check;
  private final PlacementOptions options;

  /** On what there is in these states, for jobs that pass this check. */
  public WhatIfPlans(
      Supplier<ClusterState> states, Clock clock, JobCheck check, PlacementOptions options) {
    this.states = states;
    this.clock = clock;
    this.check = check;
    this.options = options;
  }

  /**
   * What would be done for a job if all this were so.
   *
   * @throws dev.caravan.core.jobspec.InvalidJobException if the job cannot be used as it is
   * @throws CommandRefusedException if there is no node of a name
   */
  public WhatIfResult plan(Job job, List<WhatIf> changes) {
    check.verify(job);
    Instant now = clock.instant();
    ClusterState state = states.get();
    for (WhatIf change : changes) {
      for (Event event : events(state, job.id(), change)) {
        state = DryRun.after(state, "what if", event, now);
      }
    }
    DryRun run = new DryRun(state, job, now, options);
    Plan plan = run.plan();
    return new WhatIfResult(
        moves(plan), plan.desiredUpdates(), plan.failedPlacements(), run.nearestMisses());
  }

  private static List<Event> events(ClusterState state, JobId job, WhatIf change) {
    if (change instanceof WhatIf.NodeAdded added) {
      // After all others, so that it wins no tie.
      String id = "ffffffff-ffff-ffff-ffff-%012x".formatted(state.nodes().size());
      return List.of(new NodeRegistered(new NodeId(id), added.spec()));
    }
    if (change instanceof WhatIf.NodeRemoved removed) {
      return List.of(new NodeDown(node(state, removed.name()).id(), "what if"));
    }
    WhatIf.NodeDrained drained = (WhatIf.NodeDrained) change;
    NodeId id = node(state, drained.name()).id();
    List<Event> events = new ArrayList<>();
    events.add(new NodeDrainSet(id, DrainSpec.forced(), Map.of()));
    state.activeAllocationsOn(id).stream()
        .filter(allocation -> allocation.jobId().equals(job) && !allocation.isTerminal())
        .map(Allocation::id)
        .map(moved -> new AllocationTransitionRequested(moved, DesiredTransition.MIGRATE))
        .forEach(events::add);
    return events;
  }

  private static Node node(ClusterState state, String name) {
    return state
        .nodeNamed(name)
        .orElseThrow(() -> new CommandRefusedException("no node is named \"" + name + "\""));
  }

  private static List<Move> moves(Plan plan) {
    List<Move> moves = new ArrayList<>();
    Set<AllocationId> replaced = new HashSet<>();
    for (Placement placement : plan.placements()) {
      Allocation before = placement.replaces();
      String to = placement.node().spec().name();
      if (before == null) {
        moves.add(new Move(placement.request().name(), null, null, to));
      } else {
        replaced.add(before.id());
        moves.add(new Move(placement.request().name(), before.id(), before.nodeName(), to));
      }
    }
    plan.stops().stream()
        .map(Stop::allocation)
        .filter(stopped -> !replaced.contains(stopped.id()))
        .map(stopped -> new Move(stopped.name(), stopped.id(), stopped.nodeName(), null))
        .forEach(moves::add);
    return moves;
  }
}
