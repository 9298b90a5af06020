package dev.caravan.core.storage;

import dev.caravan.core.event.AllocationEvent.AllocationChecksReported;
import dev.caravan.core.event.AllocationEvent.AllocationCollected;
import dev.caravan.core.event.AllocationEvent.AllocationHealthDecided;
import dev.caravan.core.event.AllocationEvent.AllocationPlaced;
import dev.caravan.core.event.AllocationEvent.AllocationPreempted;
import dev.caravan.core.event.AllocationEvent.AllocationReconnected;
import dev.caravan.core.event.AllocationEvent.AllocationRescheduleDelayed;
import dev.caravan.core.event.AllocationEvent.AllocationRescheduled;
import dev.caravan.core.event.AllocationEvent.AllocationStatusReported;
import dev.caravan.core.event.AllocationEvent.AllocationStopRequested;
import dev.caravan.core.event.AllocationEvent.AllocationTransitionRequested;
import dev.caravan.core.event.AllocationEvent.AllocationUpdatedInPlace;
import dev.caravan.core.event.AllocationEvent.CanaryPromoted;
import dev.caravan.core.event.AllocationEvent.PreemptionsNoted;
import dev.caravan.core.event.AllocationEvent.TaskEventsNoted;
import dev.caravan.core.event.DeploymentEvent.DeploymentCancelled;
import dev.caravan.core.event.DeploymentEvent.DeploymentCollected;
import dev.caravan.core.event.DeploymentEvent.DeploymentCreated;
import dev.caravan.core.event.DeploymentEvent.DeploymentFailed;
import dev.caravan.core.event.DeploymentEvent.DeploymentPaused;
import dev.caravan.core.event.DeploymentEvent.DeploymentPromoted;
import dev.caravan.core.event.DeploymentEvent.DeploymentResumed;
import dev.caravan.core.event.DeploymentEvent.DeploymentSucceeded;
import dev.caravan.core.event.EvaluationEvent.EvaluationCancelled;
import dev.caravan.core.event.EvaluationEvent.EvaluationCollected;
import dev.caravan.core.event.EvaluationEvent.EvaluationCompleted;
import dev.caravan.core.event.EvaluationEvent.EvaluationCreated;
import dev.caravan.core.event.EvaluationEvent.EvaluationDelayed;
import dev.caravan.core.event.EvaluationEvent.EvaluationFailed;
import dev.caravan.core.event.EvaluationEvent.EvaluationHeld;
import dev.caravan.core.event.EvaluationEvent.EvaluationNodeNoted;
import dev.caravan.core.event.EvaluationEvent.EvaluationUnblocked;
import dev.caravan.core.event.Event;
import dev.caravan.core.event.JobEvent.JobCollected;
import dev.caravan.core.event.JobEvent.JobDispatched;
import dev.caravan.core.event.JobEvent.JobLaunchSkipped;
import dev.caravan.core.event.JobEvent.JobLaunched;
import dev.caravan.core.event.JobEvent.JobPlanned;
import dev.caravan.core.event.JobEvent.JobPurged;
import dev.caravan.core.event.JobEvent.JobRegistered;
import dev.caravan.core.event.JobEvent.JobStabilityChanged;
import dev.caravan.core.event.JobEvent.JobStopped;
import dev.caravan.core.event.NodeEvent.NodeDisconnected;
import dev.caravan.core.event.NodeEvent.NodeDown;
import dev.caravan.core.event.NodeEvent.NodeDrainCancelled;
import dev.caravan.core.event.NodeEvent.NodeDrainCompleted;
import dev.caravan.core.event.NodeEvent.NodeDrainSet;
import dev.caravan.core.event.NodeEvent.NodeEligibilityChanged;
import dev.caravan.core.event.NodeEvent.NodePurged;
import dev.caravan.core.event.NodeEvent.NodeRegistered;
import dev.caravan.core.event.OperatorEvent.EvaluationWorkSwitched;
import dev.caravan.core.event.OperatorEvent.JobRegistrationSwitched;
import dev.caravan.core.event.OperatorEvent.MemoryOversubscriptionConfigured;
import dev.caravan.core.event.OperatorEvent.SchedulerConfigured;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The name and revision under which a kind of event is stored. They outlive the classes: a class
 * may be renamed, its name here may not.
 */
record EventType(String name, String revision, Class<? extends Event> payload) {

