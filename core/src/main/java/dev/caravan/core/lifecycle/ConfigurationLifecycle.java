package dev.caravan.core.lifecycle;

import dev.caravan.core.command.OperatorCommand;
import dev.caravan.core.command.OperatorCommand.ConfigureScheduler;
import dev.caravan.core.event.Event;
import dev.caravan.core.event.OperatorEvent;
import dev.caravan.core.event.OperatorEvent.EvaluationWorkSwitched;
import dev.caravan.core.event.OperatorEvent.JobRegistrationSwitched;
import dev.caravan.core.event.OperatorEvent.MemoryOversubscriptionConfigured;
import dev.caravan.core.event.OperatorEvent.SchedulerConfigured;
import dev.caravan.core.model.SchedulerConfiguration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The life of the scheduler configuration: the newest choice holds. */
public final class ConfigurationLifecycle {
  private ConfigurationLifecycle() {}

  /** What this command makes of this configuration; null if nobody has chosen one. */
  public static Decision decide(@Nullable SchedulerConfiguration before, OperatorCommand command) {
    ConfigureScheduler wanted = (ConfigureScheduler) command;
    SchedulerConfiguration now = before == null ? SchedulerConfiguration.DEFAULT : before;
    List<Event> events = new ArrayList<>();
    boolean isPlacedOtherwise =
        now.algorithm() != wanted.algorithm() || !now.preemption().equals(wanted.preemption());
    if (before == null || isPlacedOtherwise) {
      events.add(new SchedulerConfigured(wanted.algorithm(), wanted.preemption()));
    }
    if (now.memoryOversubscription() != wanted.memoryOversubscription()) {
      events.add(new MemoryOversubscriptionConfigured(wanted.memoryOversubscription()));
    }
    if (now.rejectsRegistrations() != wanted.rejectRegistrations()) {
      events.add(new JobRegistrationSwitched(wanted.rejectRegistrations()));
    }
    if (now.pausesEvaluations() != wanted.pauseEvaluations()) {
      events.add(new EvaluationWorkSwitched(wanted.pauseEvaluations()));
    }
    return new Decision.Accepted(events);
  }

  /**
   * The configuration after an event.
   *
   * @param before the configuration before; null if nobody had chosen one
   * @param position its place in the log
   */
  public static SchedulerConfiguration evolve(
      @Nullable SchedulerConfiguration before, OperatorEvent event, long position) {
    SchedulerConfiguration now = before == null ? SchedulerConfiguration.DEFAULT : before;
    return chosen(now, event).at(before == null ? position : before.createIndex(), position);
  }

  private static SchedulerConfiguration chosen(SchedulerConfiguration now, OperatorEvent event) {
    if (event instanceof MemoryOversubscriptionConfigured configured) {
      return now.withMemoryOversubscription(configured.allowed());
    }
    if (event instanceof JobRegistrationSwitched switched) {
      return now.withRegistrationsRejected(switched.rejected());
    }
    if (event instanceof EvaluationWorkSwitched switched) {
      return now.withEvaluationsPaused(switched.paused());
    }
    SchedulerConfigured configured = (SchedulerConfigured) event;
    return now.withAlgorithm(configured.algorithm()).withPreemption(configured.preemption());
  }
}
