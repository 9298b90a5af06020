package dev.caravan.http.event;

import dev.caravan.core.event.AllocationEvent;
import dev.caravan.core.event.AllocationEvent.AllocationPlaced;
import dev.caravan.core.event.AllocationEvent.AllocationPreempted;
import dev.caravan.core.event.AllocationEvent.AllocationStopRequested;
import dev.caravan.core.event.DeploymentEvent;
import dev.caravan.core.event.EvaluationEvent;
import dev.caravan.core.event.Event;
import dev.caravan.core.event.JobEvent;
import dev.caravan.core.event.JobEvent.JobCollected;
import dev.caravan.core.event.JobEvent.JobPurged;
import dev.caravan.core.event.JobEvent.JobRegistered;
import dev.caravan.core.event.JobEvent.JobStopped;
import dev.caravan.core.event.NodeEvent;
import dev.caravan.core.event.NodeEvent.NodeDrainCancelled;
import dev.caravan.core.event.NodeEvent.NodeDrainSet;
import dev.caravan.core.event.NodeEvent.NodeEligibilityChanged;
import dev.caravan.core.event.NodeEvent.NodePurged;
import dev.caravan.core.event.NodeEvent.NodeRegistered;
import dev.caravan.core.event.RecordedEvent;
import dev.caravan.core.model.Allocation;
import dev.caravan.core.model.Deployment;
import dev.caravan.core.model.Evaluation;
import dev.caravan.core.model.Node;
import dev.caravan.core.model.RegisteredJob;
import dev.caravan.core.model.UniqueId;
import dev.caravan.core.state.ClusterState;
import dev.caravan.core.view.Views;
import dev.caravan.http.json.AllocationJson;
import dev.caravan.http.json.DeploymentJson;
import dev.caravan.http.json.EvaluationJson;
import dev.caravan.http.json.JobJson;
import dev.caravan.http.json.NodeJson;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes events of Nomad's stream out of those of the log. What Nomad does not tell is left out. */
final class EventTranslation {
  private EventTranslation() {}

  /**
   * The event as subscribers see it.
   *
   * @param before the state right before it
   * @param after the state right after it
   */
  static Optional<StreamedEvent> of(
      RecordedEvent recorded, ClusterState before, ClusterState after) {
    Event event = recorded.event();
    long index = recorded.position();
    if (event instanceof JobEvent job) {
      // What is forgotten is told as it was.
      ClusterState state = after.job(job.jobId()).isPresent() ? after : before;
      return typeOf(job)
          .flatMap(type -> state.job(job.jobId()).map(found -> job(type, found, state, index)));
    }
    if (event instanceof AllocationEvent of) {
      return after
          .allocation(of.allocationId())
          .map(found -> allocation(typeOf(of), found, after, index));
    }
    if (event instanceof EvaluationEvent of) {
      return after.evaluation(of.evaluationId()).map(found -> evaluation(found, after, index));
    }
    if (event instanceof DeploymentEvent of) {
      return after.deployment(of.deploymentId()).map(found -> deployment(found, index));
    }
    if (event instanceof NodeEvent of) {
      ClusterState state = of instanceof NodePurged ? before : after;
      return state.node(of.nodeId()).map(found -> node(typeOf(of), found, index));
    }
    // As in Nomad, nobody is told what operators choose.
    return Optional.empty();
  }

  private static Optional<String> typeOf(JobEvent event) {
    if (event instanceof JobRegistered) {
      return Optional.of("JobRegistered");
    }
    return event instanceof JobStopped
            || event instanceof JobPurged
            || event instanceof JobCollected
        ? Optional.of("JobDeregistered")
        : Optional.empty();
  }

  private static String typeOf(AllocationEvent event) {
    if (event instanceof AllocationPlaced) {
      return "AllocationCreated";
    }
    return event instanceof AllocationStopRequested || event instanceof AllocationPreempted
        ? "AllocationUpdateDesiredStatus"
        : "AllocationUpdated";
  }

  private static String typeOf(NodeEvent event) {
    if (event instanceof NodeRegistered) {
      return "NodeRegistration";
    }
    if (event instanceof NodePurged) {
      return "NodeDeregistration";
    }
    if (event instanceof NodeDrainSet || event instanceof NodeDrainCancelled) {
      return "NodeDrain";
    }
    return event instanceof NodeEligibilityChanged ? "NodeEligibility" : "NodeEvent";
  }

  private static StreamedEvent job(String type, RegisteredJob job, ClusterState state, long index) {
    return new StreamedEvent(
        "Job",
        type,
        job.job().id().value(),
        job.job().id().namespace(),
        List.of(),
        index,
        JobJson.of(job, Views.jobStatus(state, job), index));
  }

  private static StreamedEvent allocation(
      String type, Allocation allocation, ClusterState state, long index) {
    return new StreamedEvent(
        "Allocation",
        type,
        allocation.id().value(),
        allocation.jobId().namespace(),
        keys(allocation.jobId().value(), allocation.deploymentId()),
        index,
        AllocationJson.ofEvent(state, allocation));
  }

  private static StreamedEvent evaluation(Evaluation evaluation, ClusterState state, long index) {
    return new StreamedEvent(
        "Evaluation",
        "EvaluationUpdated",
        evaluation.id().value(),
        evaluation.jobId().namespace(),
        keys(evaluation.jobId().value(), evaluation.deploymentId()),
        index,
        EvaluationJson.of(state, evaluation));
  }

  private static StreamedEvent deployment(Deployment deployment, long index) {
    return new StreamedEvent(
        "Deployment",
        "DeploymentStatusUpdate",
        deployment.id().value(),
        deployment.jobId().namespace(),
        List.of(deployment.jobId().value()),
        index,
        DeploymentJson.of(deployment));
  }

  private static StreamedEvent node(String type, Node node, long index) {
    return new StreamedEvent(
        "Node", type, node.id().value(), "", List.of(), index, NodeJson.of(node));
  }

  private static List<String> keys(String job, @Nullable UniqueId deployment) {
    return Stream.concat(
            Stream.of(job), Optional.ofNullable(deployment).map(UniqueId::value).stream())
        .toList();
  }
}
