package dev.caravan.http;

import static dev.caravan.http.TestServer.mockJob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is done with registered jobs and with nodes. */
class OperationsTest {
  private final TestServer server = TestServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void revertsToAnEarlierVersion() {
    server.write("/v1/jobs", mockJob("web", 1));
    server.write("/v1/jobs", mockJob("web", 2));

    server.write("/v1/job/web/revert", "{\"JobID\": \"web\", \"JobVersion\": 0}");

    JsonNode versions = server.read("/v1/job/web/versions?diffs=true");
    assertThat(versions.at("/Versions")).hasSize(3);
    assertThat(versions.at("/Versions/0/TaskGroups/0/Count").asInt()).isEqualTo(1);
    assertThat(versions.at("/Diffs")).hasSize(2);
    assertThat(versions.at("/Diffs/0/TaskGroups/0/Fields/0/Name").asText()).isEqualTo("Count");
  }

  @Test
  void doesNotRevertToWhatIsNotThere() {
    server.write("/v1/jobs", mockJob("web", 1));

    assertRefused("/v1/job/web/revert", "{\"JobVersion\": 0}", "can't revert to current version");
    assertRefused(
        "/v1/job/web/revert",
        "{\"JobVersion\": 7}",
        "job \"web\" in namespace \"default\" at version 7 not found");
    assertRefused(
        "/v1/job/web/revert",
        "{\"JobVersion\": 0, \"EnforcePriorVersion\": 3}",
        "Current job has version 0; enforcing version 3");
  }

  @Test
  void tellsWhyAnAllocationIsWhereItIs() {
    server.write("/v1/jobs", mockJob("web", 1));
    awaitDeployed("web");
    String id = server.read("/v1/job/web/allocations").at("/0/ID").asText();

    JsonNode explanation = server.read("/v1/allocation/" + id + "/explain");

    assertThat(explanation.at("/NodeName").asText()).isEqualTo("solo");
    assertThat(explanation.at("/Text").asText())
        .contains("Allocation \"web.web[0]\" is on node \"solo\"", "* node \"solo\": score 0.");
  }

  @Test
  void tellsWhetherAGroupFitsANode() {
    server.write("/v1/jobs", mockJob("web", 1));
    awaitDeployed("web");

    JsonNode explanation = server.read("/v1/job/web/explain?group=web&node=solo");

    assertThat(explanation.at("/Rank").asInt()).isEqualTo(1);
    assertThat(explanation.at("/Running").asInt()).isEqualTo(1);
    assertThat(explanation.at("/Node/Obstacles")).isEmpty();
    assertThat(server.get("/v1/job/web/explain?group=web&node=nowhere").statusCode())
        .isEqualTo(404);
    assertThat(server.get("/v1/job/web/explain?group=web").body()).contains("say which node");
  }

  @Test
  void aPlanTellsTheNodeThatComesNearest() {
    JsonNode plan = server.write("/v1/job/web/plan", mockJob("web", 50));

    assertThat(plan.at("/NearestMisses/web/NodeName").asText()).isEqualTo("solo");
    assertThat(plan.at("/NearestMisses/web/Obstacles/0/Detail").asText()).contains("asked");
  }

  @Test
  void aPlanTellsWhatItWouldPreempt() {
    server.write("/v1/jobs", mockJob("low", 1).replace("\"CPU\": 20", "\"CPU\": 3000"));
    awaitDeployed("low");

    JsonNode plan =
        server.write(
            "/v1/job/high/plan",
            mockJob("high", 1)
                .replace("\"CPU\": 20", "\"CPU\": 3000")
                .replace("\"service\"", "\"system\", \"Priority\": 80"));

    assertThat(plan.at("/Annotations/DesiredTGUpdates/web/Preemptions").asInt()).isEqualTo(1);
    assertThat(plan.at("/Annotations/PreemptedAllocs")).hasSize(1);
    assertThat(plan.at("/Annotations/PreemptedAllocs/0/JobID").asText()).isEqualTo("low");
    assertThat(plan.at("/Annotations/PreemptedAllocs/0/JobType").asText()).isEqualTo("service");
  }

