package dev.caravan.core.view;

import dev.caravan.core.event.AllocationEvent;
import dev.caravan.core.event.DeploymentEvent;
import dev.caravan.core.event.EvaluationEvent;
import dev.caravan.core.event.Event;
import dev.caravan.core.event.JobEvent;
import dev.caravan.core.event.NodeEvent;
import dev.caravan.core.event.OperatorEvent;
import dev.caravan.core.event.OperatorEvent.EvaluationWorkSwitched;
import dev.caravan.core.event.OperatorEvent.JobRegistrationSwitched;
import dev.caravan.core.event.OperatorEvent.MemoryOversubscriptionConfigured;
import dev.caravan.core.event.OperatorEvent.SchedulerConfigured;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.UniqueId;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says what happened, one sentence per event. */
public final class EventSentences {
  private EventSentences() {}

  /** What happened, for people. */
  public static String of(Event event) {
    if (event instanceof JobEvent job) {
      return JobSentences.of(job);
    }
    if (event instanceof EvaluationEvent evaluation) {
      return EvaluationSentences.of(evaluation);
    }
    if (event instanceof AllocationEvent allocation) {
      return AllocationSentences.of(allocation);
    }
    if (event instanceof DeploymentEvent deployment) {
      return DeploymentSentences.of(deployment);
    }
    if (event instanceof NodeEvent node) {
      return NodeSentences.of(node);
    }
    return configuration((OperatorEvent) event);
  }

  private static String configuration(OperatorEvent event) {
    if (event instanceof MemoryOversubscriptionConfigured configured) {
      return "Memory oversubscription " + (configured.allowed() ? "allowed" : "no longer allowed");
    }
    if (event instanceof JobRegistrationSwitched switched) {
      return switched.rejected()
          ? "Jobs cannot be registered, dispatched or scaled from now on"
          : "Jobs can be registered, dispatched and scaled again";
    }
    if (event instanceof EvaluationWorkSwitched switched) {
      return switched.paused()
          ? "Evaluations are not worked on from now on"
          : "Evaluations are worked on again";
    }
    return configured((SchedulerConfigured) event);
  }

  private static String configured(SchedulerConfigured configured) {
    return "Scheduler configured: algorithm %s, preemption for %s"
        .formatted(
            configured.algorithm().word(),
            configured.preemption().isEmpty()
                ? "no jobs"
                : configured.preemption().stream()
                    .map(JobType::word)
                    .collect(Collectors.joining(", ", "", " jobs")));
  }

  static String quoted(UniqueId id) {
    return quoted(id.shortId());
  }

  static String quoted(String name) {
    return "\"" + name + "\"";
  }

  /** Counts of something by group: {@code 2 of group "cache", 1 of group "web"}. */
  static String byGroup(Map<String, Integer> counts) {
    return new TreeMap<>(counts)
        .entrySet().stream()
            .map(count -> count.getValue() + " of group " + quoted(count.getKey()))
            .collect(Collectors.joining(", "));
  }
}
