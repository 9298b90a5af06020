package dev.caravan.example.cli.job;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.core.model.Job;
import dev.caravan.example.cli.common.ApiCommand;
import dev.caravan.example.cli.common.CommandFailure;
import dev.caravan.example.cli.common.Session;
import dev.caravan.example.client.ApiClient;
import dev.caravan.example.output.PlanText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code job validate}: checks a job file. */
@Command(name = "validate", description = "Check if a job file can be run.")
public final class JobValidateCommand extends ApiCommand {
  @Mixin private final JobFileOptions file = new JobFileOptions();

  /** For this session. */
  public JobValidateCommand(Session session) {
    super(session);
  }

  @Override
  protected int run(ApiClient client) {
    Job job = file.read(session());
    JsonNode answer =
        ask(
            "Error validating job",
            () -> client.put(JsonNode.class, "/v1/validate/job", JobRequests.body(job)));
    String error = answer.path("Error").asText("");
    if (!error.isEmpty()) {
      throw new CommandFailure("Job validation errors:\n" + error);
    }
    String warnings = answer.path("Warnings").asText("");
    if (!warnings.isEmpty()) {
      print(PlanText.warnings(warnings, view(false)) + "\n");
    }
    print("Job validation successful");
    return 0;
  }
}
