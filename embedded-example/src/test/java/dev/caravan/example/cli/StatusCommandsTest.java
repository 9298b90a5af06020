package dev.caravan.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is shown of a job that runs, in the layout of Nomad's command line. */
class StatusCommandsTest extends AgentTest {

  @BeforeAll
  void runJob() {
    run("job", "run", file("example.nomad", JobFiles.service("example")));
  }

  @Test
  void jobs() {
    assertThat(run("status").masked())
        .isEqualTo(
            """
            ID  Type  Priority  Status  Submit Date
            example  service  50  running  TIME
            """);
    assertThat(run("job", "status").out()).isEqualTo(run("status").out());
  }

  @Test
  void job() {
    assertThat(run("job", "status", "example").masked())
        .isEqualTo(
            """
            ID  = example
            Name  = example
            Submit Date  = TIME
            Type  = service
            Priority  = 50
            Datacenters  = dc1
            Namespace  = default
            Status  = running
            Periodic  = false
            Parameterized = false

            Summary
            Task Group  Queued  Starting  Running  Failed  Complete  Lost
            cache  0  0  1  0  0  0

            Latest Deployment
            ID  = ID
            Status  = successful
            Description = Deployment completed successfully

            Deployed
            Task Group  Desired  Placed  Healthy  Unhealthy  Progress Deadline
            cache  1  1  1  0  TIME

            Allocations
            ID  Node ID  Task Group  Version  Desired  Status  Created  Modified
            ID  ID  cache  0  run  running  AGE  AGE
            """);
  }

  @Test
  void whyAnAllocationIsWhereItIs() {
    assertThat(run("alloc", "explain", allocationId()).out())
        .startsWith("Allocation \"example.cache[0]\" is on node \"")
        .contains("1 nodes evaluated, 0 excluded by filter, 0 exhausted", "score 0.");
  }

  @Test
  void whetherAGroupFitsANode() {
    String node = run("node", "status").out().lines().skip(1).findFirst().orElseThrow();

    assertThat(
            run("job", "explain", "example", "cache", node.substring(0, node.indexOf(" "))).out())
        .contains("could take an allocation of group \"cache\" of job \"example\"");
    assertThat(run("job", "explain", "example", "cache", "nowhere").err()).contains("nowhere");
  }

  @Test
  void jobInShort() {
    assertThat(run("job", "status", "-short", "example").out()).endsWith("Parameterized = false\n");
  }

  @Test
  void jobWithItsEvaluations() {
    assertThat(run("job", "status", "-evals", "example").masked())
        .contains(
            "Evaluations\nID  Priority  Triggered By  Status  Placement Failures\n",
            "ID  50  job-register  complete  false\n");
  }

  @Test
  void allocation() {
    CommandRun status = run("alloc", "status", allocationId());

    assertThat(status.masked())
        .contains(
            """
            Client Status  = running
            Client Description  = Tasks are running
            Desired Status  = run
            Desired Description = <none>
            """,
            "Deployment Health  = healthy\n",
            "Task \"redis\" is \"running\"\nTask Resources\nCPU  Memory  Disk  Addresses\n",
            """
            Recent Events:
            Time  Type  Description
            TIME  Started  Task started by client
            TIME  Task Setup  Building Task Directory
            TIME  Received  Task received by client
            """);
  }

  @Test
  void allocationInShort() {
    assertThat(run("alloc", "status", "-short", allocationId()).masked())
        .contains(
            """
            Tasks
            Name  State  Last Event  Time  Lifecycle
            redis  running  Started  TIME  main
            """);
  }

  @Test
  void evaluations() {
    assertThat(run("eval", "list").masked())
        .startsWith("ID  Priority  Triggered By  Job ID  Node ID  Status  Placement Failures\n")
        .contains("ID  50  job-register  example  <none>  complete  false\n");
  }

  @Test
  void evaluation() {
    String id = run("eval", "list", "-t", "{{range .}}{{.ID}} {{end}}").out().split(" ", -1)[0];

    assertThat(run("eval", "status", id).masked())
        .matches(
            """
            ID  = ID
            Create Time  = AGE
            Modify Time  = AGE
            Status  = complete
            Status Description = complete
            Type  = service
            TriggeredBy  = [a-z-]+
            Job ID  = example
            Priority  = 50
            Placement Failures = false
            """);
  }

  @Test
  void deployments() {
    assertThat(run("deployment", "list").masked())
        .isEqualTo(
            """
            ID  Job ID  Job Version  Status  Description
            ID  example  0  successful  Deployment completed successfully
            """);
    assertThat(run("job", "deployments", "example").out())
        .isEqualTo(run("deployment", "list").out());
  }

  @Test
  void nodes() {
    assertThat(run("node", "status").masked())
        .isEqualTo(
            """
            ID  DC  Name  Class  Drain  Eligibility  Status
            ID  dc1  solo  general  false  eligible  ready
            """);
  }

  @Test
  void nodesWithTheirAllocations() {
    assertThat(run("node", "status", "-allocs").masked())
        .endsWith(
            """
            ID  DC  Name  Class  Drain  Eligibility  Status  Running Allocs
            ID  dc1  solo  general  false  eligible  ready  1
            """);
  }

  @Test
  void node() {
    assertThat(run("node", "status", "-self").masked())
        .contains(
            """
            Name  = solo
            Class  = general
            DC  = dc1
            Drain  = false
            Eligibility  = eligible
            Status  = ready
            CSI Controllers = <none>
            CSI Drivers  = <none>
            """,
            "Driver Status  = mock_driver,raw_exec\n",
            "Allocated Resources\nCPU  Memory  Disk\n50/",
            "Allocations\nID  Node ID  Task Group  Version");
  }

  @Test
  void history() {
    assertThat(run("job", "history", "example").masked())
        .isEqualTo(
            """
            Version  = 0
            Stable  = true
            Submit Date = TIME
            """);
  }

  @Test
  void jobAsJson() {
    assertThat(run("job", "inspect", "example").out())
        .startsWith("{\n    \"Job\": {\n        \"A")
        .contains("                \"Count\": 1,\n");
  }

  @Test
  void colours() {
    assertThat(run("job", "status", "-force-color", "example").out())
        .contains("\u001b[1mSummary\u001b[0m\n");
    assertThat(run("job", "status", "example").out()).doesNotContain("\u001b");
  }

  private String allocationId() {
    return run("job", "allocs", "-t", "{{range .}}{{.ID}}{{end}}", "example").out().strip();
  }

  @Test
  void nodePools() {
    assertThat(run("node", "pool", "list").out())
        .isEqualTo(
            """
            Name     Description
            all      Node pool with all nodes in the cluster.
            default  Default node pool.
            """);
    assertThat(run("node", "pool", "info", "default").out())
        .isEqualTo(
            """
            Name        = default
            Description = Default node pool.

            No metadata

            No scheduler configuration
            """);
  }

  @Test
  void whatIsInANodePool() {
    assertThat(run("node", "pool", "nodes", "default").out())
        .isEqualTo(run("node", "status").out());
    assertThat(run("node", "pool", "jobs", "default").out()).isEqualTo(run("job", "status").out());
    assertThat(run("node", "pool", "jobs", "all").out()).isEqualTo("No jobs\n");
  }

  @Test
  void aNodePoolThatDoesNotExist() {
    CommandRun asked = run("node", "pool", "info", "gpu");

    assertThat(asked.exitCode()).isNotZero();
    assertThat(asked.err()).contains("Error querying node pool \"gpu\"", "node pool not found");
  }
}
