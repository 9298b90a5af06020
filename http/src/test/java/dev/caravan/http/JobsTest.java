package dev.caravan.http;

import static dev.caravan.http.TestServer.json;
import static dev.caravan.http.TestServer.mockJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The life of a job, over the API. */
class JobsTest {
  private final TestServer server = TestServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void parsesAJobFileToItsCanonicalForm() {
    JsonNode job =
        server.write(
            "/v1/jobs/parse",
            """
            {"Canonicalize": true, "JobHCL": "job \\"a\\" { datacenters = [\\"dc1\\"]\\n group \\"g\\" { task \\"t\\" { driver = \\"raw_exec\\"\\n config { command = \\"/bin/true\\" } } } }"}
            """);

    assertThat(job.at("/ID").asText()).isEqualTo("a");
    assertThat(job.at("/Priority").asInt()).isEqualTo(50);
    assertThat(job.at("/TaskGroups/0/RestartPolicy/Attempts").asInt()).isEqualTo(2);
    assertThat(job.at("/TaskGroups/0/Tasks/0/KillTimeout").asLong()).isEqualTo(5_000_000_000L);
  }

  @Test
  void parsesAJobFileThatMakesUpIds() {
    JsonNode job =
        server.write(
            "/v1/jobs/parse", "{\"JobHCL\": \"job \\\"a\\\" { meta { id = uuidv4() } }\"}");

    assertThat(job.at("/Meta/id").asText()).hasSize(36);
  }

  @Test
  void saysWhereAJobFileIsWrong() {
    HttpResponse<String> answer =
        server.post("/v1/jobs/parse", "{\"JobHCL\": \"job \\\"a\\\" {\\n  colour = 1\\n}\"}");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).startsWith("input.hcl:2:3:").contains("colour");
  }

  @Test
  void readsWordsThatAreRefusedWhenTheJobIsToBeUsed() {
    String job = mockJob("web", 1).replace("\"service\"", "\"daemon\"");
    String hcl = "{\"JobHCL\": \"job \\\"a\\\" { type = \\\"daemon\\\" }\"}";

    assertThat(server.write("/v1/jobs/parse", hcl).at("/Type").asText()).isEqualTo("daemon");
    for (String path : new String[] {"/v1/jobs", "/v1/job/web/plan"}) {
      HttpResponse<String> answer = server.post(path, job);
      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.body()).contains("Invalid job type: \"daemon\"");
    }
    assertThat(server.write("/v1/validate/job", job).at("/ValidationErrors/0").asText())
        .contains("Invalid job type: \"daemon\"");
  }

  @Test
  void notesWhatHasNoEffectAndWarnsOnlyAsNomadDoes() {
    String job = mockJob("web", 1).replace("\"ID\"", "\"AllAtOnce\": true, \"ID\"");

    for (String path : new String[] {"/v1/jobs", "/v1/validate/job", "/v1/job/web/plan"}) {
      JsonNode answer = server.write(path, job);
      assertThat(answer.at("/Warnings").asText()).isEmpty();
      assertThat(answer.at("/Notes/0").asText()).contains("all_at_once is kept and has no effect");
    }
  }

  @Test
  void registersAJobThatRunsAndIsListed() {
    JsonNode registered = server.write("/v1/jobs", mockJob("web", 2));

    assertThat(registered.at("/EvalID").asText()).hasSize(36);
    awaitRunning("web", 2);
    JsonNode listed = server.read("/v1/jobs");
    assertThat(listed.findValuesAsText("ID")).containsExactly("web");
    assertThat(listed.at("/0/Status").asText()).isEqualTo("running");
    assertThat(listed.at("/0/JobSummary/Summary/web/Running").asInt()).isEqualTo(2);
  }

  @Test
  void showsWhatBelongsToAJob() {
    JsonNode registered = server.write("/v1/jobs", mockJob("web", 1));
    awaitRunning("web", 1);

    assertThat(server.read("/v1/job/web/evaluations").findValuesAsText("ID"))
        .contains(registered.at("/EvalID").asText());
    JsonNode deployment = server.read("/v1/job/web/deployment");
    assertThat(server.read("/v1/job/web/deployments").at("/0/ID")).isEqualTo(deployment.at("/ID"));
    assertThat(deployment.at("/TaskGroups/web/DesiredTotal").asInt()).isEqualTo(1);
    String allocation = server.read("/v1/job/web/allocations").at("/0/ID").asText();
    JsonNode whole = server.read("/v1/allocation/" + allocation);
    assertThat(whole.at("/Job/ID").asText()).isEqualTo("web");
    assertThat(whole.at("/DeploymentID")).isEqualTo(deployment.at("/ID"));
    assertThat(whole.at("/TaskStates/main/Events/0/Type").asText()).isEqualTo("Received");
  }

  @Test
  void takesAnIndexToBeEnforcedForACondition() {
    server.write("/v1/jobs", mockJob("web", 1));

    HttpResponse<String> second =
        server.post("/v1/jobs", mockJob("web", 2).replaceFirst("\\{", "{\"EnforceIndex\": true, "));

    assertThat(second.statusCode()).isEqualTo(500);
    assertThat(second.body()).isEqualTo("Enforcing job modify index 0: job already exists");
  }

  @Test
  void plansWithoutRegistering() {
    JsonNode plan = json(server.post("/v1/job/web/plan", mockJob("web", 3)));

    assertThat(plan.at("/Annotations/DesiredTGUpdates/web/Place").asInt()).isEqualTo(3);
    assertThat(plan.at("/JobModifyIndex").asInt()).isZero();
    assertThat(server.get("/v1/job/web").statusCode()).isEqualTo(404);
  }

  @Test
  void stopsAndPurges() {
    server.write("/v1/jobs", mockJob("web", 1));
    awaitRunning("web", 1);

    assertThat(json(server.delete("/v1/job/web")).at("/EvalID").asText()).isNotEmpty();
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> server.read("/v1/job/web").at("/Status").asText().equals("dead"));
    assertThat(server.read("/v1/job/web").at("/Stop").asBoolean()).isTrue();

    server.delete("/v1/job/web?purge=true");
    HttpResponse<String> gone = server.get("/v1/job/web");
    assertThat(gone.statusCode()).isEqualTo(404);
    assertThat(gone.body()).isEqualTo("job not found");
  }

  @Test
  void takesIdsWithSlashesEncodedOrNot() {
    server.write("/v1/jobs", mockJob("a/b", 1));

    assertThat(server.read("/v1/job/a%2Fb").at("/ID").asText()).isEqualTo("a/b");
    assertThat(server.read("/v1/job/a/b/summary").at("/JobID").asText()).isEqualTo("a/b");
  }

  @Test
  void validatesWithoutRegistering() {
    JsonNode answer =
        server.write("/v1/validate/job", mockJob("web", -1).replace("\"service\"", "\"daemon\""));

    assertThat(answer.at("/ValidationErrors")).hasSize(2);
    assertThat(answer.at("/Error").asText()).startsWith("2 errors occurred:\n\t* ");
  }

  private void awaitRunning(String job, int count) {
    await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () ->
                server.read("/v1/job/" + job + "/summary").at("/Summary/web/Running").asInt()
                    == count);
  }
}
