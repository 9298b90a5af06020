package dev.caravan.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Running jobs: what is watched, and the exit codes. */
class JobRunCommandTest extends AgentTest {

  @Test
  void watchesTheEvaluationAndTheDeployment() {
    String file = file("watched.nomad", JobFiles.service("watched"));

    CommandRun run = run("job", "run", file);

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.masked())
        .startsWith(
            """
            ==> Monitoring evaluation "ID"
                Evaluation triggered by job "watched"
            ==> Monitoring evaluation "ID"
                Evaluation within deployment: "ID"
                Allocation "ID" created: node "ID", group "cache"
            """)
        .contains(
            """
                Evaluation status changed: "pending" -> "complete"
            ==> Evaluation "ID" finished with status "complete"
            """);
    assertThat(run("deployment", "list").masked())
        .contains("ID  watched  0  successful  Deployment completed successfully");
  }

  @Test
  void leavesAtOnceIfDetached() {
    CommandRun run = run("job", "run", "-detach", file("a.nomad", JobFiles.service("detached")));

    assertThat(run.exitCode()).isZero();
    assertThat(run.masked()).isEqualTo("Job registration successful\nEvaluation ID: WHOLE-ID\n");
  }

  @Test
  void tellsByItsExitCodeThatNotAllCouldBePlaced() {
    String greedy = JobFiles.service("greedy").replace("memory = 32", "memory = 9000000");

    CommandRun run = run("job", "run", file("greedy.nomad", greedy));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.masked())
        .endsWith(
            """
            ==> Evaluation "ID" finished with status "complete" but failed to place all allocations:
                Task Group "cache" (failed to place 1 allocation):
                  * Resources exhausted on 1 nodes
                  * Class "general" exhausted on 1 nodes
                  * Dimension "memory" exhausted on 1 nodes
                Evaluation "ID" waiting for additional capacity to place remainder
            """);
  }

  @Test
  void tellsByItsExitCodeThatTheDeploymentFailed() {
    String broken =
        JobFiles.service("broken")
            .replace("run_for = \"1h\"", "start_error = \"no\"")
            .replace("progress_deadline = \"1m\"", "progress_deadline = \"0\"")
            .replace("count = 1", "count = 1\n restart { attempts = 0\n mode = \"fail\" }");

    CommandRun run = run("job", "run", file("broken.nomad", broken));

    assertThat(run.out()).contains("==> Monitoring deployment", "Status      = failed");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void refusesACheckIndexThatIsNotTheJobs() {
    String file = file("indexed.nomad", JobFiles.service("indexed"));

    CommandRun absent = run("job", "run", "-check-index", "7", file);
    CommandRun first = run("job", "run", "-detach", "-check-index=0", file);
    CommandRun second = run("job", "run", "--check-index=0", file);

    assertThat(absent.err())
        .isEqualTo("Enforcing job modify index 7: job does not exist\nJob not updated\n");
    assertThat(first.exitCode()).isZero();
    assertThat(second.exitCode()).isEqualTo(1);
    assertThat(second.err())
        .matches(
            "Enforcing job modify index 0: job (already exists|exists with conflicting job modify"
                + " index: \\d+)\nJob not updated\n");
  }

  @Test
  void printsTheJobInsteadOfRunningIt() {
    CommandRun run =
        run("job", "run", "-output", file("printed.nomad", JobFiles.service("printed")));

    assertThat(run.out())
        .startsWith("{\n    \"Job\": {\n        \"A")
        .contains("        \"ID\": \"printed\",\n");
    assertThat(run("job", "status", "printed").exitCode()).isEqualTo(1);
  }

  @Test
  void givesVariablesOfOptionsAndFiles() {
    String text =
        "variable \"cpu\" { type = number }\nvariable \"dc\" { default = \"dc9\" }\n"
            + JobFiles.service("varied")
                .replace("\"dc1\"", "var.dc")
                .replace("cpu    = 50", "cpu = var.cpu");
    String values = file("values.hcl", "cpu = 77\n");

    CommandRun run =
        run(
            "job",
            "run",
            "-output",
            "-var",
            "dc=dc1",
            "-var-file=" + values,
            file("varied.nomad", text));

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("\"CPU\": 77", "\"dc1\"");
  }

  @Test
  void readsHcl1WhereAskedTo() {
    String text = JobFiles.service("old").replace("\"dc1\"", "\"${node.datacenter}\"");

    CommandRun run = run("job", "run", "-hcl1", "-output", file("old.nomad", text));

    assertThat(run.out()).contains("\"${node.datacenter}\"");
  }

  @Test
  void readsWhatIsPipedIn() {
    CommandRun run = shell().typing(JobFiles.service("piped")).run("job", "run", "-output", "-");

    assertThat(run.out()).contains("\"ID\": \"piped\"");
  }

  @Test
  void tellsWhereABadFileIsBad() {
    String text = JobFiles.service("bad").replace("count = 1", "colour = 1");

    CommandRun run = run("job", "run", file("bad.nomad", text));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .startsWith("Error getting job struct: Error parsing job file from bad.nomad:\n")
        .contains("bad.nomad:12:", "colour");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void tellsThatThereIsNoFile() {
    assertThat(run("job", "run", "none.nomad").err())
        .isEqualTo(
            "Error getting job struct: Error parsing job file from none.nomad:"
                + " open none.nomad: no such file or directory\n");
  }

  @Test
  void tellsWhyTheAgentRefusesAJob() {
    String text = JobFiles.service("odd").replace("1h", "a while");

    CommandRun run = run("job", "run", file("odd.nomad", text));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith("Error submitting job: Unexpected response code: 500 (");
  }

  @Test
  void tellsHowAVariableIsGiven() {
    String file = file("v.nomad", JobFiles.service("v"));

    assertThat(run("job", "run", "-var", "dc", file).err())
        .contains("invalid value \"dc\" for flag -var; give NAME=VALUE");
  }
}
