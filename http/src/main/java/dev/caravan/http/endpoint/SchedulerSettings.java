package dev.caravan.http.endpoint;

import dev.caravan.core.model.JobType;
import dev.caravan.core.model.SchedulerAlgorithm;
import dev.caravan.core.model.SchedulerConfiguration;
import dev.caravan.http.json.Json;
import dev.caravan.http.json.SchedulerConfigurationJson;
import dev.caravan.http.request.Answer;
import dev.caravan.http.request.ApiException;
import dev.caravan.http.request.Call;
import dev.caravan.http.request.Router;
import dev.caravan.scheduler.Scheduler;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** How allocations are placed, and what is done at all: Nomad's scheduler configuration. */
public final class SchedulerSettings {
  private static final String MEMORY_OVERSUBSCRIPTION = "MemoryOversubscriptionEnabled";

  private final Scheduler scheduler;

  /** The settings of this scheduler. */
  public SchedulerSettings(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** The paths. */
  public void addTo(Router router) {
    router
        .read("/v1/operator/scheduler/configuration", call -> read())
        .write("/v1/operator/scheduler/configuration", this::write);
  }

  private Answer read() {
    SchedulerConfiguration configuration = scheduler.schedulerConfiguration();
    return Answer.Json.of(
        Json.object()
            .put("Index", configuration.modifyIndex())
            .put("LastContact", 0)
            .put("KnownLeader", true)
            .set("SchedulerConfig", SchedulerConfigurationJson.of(configuration)));
  }

  /** As in Nomad, the whole configuration is written, and what is not said is off. */
  private Answer write(Call call) {
    SchedulerConfiguration wanted = wanted(Body.required(call.body()));
    Optional<Long> checkIndex = call.query().number("cas");
    boolean updated = true;
    if (checkIndex.isPresent()) {
      updated = scheduler.configure(wanted, checkIndex.get());
    } else {
      scheduler.configure(wanted);
    }
    return Answer.Json.of(
        Json.object()
            .put("Updated", updated)
            .put("Index", scheduler.schedulerConfiguration().modifyIndex()));
  }

  private static SchedulerConfiguration wanted(Body body) {
    return SchedulerConfiguration.DEFAULT
        .withAlgorithm(algorithm(body.text("SchedulerAlgorithm").orElse("")))
        .withPreemption(preemption(body.within("PreemptionConfig")))
        .withMemoryOversubscription(body.flag(MEMORY_OVERSUBSCRIPTION))
        .withRegistrationsRejected(body.flag("RejectJobRegistration"))
        .withEvaluationsPaused(body.flag("PauseEvalBroker"));
  }

  private static SchedulerAlgorithm algorithm(String word) {
    return word.isEmpty()
        ? SchedulerAlgorithm.BINPACK
        : SchedulerAlgorithm.ofWord(word)
            .orElseThrow(
                () ->
                    ApiException.badRequest(
                        "invalid scheduler algorithm \"%s\"; it must be binpack or spread"
                            .formatted(word)));
  }

  private static Set<JobType> preemption(Body body) {
    Set<JobType> types = EnumSet.noneOf(JobType.class);
    for (JobType type : JobType.values()) {
      if (body.flag(SchedulerConfigurationJson.preemptionOf(type))) {
        types.add(type);
      }
    }
    return types;
  }
}
