package dev.caravan.scheduler.garbage;

import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.ClientStatus;
import dev.caravan.core.model.DeploymentId;
import dev.caravan.core.model.DesiredStatus;
import dev.caravan.core.model.DesiredTransition;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.model.TaskGroup;
import dev.caravan.core.model.UpdateStrategy;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Why an allocation that has ended is needed still: a list of rules, of which the first that
 * matches holds. What is decided next must not depend on whether garbage was collected, so they
 * follow how reconciling counts what has ended.
 */
final class Needs {
  private final @Nullable RegisteredJob job;
  private final Ages ages;
  private final Map<AllocationId, Allocation> byId = new HashMap<>();

  /** The newest that took the place of another one, by the id of that. */
  private final Map<AllocationId, Allocation> standIns = new HashMap<>();

  private final Map<Place, Allocation> lastOnNode = new HashMap<>();
  private final Set<String> filledNames = new HashSet<>();
  private final Set<DeploymentId> activeDeployments;
  private final List<Rule> rules;

  private record Place(NodeId node, String group) {}

  private record Rule(Predicate<Allocation> applies, boolean isNeeded) {}

  /**
   * @param job the job; null if it is gone
   * @param allocations all that there are of it, oldest first
   * @param activeDeployments those of its deployments that may still change
   */
  Needs(
      @Nullable RegisteredJob job,
      List<Allocation> allocations,
      Set<DeploymentId> activeDeployments,
      Ages ages) {
    this.job = job;
    this.activeDeployments = activeDeployments;
    this.ages = ages;
    for (Allocation allocation : allocations) {
      byId.put(allocation.id(), allocation);
      lastOnNode.put(place(allocation), allocation);
      if (allocation.previousAllocation() != null) {
        standIns.put(allocation.previousAllocation(), allocation);
      }
      if (!allocation.isTerminal() && !allocation.isUnknown() && !allocation.canary()) {
        filledNames.add(allocation.name());
      }
    }
    this.rules =
        List.of(
            // Its successor waits for its end, and may take over its files.
            needed(this::isAwaited),
            // There is nothing left that could be decided of its job.
            notNeeded(a -> job == null || job.stopped() || !job.owns(a)),
            notNeeded(a -> groupOf(a).isEmpty()),
            // How far a deployment is follows from what it has placed.
            needed(this::isInActiveDeployment),
            // Of a deployment that is over, nobody will promote any more.
            notNeeded(Allocation::canary),
            // Together they tell that the one that is out of sight has a successor.
            needed(this::standsInForWhatIsThere),
            needed(this::isStaggered),
            notNeeded(a -> a.nextAllocation() != null),
            // It tells what became of the job on its node.
            needed(a -> runsOnEachNode() && endedByItself(a) && isLastOnNode(a)),
            notNeeded(a -> runsOnEachNode()),
            // What came of an older version of a batch job does not matter: it runs anew.
            notNeeded(a -> isBatch() && isOld(a)),
            // Something else has its name, and with it its place.
            notNeeded(a -> filledNames.contains(a.name()) && !endedByItself(a)),
            // Nothing has taken its place yet.
            needed(Allocation::isPreempted),
            needed(Needs::isStoppedToMove),
            // What a batch job has done need not be done again.
            needed(a -> isBatch() && is(a, ClientStatus.COMPLETE)),
            needed(a -> is(a, ClientStatus.LOST)),
            notNeeded(a -> a.desiredStatus() == DesiredStatus.STOP),
            // It fills its place, or is to be replaced later.
            needed(a -> is(a, ClientStatus.FAILED)));
  }

  private static Rule needed(Predicate<Allocation> applies) {
    return new Rule(applies, true);
  }

  private static Rule notNeeded(Predicate<Allocation> applies) {
    return new Rule(applies, false);
  }

  /** Whether an allocation that has ended is among what is needed. */
  boolean include(Allocation ended) {
    return rules.stream()
        .filter(rule -> rule.applies().test(ended))
        .findFirst()
        .map(Rule::isNeeded)
        .orElse(false);
  }

  private boolean isAwaited(Allocation ended) {
    Allocation standIn = standIns.get(ended.id());
    return standIn != null
        && standIn.clientStatus() == ClientStatus.PENDING
        && (standIn.nodeId().equals(ended.nodeId()) || diskMigrates(ended));
  }

  private boolean diskMigrates(Allocation ended) {
    return groupOf(ended).filter(group -> group.ephemeralDisk().migrate()).isPresent();
  }

  private Optional<TaskGroup> groupOf(Allocation allocation) {
    return job == null ? Optional.empty() : job.job().taskGroup(allocation.taskGroup());
  }

  private boolean isInActiveDeployment(Allocation ended) {
    return ended.deploymentId() != null && activeDeployments.contains(ended.deploymentId());
  }

  private boolean standsInForWhatIsThere(Allocation ended) {
    Allocation previous =
        ended.previousAllocation() == null ? null : byId.get(ended.previousAllocation());
    return previous != null && previous.nextAllocation() == null;
  }

  /** Whether what takes its place still counts for max_parallel of a system job. */
  private boolean isStaggered(Allocation ended) {
    Allocation standIn = standIns.get(ended.id());
    return standIn != null
        && runsOnEachNode()
        && !ages.havePassed(stagger(ended), standIn.createdAt());
  }

  private Duration stagger(Allocation allocation) {
    return groupOf(allocation)
        .flatMap(group -> Optional.ofNullable(group.update()))
        .map(UpdateStrategy::stagger)
        .orElse(Duration.ZERO);
  }

  private boolean runsOnEachNode() {
    return job != null && job.job().type().runsOnEachNode();
  }

  private boolean isLastOnNode(Allocation ended) {
    return ended.equals(lastOnNode.get(place(ended)));
  }

  private static Place place(Allocation allocation) {
    return new Place(allocation.nodeId(), allocation.taskGroup());
  }

  private static boolean endedByItself(Allocation ended) {
    return !ended.isToEnd();
  }

  private boolean isBatch() {
    return job != null && job.job().type() == JobType.BATCH;
  }

  private boolean isOld(Allocation ended) {
    return job != null && ended.jobVersion() < job.version();
  }

  private static boolean isStoppedToMove(Allocation ended) {
    return ended.desiredStatus() == DesiredStatus.STOP
        && ended.desiredTransition() == DesiredTransition.MIGRATE;
  }

  private static boolean is(Allocation allocation, ClientStatus status) {
    return allocation.clientStatus() == status;
  }
}
