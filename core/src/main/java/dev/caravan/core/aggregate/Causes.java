package dev.caravan.core.aggregate;

import dev.caravan.core.command.Requester;
import dev.caravan.core.event.AllocationEvent;
import dev.caravan.core.event.AllocationEvent.AllocationRescheduleDelayed;
import dev.caravan.core.event.AllocationEvent.AllocationTransitionRequested;
import dev.caravan.core.event.EvaluationEvent.EvaluationCreated;
import dev.caravan.core.event.EvaluationEvent.EvaluationUnblocked;
import dev.caravan.core.event.Event;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.AllocationId;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.DeploymentId;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.EvaluationId;
import dev.caravan.core.model.JobId;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.NodeId;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.state.ClusterState;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * From which event each event of a unit follows. An event that says by which evaluation it happened
 * follows from that evaluation; news of a thing follows from what happened to it before; the rest
 * follows from what the unit began with.
 */
final class Causes {
  /** No event: somebody asked. */
  static final long NONE = 0;

  private final ClusterState before;
  private final Requester requester;

  /** Where in this unit something happened to a thing, or last to anything of a job. */
  private final Map<Object, Long> inUnit = new HashMap<>();

  private long first = NONE;

  Causes(ClusterState before, Requester requester) {
    this.before = before;
    this.requester = requester;
  }

  /** The position of the cause of the event that comes next in the unit; 0 if there is none. */
  long next(long position, Event event) {
    long cause = cause(event);
    note(position, event);
    return cause;
  }

  private void note(long position, Event event) {
    first = first == NONE ? position : first;
    inUnit.put(subject(event), position);
    if (event instanceof AllocationEvent allocation) {
      before
          .allocation(allocation.allocationId())
          .ifPresent(known -> inUnit.put(known.jobId(), position));
    }
  }

  private long cause(Event event) {
    EvaluationId evaluation = evaluation(event);
    if (evaluation != null) {
      return last(evaluation);
    }
    if (event instanceof AllocationEvent.News) {
      return last(subject(event));
    }
    if (inUnit.containsKey(subject(event))) {
      return last(subject(event));
    }
    if (requester.cause() != NONE) {
      return requester.cause();
    }
    return first == NONE ? ofFirst(event) : inUnit(event);
  }

  /** The evaluation by which an event happened, or which it goes on with. */
  private static @Nullable EvaluationId evaluation(Event event) {
    if (event instanceof AllocationRescheduleDelayed delayed) {
      return delayed.followUpEvaluation();
    }
    return event instanceof EvaluationCreated created
        ? created.previousEvaluation()
        : event.doneBy();
  }

  /** An evaluation follows from what befell its job; all else from what the unit began with. */
  private long inUnit(Event event) {
    return event instanceof EvaluationCreated created
        ? inUnit.getOrDefault(created.jobId(), first)
        : first;
  }

  private long ofFirst(Event event) {
    if (requester.isOutside()) {
      return NONE;
    }
    if (event instanceof EvaluationUnblocked) {
      return before.capacityPosition();
    }
    if (event instanceof AllocationTransitionRequested moved) {
      return before.allocation(moved.allocationId()).map(one -> last(one.nodeId())).orElse(NONE);
    }
    if (event instanceof EvaluationCreated created) {
      return last(created.deploymentId() == null ? created.jobId() : created.deploymentId());
    }
    return last(subject(event));
  }

  /** Where something last happened to a thing. */
  private long last(Object thing) {
    Long now = inUnit.get(thing);
    return now == null ? lastBefore(thing) : now;
  }

  private long lastBefore(Object thing) {
    if (thing instanceof EvaluationId id) {
      return before.evaluation(id).map(Evaluation::modifyIndex).orElse(NONE);
    }
    if (thing instanceof AllocationId id) {
      return before.allocation(id).map(Allocation::modifyIndex).orElse(NONE);
    }
    if (thing instanceof DeploymentId id) {
      return before.deployment(id).map(Deployment::modifyIndex).orElse(NONE);
    }
    if (thing instanceof NodeId id) {
      return before.node(id).map(Node::modifyIndex).orElse(NONE);
    }
    return thing instanceof JobId id
        ? before.job(id).map(RegisteredJob::modifyIndex).orElse(NONE)
        : NONE;
  }

  /** What happens to all of the scheduler happens to nothing else. */
  private static Object subject(Event event) {
    Object subject = event.subject();
    return subject == null ? event : subject;
  }
}
