package dev.caravan.scheduler.history;

import dev.caravan.core.event.AllocationEvent.AllocationPlaced;
import dev.caravan.core.event.Event;
import dev.caravan.core.event.RecordedEvent;
import dev.caravan.core.model.UniqueId;
import dev.caravan.core.state.ClusterState;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Picks the events that a query wants, one after the other in the order of the log. What belongs to
 * what is known from the state at which it begins, and from first events after it.
 */
public final class Selection {
  private final EventQuery query;
  private final Set<UniqueId> ofJob = new HashSet<>();
  private final Set<UniqueId> ofNode = new HashSet<>();
  private final Set<UniqueId> ofDeployment = new HashSet<>();
  private int leftOfRequest;

  /**
   * For this query.
   *
   * @param before the state before the first event that is shown to it
   */
  public Selection(EventQuery query, ClusterState before) {
    this.query = query;
    if (query.job() != null) {
      before.evaluationsOf(query.job()).forEach(one -> ofJob.add(one.id()));
      before.allocationsOf(query.job()).forEach(one -> ofJob.add(one.id()));
      before.deploymentsOf(query.job()).forEach(one -> ofJob.add(one.id()));
    }
    if (query.node() != null || query.deployment() != null) {
      before.allocations().forEach(one -> note(one.id(), one.nodeId(), one.deploymentId()));
    }
  }

  private void note(UniqueId allocation, UniqueId node, @Nullable UniqueId deployment) {
    if (node.equals(query.node())) {
      ofNode.add(allocation);
    }
    if (deployment != null && deployment.equals(query.deployment())) {
      ofDeployment.add(allocation);
    }
  }

  /** Whether an event is wanted; to be asked of each event once, in order. */
  public boolean wants(RecordedEvent recorded) {
    Event event = recorded.event();
    if (event instanceof AllocationPlaced placed) {
      note(placed.allocationId(), placed.nodeId(), placed.deploymentId());
    }
    // Both remember something of each event, so both are always asked.
    boolean isOfJob = isOfJob(event);
    boolean isOfRequest = isOfRequest(recorded);
    return isOfJob
        && isOfRequest
        && isInRange(recorded)
        && isOf(query.allocation(), event)
        && (query.node() == null || isOf(query.node(), event) || isOf(ofNode, event))
        && (query.deployment() == null
            || isOf(query.deployment(), event)
            || isOf(ofDeployment, event))
        && (query.evaluation() == null
            || isOf(query.evaluation(), event)
            || query.evaluation().equals(event.doneBy()))
        && isBy(recorded.actor());
  }

  private boolean isInRange(RecordedEvent recorded) {
    return recorded.position() > query.after()
        && recorded.position() <= query.upTo()
        && (query.from() == null || !recorded.time().isBefore(query.from()))
        && (query.to() == null || !recorded.time().isAfter(query.to()));
  }

  private boolean isBy(String actor) {
    return query.actor() == null
        || actor.equals(query.actor())
        || actor.startsWith(query.actor() + " ");
  }

  /** The name of a request stands with the first event of its unit only. */
  private boolean isOfRequest(RecordedEvent recorded) {
    if (query.request() == null) {
      return true;
    }
    if (query.request().equals(recorded.origin().request())) {
      leftOfRequest = Math.max(1, recorded.origin().unit());
    }
    if (leftOfRequest == 0) {
      return false;
    }
    leftOfRequest--;
    return true;
  }

  private boolean isOfJob(Event event) {
    if (query.job() == null) {
      return true;
    }
    if (query.job().equals(event.subject())) {
      return true;
    }
    UniqueId id = id(event);
    if (id != null && query.job().equals(event.beginsFor())) {
      ofJob.add(id);
    }
    return isOf(ofJob, event);
  }

  private static boolean isOf(@Nullable UniqueId wanted, Event event) {
    return wanted == null || Objects.equals(wanted, id(event));
  }

  private static boolean isOf(Set<UniqueId> wanted, Event event) {
    UniqueId id = id(event);
    return id != null && wanted.contains(id);
  }

  private static @Nullable UniqueId id(Event event) {
    return event.subject() instanceof UniqueId id ? id : null;
  }
}
