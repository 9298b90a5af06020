package dev.caravan.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.example.client.StubAgent.Request;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What commands ask for that change something, in the form of Nomad's API. */
class WriteCommandsTest extends StubTest {
  private static final String EVALUATION_ID = "{\"EvalID\": \"" + EVALUATION + "\"}";
  private static final String DETACHED = "Evaluation ID: " + EVALUATION + "\n";

  @BeforeEach
  void haveOneOfEach() {
    agent()
        .with("/v1/jobs", "[{\"ID\": \"web\"}]")
        .with("/v1/job/web", "{\"ID\": \"web\", \"TaskGroups\": [{\"Name\": \"cache\"}]}")
        .with("/v1/job/web/deployment", "{\"ID\": \"" + DEPLOYMENT + "\", \"Status\": \"running\"}")
        .with("/v1/allocations", "[{\"ID\": \"" + ALLOCATION + "\"}]")
        .with("/v1/deployments", "[{\"ID\": \"" + DEPLOYMENT + "\"}]")
        .with("/v1/nodes", "[{\"ID\": \"" + NODE + "\"}]");
  }

  @Test
  void jobRevert() {
    agent().with("/v1/job/web/revert", EVALUATION_ID);

    assertThat(run("job", "revert", "-detach", "web", "1").out()).isEqualTo(DETACHED);
    assertThat(agent().writes())
        .containsExactly("PUT /v1/job/web/revert {\"JobID\":\"web\",\"JobVersion\":1}");
  }

  private static final String CONFIGURATION =
      "{\"Updated\": true, \"SchedulerConfig\": {\"SchedulerAlgorithm\": \"binpack\","
          + " \"PreemptionConfig\": {\"SystemSchedulerEnabled\": true}, \"ModifyIndex\": 7}}";

  @Test
  void operatorSchedulerSetConfigChangesWhatIsSaid() {
    agent().with("/v1/operator/scheduler/configuration", CONFIGURATION);

    CommandRun run =
        run("operator", "scheduler", "set-config", "-pause-eval-broker=true", "-check-index=7");

    assertThat(run.out()).isEqualTo("Scheduler configuration updated!\n");
    assertThat(agent().writes())
        .singleElement()
        .asString()
        .contains("\"PauseEvalBroker\":true")
        .contains("\"SystemSchedulerEnabled\":true");
  }

  @Test
  void operatorSchedulerSetConfigOfAnOldIndexChangesNothing() {
    agent().with("/v1/operator/scheduler/configuration", CONFIGURATION);

    CommandRun run =
        run("operator", "scheduler", "set-config", "-check-index=6", "-pause-eval-broker=true");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("check-index 6 does not match current state value 7");
    assertThat(agent().writes()).isEmpty();
  }

  @Test
  void operatorSchedulerGetConfig() {
    agent().with("/v1/operator/scheduler/configuration", CONFIGURATION);

    assertThat(run("operator", "scheduler", "get-config").out())
        .isEqualTo(
            """
            Scheduler Algorithm           = binpack
            Memory Oversubscription       = false
            Reject Job Registration       = false
            Pause Eval Broker             = false
            Preemption System Scheduler   = true
            Preemption Service Scheduler  = false
            Preemption Batch Scheduler    = false
            Preemption SysBatch Scheduler = false
            Modify Index                  = 7
            """);
  }

  @Test
  void systemReconcileSummaries() {
    agent().with("/v1/system/reconcile/summaries", "null");

    assertThat(run("system", "reconcile", "summaries").exitCode()).isZero();
  }

  @Test
  void jobRevertOnlyFromAVersion() {
    agent().with("/v1/job/web/revert", EVALUATION_ID);

    run("job", "revert", "-detach", "-enforce-prior-version", "4", "web", "1");

    assertThat(agent().writes())
        .containsExactly(
            "PUT /v1/job/web/revert"
                + " {\"JobID\":\"web\",\"JobVersion\":1,\"EnforcePriorVersion\":4}");
  }

  @Test
  void jobValidateTellsWhatHasNoEffect() throws IOException {
    agent().with("/v1/validate/job", "{\"Notes\": [\"job \\\"web\\\": odd\"]}");
    run("job", "init");

    assertThat(run("job", "validate", "example.nomad").out())
        .isEqualTo("Job Notes:\n* job \"web\": odd\n\nJob validation successful\n");
  }

