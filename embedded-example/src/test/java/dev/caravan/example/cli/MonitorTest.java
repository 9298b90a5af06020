package dev.caravan.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is printed while an evaluation and its deployment go on. */
class MonitorTest extends StubTest {
  private static final String DEPLOYMENT_PATH = "/v1/deployment/" + DEPLOYMENT;

  @BeforeEach
  void haveAJob() {
    agent()
        .with("/v1/jobs", "[{\"ID\": \"example\"}]")
        .with("/v1/job/example/evaluate", "{\"EvalID\": \"" + EVALUATION + "\"}");
  }

  @Test
  void evaluationThatGoesOnWhileItIsWatched() {
    evaluation(
        evaluation("pending", ""),
        evaluation("pending", DEPLOYMENT),
        evaluation("complete", DEPLOYMENT));
    allocations(
        "[]",
        "["
            + allocation("0e25ae0d", 5, "running")
            + ","
            + allocation("d2244935", 20, "pending")
            + "]",
        "["
            + allocation("0e25ae0d", 5, "running")
            + ","
            + allocation("d2244935", 20, "running")
            + "]");
    agent().with(DEPLOYMENT_PATH, deployment("successful", 1));

    CommandRun eval = run("job", "eval", "example");

    assertThat(eval.exitCode()).isZero();
    assertThat(eval.out())
        .isEqualTo(
            """
            ==> Monitoring evaluation "2c48adab"
                Evaluation triggered by job "example"
            ==> Monitoring evaluation "2c48adab"
                Evaluation within deployment: "f513d998"
                Allocation "d2244935" created: node "86801203", group "cache"
                Allocation "0e25ae0d" modified: node "86801203", group "cache"
                Allocation "d2244935" status changed: "pending" -> "running" (Tasks are running)
                Evaluation status changed: "pending" -> "complete"
            ==> Evaluation "2c48adab" finished with status "complete"
            """);
  }

  @Test
  void deploymentThatGoesOnWhileItIsWatched() {
    evaluation(evaluation("complete", DEPLOYMENT));
    allocations("[]");
    agent()
        .with(
            DEPLOYMENT_PATH,
            deployment("running", 0),
            deployment("running", 0),
            deployment("running", 1),
            deployment("successful", 1));

    CommandRun eval = run("job", "eval", "example");

    assertThat(eval.exitCode()).isZero();
    assertThat(eval.out())
        .endsWith(
            """
            ==> Monitoring deployment "f513d998"
            """
                + shown("running", 0)
                + shown("running", 1)
                + shown("successful", 1)
                + "==> Deployment \"f513d998\" successful\n");
  }

  @Test
  void deploymentThatFails() {
    evaluation(evaluation("complete", DEPLOYMENT));
    allocations("[]");
    agent().with(DEPLOYMENT_PATH, deployment("running", 0), deployment("failed", 0));

    CommandRun eval = run("job", "eval", "example");

    assertThat(eval.exitCode()).isEqualTo(1);
    assertThat(eval.out()).endsWith("==> Deployment \"f513d998\" failed\n");
  }

  /** The evaluation came at index 10. */
  @Test
  void deploymentThatFailedBeforeItWasLookedAt() {
    evaluation(evaluation("complete", DEPLOYMENT));
    allocations("[]");
    agent()
        .with(
            DEPLOYMENT_PATH,
            deployment("failed", 0).replace("\"ID\"", "\"ModifyIndex\": 12, \"ID\""));

    CommandRun eval = run("job", "eval", "example");

    assertThat(eval.exitCode()).isEqualTo(1);
    assertThat(eval.out())
        .endsWith(
            "==> Monitoring deployment \"f513d998\"\n"
                + shown("failed", 0)
                + "==> Deployment \"f513d998\" failed\n");
  }

  @Test
  void deploymentThatFailedLongAgo() {
    evaluation(evaluation("complete", DEPLOYMENT));
    allocations("[]");
    agent()
        .with(
            DEPLOYMENT_PATH,
            deployment("failed", 0).replace("\"ID\"", "\"ModifyIndex\": 5, \"ID\""));

    CommandRun eval = run("job", "eval", "example");

    assertThat(eval.exitCode()).isZero();
    assertThat(eval.out()).doesNotContain("Monitoring deployment");
  }

