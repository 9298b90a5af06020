package dev.caravan.example.cli.job;

import dev.caravan.core.model.Job;
import dev.caravan.example.api.Validation;
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
    Validation found =
        ask(
            "Error validating job",
            () -> client.put(Validation.class, "/v1/validate/job", JobRequests.body(job)));
    if (!found.error().isEmpty()) {
      throw new CommandFailure("Job validation errors:\n" + found.error());
    }
    PlanText.remarks(found.warnings(), found.notes(), view(false))
        .forEach(remark -> print(remark + "\n"));
    print("Job validation successful");
    return 0;
  }
}
