package dev.caravan.example.output;

import dev.caravan.example.api.SchedulerSettings;

/** The scheduler configuration as {@code operator scheduler get-config} shows it. */
public final class SchedulerSettingsText {
  private SchedulerSettingsText() {}

  /** All of it. */
  public static String render(SchedulerSettings settings) {
    SchedulerSettings.Preemption preemption = settings.preemptionConfig();
    return new KeyValues()
        .with("Scheduler Algorithm", settings.schedulerAlgorithm())
        .with("Memory Oversubscription", settings.memoryOversubscriptionEnabled())
        .with("Reject Job Registration", settings.rejectJobRegistration())
        .with("Pause Eval Broker", settings.pauseEvalBroker())
        .with("Preemption System Scheduler", preemption.systemSchedulerEnabled())
        .with("Preemption Service Scheduler", preemption.serviceSchedulerEnabled())
        .with("Preemption Batch Scheduler", preemption.batchSchedulerEnabled())
        .with("Preemption SysBatch Scheduler", preemption.sysBatchSchedulerEnabled())
        .with("Modify Index", settings.modifyIndex())
        .render();
  }
}