  @Test
  void deploymentThatIsRolledBack() {
    String rollback = "bc2c3d57-0000-0000-0000-000000000000";
    String failed =
        deployment("failed", 0).replace("\"so\"", "\"Failed - rolling back to job version 0\"");
    String successful =
        deployment("successful", 1)
            .replace(DEPLOYMENT, rollback)
            .replace("\"ID\"", "\"CreateIndex\": 30, \"ID\"");
    evaluation(evaluation("complete", DEPLOYMENT));
    allocations("[]");
    agent()
        .with(DEPLOYMENT_PATH, deployment("running", 0), failed)
        .with("/v1/job/example/deployment", failed, successful)
        .with(
            "/v1/deployment/" + rollback, successful.replace("successful", "running"), successful);

    CommandRun eval = run("job", "eval", "example");

    assertThat(eval.exitCode()).isEqualTo(1);
    assertThat(eval.out())
        .contains(
            """
            ==> Deployment "f513d998" failed
            ==> Monitoring deployment "bc2c3d57"
            """)
        .endsWith("==> Deployment \"bc2c3d57\" successful\n");
  }

  @Test
  void evaluationThatAnotherOneFollows() {
    String next = "3fb45366-0000-0000-0000-000000000000";
    evaluation(
        evaluation("complete", "")
            .replace("\"DeploymentID\"", "\"NextEval\": \"" + next + "\", \"DeploymentID\""));
    allocations("[]");
    agent()
        .with("/v1/evaluation/" + next, evaluation("complete", "").replace(EVALUATION, next))
        .with("/v1/evaluation/" + next + "/allocations", "[]");

    assertThat(run("job", "eval", "example").out())
        .contains(
            """
            ==> Evaluation "2c48adab" finished with status "complete"
            ==> Monitoring evaluation "3fb45366"
            """)
        .endsWith("==> Evaluation \"3fb45366\" finished with status \"complete\"\n");
  }

  @Test
  void wholeIds() {
    evaluation(evaluation("complete", ""));
    allocations("[]");

    assertThat(run("job", "eval", "-verbose", "example").out())
        .startsWith("==> Monitoring evaluation \"" + EVALUATION + "\"\n");
  }

  private void evaluation(String... states) {
    agent().with("/v1/evaluation/" + EVALUATION, states);
  }

  private void allocations(String... lists) {
    agent().with("/v1/evaluation/" + EVALUATION + "/allocations", lists);
  }

  private static String evaluation(String status, String deployment) {
    return """
        {"ID": "%s", "JobID": "example", "TriggeredBy": "job-register", "Status": "%s",
         "DeploymentID": "%s", "CreateIndex": 10}
        """
        .formatted(EVALUATION, status, deployment);
  }

  private static String allocation(String id, long createIndex, String status) {
    return """
        {"ID": "%s-0000", "NodeID": "%s", "TaskGroup": "cache", "DesiredStatus": "run",
         "ClientStatus": "%s", "ClientDescription": "Tasks are running", "CreateIndex": %d}
        """
        .formatted(id, NODE, status, createIndex);
  }

  private static String deployment(String status, int healthy) {
    return """
        {"ID": "%s", "JobID": "example", "JobVersion": 1, "Status": "%s", "StatusDescription": "so",
         "TaskGroups": {"cache": {"DesiredTotal": 1, "PlacedAllocs": 1, "HealthyAllocs": %d}}}
        """
        .formatted(DEPLOYMENT, status, healthy);
  }

  private static String shown(String status, int healthy) {
    String deployment =
        """
        ID          = f513d998
        Job ID      = example
        Job Version = 1
        Status      = %s
        Description = so

        Deployed
        Task Group  Desired  Placed  Healthy  Unhealthy
        cache       1        1       %d        0

        """;
    return deployment.formatted(status, healthy).replaceAll("(?m)^(?=.)", "    ");
  }
}
