package dev.caravan.core.state;

import dev.caravan.core.event.AllocationEvent;
import dev.caravan.core.event.DeploymentEvent;
import dev.caravan.core.event.EvaluationEvent;
import dev.caravan.core.event.Event;
import dev.caravan.core.event.JobEvent;
import dev.caravan.core.event.JobEvent.JobCollected;
import dev.caravan.core.event.JobEvent.JobPurged;
import dev.caravan.core.event.JobEvent.JobStopped;
import dev.caravan.core.event.NodeEvent;
import dev.caravan.core.event.OperatorEvent;
import dev.caravan.core.event.RecordedEvent;
import dev.caravan.core.lifecycle.AllocationLifecycle;
import dev.caravan.core.lifecycle.ConfigurationLifecycle;
import dev.caravan.core.lifecycle.DeploymentLifecycle;
import dev.caravan.core.lifecycle.DeploymentProgress;
import dev.caravan.core.lifecycle.EvaluationLifecycle;
import dev.caravan.core.lifecycle.JobLifecycle;
import dev.caravan.core.lifecycle.NodeLifecycle;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.model.SchedulerConfiguration;
import org.jspecify.annotations.Nullable;

/** What one event makes of the state. The rules are those of the lifecycles. */
final class Fold {
  private Fold() {}

  static ClusterState apply(ClusterState state, RecordedEvent recorded) {
    Event event = recorded.event();
    ClusterState next;
    if (event instanceof JobEvent job) {
      next = job(state, job, recorded);
    } else if (event instanceof AllocationEvent allocation) {
      next = allocation(state, allocation, recorded);
    } else if (event instanceof EvaluationEvent evaluation) {
      next = evaluation(state, evaluation, recorded);
    } else if (event instanceof DeploymentEvent deployment) {
      next = deployment(state, deployment, recorded);
    } else if (event instanceof NodeEvent node) {
      next = node(state, node, recorded);
    } else {
      next = configuration(state, (OperatorEvent) event, recorded);
    }
    return next.at(recorded.position());
  }

  private static ClusterState job(ClusterState state, JobEvent event, RecordedEvent recorded) {
    RegisteredJob before = state.job(event.jobId()).orElse(null);
    RegisteredJob after = JobLifecycle.evolve(before, event, recorded.time(), recorded.position());
    ClusterState next;
    if (after != null) {
      next = state.with(after);
    } else if (before != null) {
      next = forget(state, before, event).withRemovalAt(recorded.position());
    } else {
      return state;
    }
    boolean freesCapacity = event instanceof JobStopped || event instanceof JobPurged;
    return freesCapacity ? next.withCapacityAt(recorded.position()) : next;
  }

  private static ClusterState forget(ClusterState state, RegisteredJob job, JobEvent event) {
    return event instanceof JobCollected collected
        ? state.withoutDeadJob(job, collected.succeeded())
        : state.withoutJob(job.job().id());
  }

  /** Jobs that may preempt from now on have room where they had none. */
  private static ClusterState configuration(
      ClusterState state, OperatorEvent event, RecordedEvent recorded) {
    SchedulerConfiguration before = state.schedulerConfiguration();
    SchedulerConfiguration after =
        ConfigurationLifecycle.evolve(
            before.modifyIndex() == 0 ? null : before, event, recorded.position());
    return state.with(after).withCapacityAt(recorded.position());
  }

  private static ClusterState evaluation(
      ClusterState state, EvaluationEvent event, RecordedEvent recorded) {
    Evaluation before = state.evaluation(event.evaluationId()).orElse(null);
    Evaluation after =
        EvaluationLifecycle.evolve(before, event, recorded.time(), recorded.position());
    if (after != null) {
      return state.with(after);
    }
    return before == null ? state : state.without(before).withRemovalAt(recorded.position());
  }

  private static ClusterState deployment(
      ClusterState state, DeploymentEvent event, RecordedEvent recorded) {
    Deployment before = state.deployment(event.deploymentId()).orElse(null);
    Deployment after =
        DeploymentLifecycle.evolve(before, event, recorded.time(), recorded.position());
    if (after != null) {
      return state.with(after);
    }
    return before == null ? state : state.without(before).withRemovalAt(recorded.position());
  }

  private static ClusterState node(ClusterState state, NodeEvent event, RecordedEvent recorded) {
    Node before = state.node(event.nodeId()).orElse(null);
    Node after = NodeLifecycle.evolve(before, event, recorded.time(), recorded.position());
    if (after == null) {
      return state.withoutNode(event.nodeId()).withRemovalAt(recorded.position());
    }
    boolean freesCapacity = after.acceptsPlacements();
    ClusterState next = state.with(after);
    return freesCapacity ? next.withCapacityAt(recorded.position()) : next;
  }

  private static ClusterState allocation(
      ClusterState state, AllocationEvent event, RecordedEvent recorded) {
    Allocation before = state.allocation(event.allocationId()).orElse(null);
    Allocation after =
        AllocationLifecycle.evolve(before, event, recorded.time(), recorded.position());
    if (after == null) {
      return before == null ? state : state.without(before).withRemovalAt(recorded.position());
    }
    ClusterState next = progress(state.with(after), before, after, recorded);
    return freesCapacity(before, after) ? next.withCapacityAt(recorded.position()) : next;
  }

  /** A deployment counts its allocations. */
  private static ClusterState progress(
      ClusterState state, @Nullable Allocation before, Allocation after, RecordedEvent recorded) {
    if (after.deploymentId() == null) {
      return state;
    }
    Deployment deployment = state.deployment(after.deploymentId()).orElse(null);
    if (deployment == null) {
      return state;
    }
    Deployment next =
        DeploymentProgress.follow(deployment, before, after, recorded.time(), recorded.position());
    return next.equals(deployment) ? state : state.with(next);
  }

  private static boolean freesCapacity(@Nullable Allocation before, Allocation after) {
    if (before == null || before.isClientTerminal()) {
      return false;
    }
    return after.isClientTerminal()
        || !after.resources().equals(before.resources())
        // It may be less urgent from now on, and give way to others.
        || after.jobVersion() != before.jobVersion();
  }
}