  @Test
  void aPlanWithoutPreemptionsTellsOfNone() {
    JsonNode plan = server.write("/v1/job/web/plan", mockJob("web", 1));

    assertThat(plan.at("/Annotations/DesiredTGUpdates/web/Preemptions").asInt()).isZero();
    assertThat(plan.at("/Annotations/PreemptedAllocs").isNull()).isTrue();
  }

  @Test
  void readsAndWritesTheSchedulerConfiguration() {
    String path = "/v1/operator/scheduler/configuration";
    JsonNode before = server.read(path).at("/SchedulerConfig");

    server.write(
        path,
        "{\"SchedulerAlgorithm\": \"spread\","
            + " \"MemoryOversubscriptionEnabled\": true,"
            + " \"PreemptionConfig\": {\"ServiceSchedulerEnabled\": true}}");

    JsonNode after = server.read(path).at("/SchedulerConfig");
    assertThat(before.at("/SchedulerAlgorithm").asText()).isEqualTo("binpack");
    assertThat(before.at("/PreemptionConfig/SystemSchedulerEnabled").asBoolean()).isTrue();
    assertThat(after.at("/SchedulerAlgorithm").asText()).isEqualTo("spread");
    assertThat(before.at("/MemoryOversubscriptionEnabled").asBoolean()).isFalse();
    assertThat(after.at("/MemoryOversubscriptionEnabled").asBoolean()).isTrue();
    assertThat(after.at("/PreemptionConfig/ServiceSchedulerEnabled").asBoolean()).isTrue();
    assertThat(after.at("/PreemptionConfig/SystemSchedulerEnabled").asBoolean()).isFalse();
  }

  @Test
  void writesTheSchedulerConfigurationOnlyIfItIsAsItWasSeen() {
    String path = "/v1/operator/scheduler/configuration";

    JsonNode old = server.write(path + "?cas=7", "{\"SchedulerAlgorithm\": \"spread\"}");
    JsonNode seen = server.write(path + "?cas=0", "{\"SchedulerAlgorithm\": \"spread\"}");

    assertThat(old.at("/Updated").asBoolean()).isFalse();
    assertThat(seen.at("/Updated").asBoolean()).isTrue();
  }

  @Test
  void doesNotTakeASchedulerConfigurationThatItDoesNotKnow() {
    String path = "/v1/operator/scheduler/configuration";

    HttpResponse<String> unknown = server.post(path, "{\"SchedulerAlgorithm\": \"random\"}");

    assertThat(unknown.statusCode()).isEqualTo(400);
    assertThat(unknown.body()).contains("it must be binpack or spread");
  }

  @Test
  void takesNoJobsWhileRegistrationsAreRejected() {
    String path = "/v1/operator/scheduler/configuration";
    server.write("/v1/jobs", mockJob("web", 1));
    awaitDeployed("web");
    server.write(path, "{\"RejectJobRegistration\": true}");

    HttpResponse<String> registered = server.post("/v1/jobs", mockJob("web", 2));
    HttpResponse<String> scaled =
        server.post("/v1/job/web/scale", "{\"Count\": 3, \"Target\": {\"Group\": \"web\"}}");

    assertThat(server.read(path).at("/SchedulerConfig/RejectJobRegistration").asBoolean()).isTrue();
    assertThat(registered.statusCode()).isEqualTo(403);
    assertThat(registered.body())
        .isEqualTo(
            "Job registration, dispatch, and scale are disabled by the scheduler configuration");
    assertThat(scaled.statusCode()).isEqualTo(403);
    server.write(path, "{}");
    server.write("/v1/jobs", mockJob("web", 2));
  }