  @Test
  void jobScale() {
    agent().with("/v1/job/web/scale", EVALUATION_ID);
    String request =
        "PUT /v1/job/web/scale {\"Count\":2,\"Target\":{\"Job\":\"web\",\"Group\":\"cache\"},"
            + "\"Message\":\"submitted using the command line\",\"Error\":false}";

    run("job", "scale", "-detach", "web", "cache", "2");
    run("job", "scale", "-detach", "web", "2");

    assertThat(agent().writes()).containsExactly(request, request);
  }

  @Test
  void jobScaleByWhatIsNoNumber() {
    assertThat(run("job", "scale", "web", "cache", "two").err())
        .isEqualTo("Failed to convert count string to int: two\n");
  }

  @Test
  void jobEval() {
    agent().with("/v1/job/web/evaluate", EVALUATION_ID);

    run("job", "eval", "-detach", "-force-reschedule", "web");

    assertThat(agent().writes())
        .containsExactly(
            "PUT /v1/job/web/evaluate"
                + " {\"JobID\":\"web\",\"EvalOptions\":{\"ForceReschedule\":true}}");
  }

  @Test
  void jobDispatch() throws IOException {
    Files.writeString(directory().resolve("letter"), "dear ann");
    agent()
        .with(
            "/v1/job/web/dispatch",
            "{\"DispatchedJobID\": \"web/dispatch-1795401980-2ee38015\", \"EvalID\": \""
                + EVALUATION
                + "\"}");

    CommandRun dispatch =
        run("job", "dispatch", "-detach", "-meta", "to=ann", "-meta=from=bob", "web", "letter");

    assertThat(dispatch.out())
        .isEqualTo(
            """
            Dispatched Job ID = web/dispatch-1795401980-2ee38015
            Evaluation ID     = 2c48adab
            """);
    assertThat(agent().writes())
        .containsExactly(
            "PUT /v1/job/web/dispatch {\"JobID\":\"web\",\"Payload\":\"ZGVhciBhbm4=\","
                + "\"Meta\":{\"to\":\"ann\",\"from\":\"bob\"}}");
  }

  @Test
  void jobDispatchByToken() {
    agent()
        .with(
            "/v1/job/web/dispatch",
            "{\"DispatchedJobID\": \"web/dispatch-1795401980-2ee38015\", \"EvalID\": \"\"}");

    CommandRun dispatch =
        run("job", "dispatch", "-idempotency-token=t1", "-id-prefix-template=p", "web");

    assertThat(dispatch.out()).isEqualTo("Dispatched Job ID = web/dispatch-1795401980-2ee38015\n");
    Request request = agent().requests().get(agent().requests().size() - 1);
    assertThat(request.query()).isEqualTo("idempotency_token=t1");
    assertThat(request.body()).contains("\"IdPrefixTemplate\":\"p\"");
  }

  @Test
  void jobDispatchThatIsRefused() {
    agent()
        .refusing("/v1/job/web/dispatch", 500, "Dispatch did not provide required meta keys: [to]");

    CommandRun dispatch = run("job", "dispatch", "web");

    assertThat(dispatch.exitCode()).isEqualTo(1);
    assertThat(dispatch.err())
        .isEqualTo(
            "Failed to dispatch job: Unexpected response code: 500"
                + " (Dispatch did not provide required meta keys: [to])\n");
  }

  @Test
  void jobPeriodicForce() {
    agent().with("/v1/job/web/periodic/force", EVALUATION_ID);

    assertThat(run("job", "periodic", "force", "-detach", "web").out())
        .isEqualTo("Force periodic successful\n" + DETACHED);
    assertThat(agent().writes())
        .containsExactly("PUT /v1/job/web/periodic/force {\"JobID\":\"web\"}");
  }

  @Test
  void jobPromote() {
    agent().with("/v1/deployment/promote/" + DEPLOYMENT, EVALUATION_ID);

    run("job", "promote", "-detach", "web");

    assertThat(agent().writes())
        .containsExactly(
            "PUT /v1/deployment/promote/%s {\"DeploymentID\":\"%s\",\"All\":true,\"Groups\":[]}"
                .formatted(DEPLOYMENT, DEPLOYMENT));
  }

  @Test
  void jobPromoteWithoutADeployment() {
    agent().with("/v1/job/web/deployment", "null");

    assertThat(run("job", "promote", "web").err())
        .isEqualTo("Job \"web\" has no deployment to promote\n");
  }

  @Test
  void deploymentPromoteOfGroups() {
    agent().with("/v1/deployment/promote/" + DEPLOYMENT, EVALUATION_ID);

    run("deployment", "promote", "-detach", "-group", "a", "-group=b", "f513d998");

    assertThat(agent().writes())
        .containsExactly(
            ("PUT /v1/deployment/promote/%s"
                    + " {\"DeploymentID\":\"%s\",\"All\":false,\"Groups\":[\"a\",\"b\"]}")
                .formatted(DEPLOYMENT, DEPLOYMENT));
  }

