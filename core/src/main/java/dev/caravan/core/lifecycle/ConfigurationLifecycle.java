package dev.caravan.core.lifecycle;

import dev.caravan.core.command.OperatorCommand;
import dev.caravan.core.command.OperatorCommand.ConfigureScheduler;
import dev.caravan.core.event.OperatorEvent;
import dev.caravan.core.event.OperatorEvent.SchedulerConfigured;
import dev.caravan.core.model.SchedulerConfiguration;
import org.jspecify.annotations.Nullable;

/** The life of the scheduler configuration: the newest choice holds. */
public final class ConfigurationLifecycle {
  private ConfigurationLifecycle() {}

  /** What this command makes of this configuration; null if nobody has chosen one. */
  public static Decision decide(@Nullable SchedulerConfiguration before, OperatorCommand command) {
    ConfigureScheduler configure = (ConfigureScheduler) command;
    SchedulerConfigured event =
        new SchedulerConfigured(configure.algorithm(), configure.preemption());
    boolean isNews = before == null || !evolve(before, event, 0).choosesSameAs(before);
    return isNews ? Decision.accept(event) : Decision.nothing();
  }

  /**
   * The configuration after an event.
   *
   * @param before the configuration before; null if nobody had chosen one
   * @param position its place in the log
   */
  public static SchedulerConfiguration evolve(
      @Nullable SchedulerConfiguration before, OperatorEvent event, long position) {
    SchedulerConfigured configured = (SchedulerConfigured) event;
    return new SchedulerConfiguration(
        configured.algorithm(),
        configured.preemption(),
        before == null ? position : before.createIndex(),
        position);
  }
}