  @Test
  void scalesAGroup() {
    server.write("/v1/jobs", mockJob("web", 1));
    awaitDeployed("web");

    server.write("/v1/job/web/scale", "{\"Count\": 3, \"Target\": {\"Group\": \"web\"}}");

    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> server.read("/v1/job/web/scale").at("/TaskGroups/web/Running").asInt() == 3);
    assertThat(server.read("/v1/job/web").at("/Version").asInt()).isEqualTo(1);
    assertThat(server.read("/v1/job/web/evaluations").findValuesAsText("TriggeredBy"))
        .contains("job-scaling");
  }

  @Test
  void doesNotScaleWhatIsNotThere() {
    server.write("/v1/jobs", mockJob("web", 1));

    HttpResponse<String> group =
        server.post("/v1/job/web/scale", "{\"Count\": 3, \"Target\": {\"Group\": \"db\"}}");
    assertThat(group.statusCode()).isEqualTo(400);
    assertThat(group.body()).contains("does not exist in job");
    HttpResponse<String> job =
        server.post("/v1/job/no/scale", "{\"Count\": 3, \"Target\": {\"Group\": \"db\"}}");
    assertThat(job.statusCode()).isEqualTo(404);
    assertThat(job.body()).isEqualTo("job \"no\" not found");
  }

  @Test
  void evaluatesAJobAnew() {
    server.write("/v1/jobs", mockJob("web", 1));

    String evaluation =
        server.write("/v1/job/web/evaluate", "{\"JobID\": \"web\"}").at("/EvalID").asText();

    await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () ->
                server
                    .read("/v1/evaluation/" + evaluation)
                    .at("/Status")
                    .asText()
                    .equals("complete"));
  }

  @Test
  void marksAVersionStable() {
    server.write("/v1/jobs", mockJob("web", 1));

    server.write("/v1/job/web/stable", "{\"JobVersion\": 0, \"JobStable\": true}");

    assertThat(server.read("/v1/job/web").at("/Stable").asBoolean()).isTrue();
  }

  @Test
  void keepsANodeFree() {
    String node = node();

    server.write("/v1/node/" + node + "/eligibility", "{\"Eligibility\": \"ineligible\"}");
    server.write("/v1/jobs", mockJob("web", 1));

    assertThat(server.read("/v1/node/" + node).at("/SchedulingEligibility").asText())
        .isEqualTo("ineligible");
    await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () ->
                server
                    .read("/v1/job/web/evaluations")
                    .findValuesAsText("Status")
                    .contains("blocked"));
  }

  @Test
  void drainsANode() {
    server.write("/v1/jobs", mockJob("web", 1));
    awaitDeployed("web");
    String node = node();

    server.write(
        "/v1/node/" + node + "/drain",
        "{\"DrainSpec\": {\"Deadline\": 3600000000000}, \"Meta\": {\"message\": \"disks\"}}");

    await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () ->
                server
                    .read("/v1/node/" + node)
                    .at("/LastDrain/Status")
                    .asText()
                    .equals("complete"));
    JsonNode drained = server.read("/v1/node/" + node);
    assertThat(drained.at("/DrainStrategy").isNull()).isTrue();
    assertThat(drained.at("/Drain").asBoolean()).isFalse();
    assertThat(drained.at("/SchedulingEligibility").asText()).isEqualTo("ineligible");
    assertThat(drained.at("/LastDrain/Meta/message").asText()).isEqualTo("disks");
    assertThat(drained.findValuesAsText("Message"))
        .containsExactly("Node registered", "Node drain strategy set", "Node drain complete");
    assertThat(server.read("/v1/job/web/evaluations").findValuesAsText("TriggeredBy"))
        .contains("node-drain");
  }

  @Test
  void endsADrain() {
    server.write(
        "/v1/jobs",
        """
        {"Job": {"ID": "work", "Name": "work", "Type": "batch", "Datacenters": ["dc1"],
          "TaskGroups": [{"Name": "web", "Tasks": [{"Name": "main", "Driver": "mock_driver",
            "Config": {"run_for": "1h"}, "Resources": {"CPU": 20, "MemoryMB": 10}}]}]}}
        """);
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> server.read("/v1/job/work/allocations").size() == 1);
    String node = node();
    server.write("/v1/node/" + node + "/drain", "{\"DrainSpec\": {\"IgnoreSystemJobs\": true}}");
    JsonNode draining = server.read("/v1/node/" + node);
    assertThat(draining.at("/DrainStrategy/IgnoreSystemJobs").asBoolean()).isTrue();
    assertThat(draining.at("/DrainStrategy/Deadline").asLong()).isZero();

    server.write("/v1/node/" + node + "/drain", "{\"DrainSpec\": null, \"MarkEligible\": true}");

    JsonNode ended = server.read("/v1/node/" + node);
    assertThat(ended.at("/DrainStrategy").isNull()).isTrue();
    assertThat(ended.at("/SchedulingEligibility").asText()).isEqualTo("eligible");
    assertThat(ended.at("/LastDrain/Status").asText()).isEqualTo("canceled");
  }

  @Test
  void evaluatesTheJobsOfANode() {
    server.write("/v1/jobs", mockJob("web", 1));
    awaitDeployed("web");

    JsonNode answer = server.write("/v1/node/" + node() + "/evaluate", "{}");

    String evaluation = answer.at("/EvalIDs/0").asText();
    assertThat(server.read("/v1/evaluation/" + evaluation).at("/TriggeredBy").asText())
        .isEqualTo("node-update");
  }

  @Test
  void forgetsANode() {
    String node = node();

    server.write("/v1/node/" + node + "/purge", "{}");

    assertThat(server.get("/v1/node/" + node).statusCode()).isEqualTo(404);
  }

  private String node() {
    return server.read("/v1/nodes").at("/0/ID").asText();
  }

  @Test
  void collectsGarbage() {
    server.write("/v1/jobs", mockJob("web", 1));
    awaitDeployed("web");
    server.delete("/v1/job/web");
    await()
        .until(
            () -> server.read("/v1/job/web/allocations").at("/0/ClientStatus").asText(),
            "complete"::equals);

    server.write("/v1/system/gc", "{}");

    assertThat(server.get("/v1/job/web").statusCode()).isEqualTo(404);
    assertThat(server.read("/v1/allocations")).isEmpty();
    assertThat(server.read("/v1/evaluations")).isEmpty();
    assertThat(server.read("/v1/deployments")).isEmpty();
  }

  @Test
  void whoWaitsForAJobHearsThatItIsCollected() {
    server.write("/v1/jobs", mockJob("web", 0));
    server.delete("/v1/job/web");
    await()
        .until(
            () -> server.read("/v1/job/web/evaluations").at("/1/Status").asText(),
            "complete"::equals);
    String known = server.get("/v1/jobs").headers().firstValue("X-Nomad-Index").orElseThrow();

    server.write("/v1/system/gc", "{}");

    assertThat(server.read("/v1/jobs?wait=60s&index=" + known)).isEmpty();
  }

  @Test
  void hasNoSummariesToReconcile() {
    assertThat(server.post("/v1/system/reconcile/summaries", "{}").statusCode()).isEqualTo(200);
  }

  @Test
  void saysWhatItDoesNotDoYet() {
    HttpResponse<String> answer = server.post("/v1/namespace", "{}");

    assertThat(answer.statusCode()).isEqualTo(501);
    assertThat(answer.body()).isEqualTo("Caravan does not support making namespaces yet");
  }

  private void assertRefused(String path, String body, String sentence) {
    HttpResponse<String> answer = server.post(path, body);
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).isEqualTo(sentence);
  }

  private void awaitDeployed(String job) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                server
                    .read("/v1/job/" + job + "/deployment")
                    .at("/Status")
                    .asText()
                    .equals("successful"));
  }
}
