package dev.caravan.example.cli.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.CommandFailure;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.client.Query;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code operator scheduler set-config}: changes what is said, and leaves the rest as it is. */
@Command(name = "set-config", description = "Modify the current scheduler configuration.")
public final class SchedulerSetConfigCommand extends ApiCommand {
  private static final String BOOLEAN = "true|false";

  @Option(
      names = "-check-index",
      paramLabel = "INDEX",
      description = "Only if this is the modify index of the configuration; 0 for any.")
  private long checkIndex;

  @Option(
      names = "-scheduler-algorithm",
      paramLabel = "binpack|spread",
      description = "Whether nodes are filled one after the other or evenly.")
  private @Nullable String algorithm;

  @Option(
      names = "-memory-oversubscription",
      paramLabel = BOOLEAN,
      description = "Whether tasks may use more memory than they ask for.")
  private @Nullable Boolean memoryOversubscription;

  @Option(
      names = "-reject-job-registration",
      paramLabel = BOOLEAN,
      description = "Whether nobody can register, dispatch or scale jobs.")
  private @Nullable Boolean rejectJobRegistration;

  @Option(
      names = "-pause-eval-broker",
      paramLabel = BOOLEAN,
      description = "Whether no evaluations are worked on.")
  private @Nullable Boolean pauseEvalBroker;

  @Option(
      names = "-preempt-batch-scheduler",
      paramLabel = BOOLEAN,
      description = "Whether batch jobs preempt others.")
  private @Nullable Boolean preemptBatch;

  @Option(
      names = "-preempt-service-scheduler",
      paramLabel = BOOLEAN,
      description = "Whether service jobs preempt others.")
  private @Nullable Boolean preemptService;

  @Option(
      names = "-preempt-sysbatch-scheduler",
      paramLabel = BOOLEAN,
      description = "Whether sysbatch jobs preempt others.")
  private @Nullable Boolean preemptSysbatch;

  @Option(
      names = "-preempt-system-scheduler",
      paramLabel = BOOLEAN,
      description = "Whether system jobs preempt others.")
  private @Nullable Boolean preemptSystem;

  /** For this session. */
  public SchedulerSetConfigCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) {
    JsonNode answer =
        ask(
            "Error querying for scheduler configuration",
            () -> client.getJson(SchedulerGetConfigCommand.PATH, Query.none()));
    ObjectNode wanted = answer.path("SchedulerConfig").deepCopy();
    long known = wanted.path("ModifyIndex").asLong();
    if (checkIndex > 0 && checkIndex != known) {
      throw new CommandFailure(
          "Error performing check index set: check-index %d does not match current state value %d"
              .formatted(checkIndex, known));
    }
    change(wanted);
    JsonNode result =
        ask(
            "Error setting scheduler configuration",
            () ->
                client.put(
                    JsonNode.class,
                    SchedulerGetConfigCommand.PATH,
                    Query.of("cas", known),
                    wanted));
    boolean updated = result.path("Updated").asBoolean();
    print(
        updated
            ? "Scheduler configuration updated!"
            : "Scheduler configuration could not be atomically updated, please try again");
    return updated ? 0 : 1;
  }

  private void change(ObjectNode wanted) {
    if (algorithm != null) {
      wanted.put("SchedulerAlgorithm", algorithm);
    }
    set(wanted, "MemoryOversubscriptionEnabled", memoryOversubscription);
    set(wanted, "RejectJobRegistration", rejectJobRegistration);
    set(wanted, "PauseEvalBroker", pauseEvalBroker);
    ObjectNode preemption = wanted.withObject("/PreemptionConfig");
    set(preemption, "BatchSchedulerEnabled", preemptBatch);
    set(preemption, "ServiceSchedulerEnabled", preemptService);
    set(preemption, "SysBatchSchedulerEnabled", preemptSysbatch);
    set(preemption, "SystemSchedulerEnabled", preemptSystem);
  }

  private static void set(ObjectNode json, String name, @Nullable Boolean value) {
    if (value != null) {
      json.put(name, value);
    }
  }
}