  @Test
  void deploymentFail() {
    agent()
        .with(
            "/v1/deployment/fail/" + DEPLOYMENT,
            "{\"EvalID\": \"" + EVALUATION + "\", \"RevertedJobVersion\": 3}");

    assertThat(run("deployment", "fail", "-detach", "f513d998").out())
        .isEqualTo(
            "Deployment \"%s\" failed. Auto-reverted to job version 3.\n\n%s"
                .formatted(DEPLOYMENT, DETACHED));
  }

  @Test
  void deploymentPauseAndResume() {
    agent().with("/v1/deployment/pause/" + DEPLOYMENT, "{}", EVALUATION_ID);

    assertThat(run("deployment", "pause", "f513d998").out())
        .isEqualTo("Deployment \"" + DEPLOYMENT + "\" paused\n");
    assertThat(run("deployment", "resume", "-detach", "f513d998").out())
        .isEqualTo("Deployment \"" + DEPLOYMENT + "\" resumed\n" + DETACHED);
    assertThat(agent().writes())
        .extracting(write -> write.replace(DEPLOYMENT, "ID"))
        .containsExactly(
            "PUT /v1/deployment/pause/ID {\"DeploymentID\":\"ID\",\"Pause\":true}",
            "PUT /v1/deployment/pause/ID {\"DeploymentID\":\"ID\",\"Pause\":false}");
  }

  @Test
  void deploymentUnblock() {
    agent().with("/v1/deployment/unblock/" + DEPLOYMENT, "{}");

    assertThat(run("deployment", "unblock", "f513d998").out())
        .isEqualTo("Deployment \"" + DEPLOYMENT + "\" unblocked\n");
  }

  @Test
  void allocStop() {
    agent().with("/v1/allocation/" + ALLOCATION + "/stop", EVALUATION_ID);

    assertThat(run("alloc", "stop", "-detach", "0415f8b1").out()).isEqualTo(DETACHED);
  }

  @Test
  void allocRestart() {
    String path = "/v1/client/allocation/" + ALLOCATION + "/restart";
    agent().with(path, "{}");

    CommandRun all = run("alloc", "restart", "0415f8b1");
    run("alloc", "restart", "0415f8b1", "redis");
    run("alloc", "restart", "-all-tasks", "0415f8b1");

    assertThat(all.exitCode()).isZero();
    assertThat(all.out()).isEmpty();
    assertThat(agent().writes())
        .containsExactly(
            "PUT " + path + " {\"AllTasks\":false}",
            "PUT " + path + " {\"AllTasks\":false,\"TaskName\":\"redis\"}",
            "PUT " + path + " {\"AllTasks\":true}");
    CommandRun both = run("alloc", "restart", "-all-tasks", "0415f8b1", "redis");
    assertThat(both.exitCode()).isEqualTo(1);
    assertThat(both.err())
        .contains("The -all-tasks option is not allowed when restarting a specific task.");
  }

  @Test
  void allocSignal() {
    String path = "/v1/client/allocation/" + ALLOCATION + "/signal";
    agent().with(path, "{}");

    run("alloc", "signal", "-s", "SIGHUP", "0415f8b1", "redis");

    assertThat(agent().writes())
        .containsExactly("PUT " + path + " {\"Signal\":\"SIGHUP\",\"Task\":\"redis\"}");
  }

  @Test
  void nodeEligibility() {
    agent().with("/v1/node/" + NODE + "/eligibility", "{}");

    assertThat(run("node", "eligibility", "-disable", "86801203").out())
        .isEqualTo(
            "Node \"%s\" scheduling eligibility set: ineligible for scheduling\n".formatted(NODE));
    assertThat(agent().writes())
        .containsExactly(
            "PUT /v1/node/%s/eligibility {\"NodeID\":\"%s\",\"Eligibility\":\"ineligible\"}"
                .formatted(NODE, NODE));
  }

  @Test
  void nodeEligibilityWithoutADirection() {
    assertThat(run("node", "eligibility", "86801203").err())
        .isEqualTo("Either the '-enable' or '-disable' flag must be set\n");
  }

  @Test
  void systemGc() {
    agent().with("/v1/system/gc", "");

    assertThat(run("system", "gc")).isEqualTo(new CommandRun(0, "", ""));
    assertThat(agent().writes()).containsExactly("PUT /v1/system/gc {}");
  }
}
