package dev.caravan.http.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.core.model.JobType;
import dev.caravan.core.model.SchedulerConfiguration;

/** Nomad's {@code SchedulerConfiguration}. */
public final class SchedulerConfigurationJson {
  private SchedulerConfigurationJson() {}

  /** All of it. */
  public static ObjectNode of(SchedulerConfiguration configuration) {
    ObjectNode json = Json.object();
    json.put("SchedulerAlgorithm", configuration.algorithm().word());
    ObjectNode preemption = json.putObject("PreemptionConfig");
    for (JobType type : JobType.values()) {
      preemption.put(preemptionOf(type), configuration.preempts(type));
    }
    json.put("MemoryOversubscriptionEnabled", configuration.memoryOversubscription());
    json.put("RejectJobRegistration", configuration.rejectsRegistrations());
    json.put("PauseEvalBroker", configuration.pausesEvaluations());
    json.put("CreateIndex", configuration.createIndex());
    json.put("ModifyIndex", configuration.modifyIndex());
    return json;
  }

  /** What says whether jobs of a type preempt. */
  public static String preemptionOf(JobType type) {
    return switch (type) {
      case SERVICE -> "ServiceSchedulerEnabled";
      case BATCH -> "BatchSchedulerEnabled";
      case SYSTEM -> "SystemSchedulerEnabled";
      case SYSBATCH -> "SysBatchSchedulerEnabled";
    };
  }
}