  static final List<EventType> ALL =
      List.of(
          new EventType("JobPlanned", "1", JobPlanned.class),
          new EventType("JobRegistered", "1", JobRegistered.class),
          new EventType("JobStopped", "1", JobStopped.class),
          new EventType("JobPurged", "1", JobPurged.class),
          new EventType("JobCollected", "1", JobCollected.class),
          new EventType("JobStabilityChanged", "1", JobStabilityChanged.class),
          new EventType("JobDispatched", "1", JobDispatched.class),
          new EventType("JobLaunched", "1", JobLaunched.class),
          new EventType("JobLaunchSkipped", "1", JobLaunchSkipped.class),
          new EventType("EvaluationCreated", "1", EvaluationCreated.class),
          new EventType("EvaluationNodeNoted", "1", EvaluationNodeNoted.class),
          new EventType("EvaluationDelayed", "1", EvaluationDelayed.class),
          new EventType("EvaluationHeld", "1", EvaluationHeld.class),
          new EventType("EvaluationUnblocked", "1", EvaluationUnblocked.class),
          new EventType("EvaluationCompleted", "1", EvaluationCompleted.class),
          new EventType("EvaluationFailed", "1", EvaluationFailed.class),
          new EventType("EvaluationCancelled", "1", EvaluationCancelled.class),
          new EventType("EvaluationCollected", "1", EvaluationCollected.class),
          new EventType("AllocationPlaced", "1", AllocationPlaced.class),
          new EventType("AllocationRescheduled", "1", AllocationRescheduled.class),
          new EventType("AllocationRescheduleDelayed", "1", AllocationRescheduleDelayed.class),
          new EventType("AllocationUpdatedInPlace", "1", AllocationUpdatedInPlace.class),
          new EventType("AllocationTransitionRequested", "1", AllocationTransitionRequested.class),
          new EventType("AllocationReconnected", "1", AllocationReconnected.class),
          new EventType("CanaryPromoted", "1", CanaryPromoted.class),
          new EventType("PreemptionsNoted", "1", PreemptionsNoted.class),
          new EventType("AllocationPreempted", "1", AllocationPreempted.class),
          new EventType("AllocationStopRequested", "1", AllocationStopRequested.class),
          new EventType("AllocationStatusReported", "1", AllocationStatusReported.class),
          new EventType("TaskEventsNoted", "1", TaskEventsNoted.class),
          new EventType("AllocationChecksReported", "1", AllocationChecksReported.class),
          new EventType("AllocationHealthDecided", "1", AllocationHealthDecided.class),
          new EventType("AllocationCollected", "1", AllocationCollected.class),
          new EventType("DeploymentCreated", "1", DeploymentCreated.class),
          new EventType("DeploymentPromoted", "1", DeploymentPromoted.class),
          new EventType("DeploymentPaused", "1", DeploymentPaused.class),
          new EventType("DeploymentResumed", "1", DeploymentResumed.class),
          new EventType("DeploymentSucceeded", "1", DeploymentSucceeded.class),
          new EventType("DeploymentFailed", "1", DeploymentFailed.class),
          new EventType("DeploymentCancelled", "1", DeploymentCancelled.class),
          new EventType("DeploymentCollected", "1", DeploymentCollected.class),
          new EventType("NodeRegistered", "1", NodeRegistered.class),
          new EventType("NodeDown", "1", NodeDown.class),
          new EventType("NodeDisconnected", "1", NodeDisconnected.class),
          new EventType("NodeEligibilityChanged", "1", NodeEligibilityChanged.class),
          new EventType("NodeDrainSet", "1", NodeDrainSet.class),
          new EventType("NodeDrainCancelled", "1", NodeDrainCancelled.class),
          new EventType("NodeDrainCompleted", "1", NodeDrainCompleted.class),
          new EventType("NodePurged", "1", NodePurged.class),
          new EventType("SchedulerConfigured", "1", SchedulerConfigured.class),
          new EventType(
              "MemoryOversubscriptionConfigured", "1", MemoryOversubscriptionConfigured.class),
          new EventType("JobRegistrationSwitched", "1", JobRegistrationSwitched.class),
          new EventType("EvaluationWorkSwitched", "1", EvaluationWorkSwitched.class));

  static final Map<String, EventType> BY_NAME =
      ALL.stream().collect(Collectors.toUnmodifiableMap(EventType::name, Function.identity()));

  static final Map<Class<?>, EventType> BY_PAYLOAD =
      ALL.stream().collect(Collectors.toUnmodifiableMap(EventType::payload, Function.identity()));
}
