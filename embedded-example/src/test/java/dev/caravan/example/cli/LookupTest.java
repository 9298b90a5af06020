package dev.caravan.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Ids that people type: beginnings, and what is wrong with them. */
class LookupTest extends AgentTest {

  @BeforeAll
  void runJobs() {
    run("job", "run", file("web.nomad", JobFiles.service("web")));
    run("job", "run", file("web-api.nomad", JobFiles.service("web-api")));
    run("job", "run", file("database.nomad", JobFiles.service("database")));
  }

  @Test
  void beginningOfAJobsId() {
    assertThat(value(run("job", "status", "dat"), "ID")).isEqualTo("database");
  }

  @Test
  void wholeIdThatIsTheBeginningOfAnother() {
    assertThat(value(run("job", "status", "web"), "ID")).isEqualTo("web");
  }

  @Test
  void beginningOfSeveralIds() {
    CommandRun status = run("job", "status", "we");

    assertThat(status.exitCode()).isEqualTo(1);
    assertThat(status.err().lines().toList())
        .startsWith("Prefix matched multiple jobs", "")
        .anyMatch(line -> line.startsWith("web "))
        .anyMatch(line -> line.startsWith("web-api "));
  }

  @Test
  void unknownJob() {
    CommandRun status = run("job", "status", "nobody");

    assertThat(status.exitCode()).isEqualTo(1);
    assertThat(status.out()).isEmpty();
    assertThat(status.err()).isEqualTo("No job(s) with prefix or id \"nobody\" found\n");
  }

  @Test
  void unknownThings() {
    assertThat(run("alloc", "status", "ffffffff").err())
        .isEqualTo("No allocation(s) with prefix or id \"ffffffff\" found\n");
    assertThat(run("deployment", "status", "ffffffff").err())
        .isEqualTo("No deployment(s) with prefix or id \"ffffffff\" found\n");
    assertThat(run("eval", "status", "ffffffff").err())
        .isEqualTo("No evaluation(s) with prefix or id \"ffffffff\" found\n");
    assertThat(run("node", "status", "ffffffff").err())
        .isEqualTo("No node(s) with prefix or id \"ffffffff\" found\n");
  }

  @Test
  void beginningThatIsTooShort() {
    assertThat(run("alloc", "status", "f").err())
        .isEqualTo("Identifier must contain at least two characters.\n");
  }

  @Test
  void beginningOfAnAllocationsId() {
    String id = run("job", "allocs", "-t", "{{range .}}{{.ID}}{{end}}", "database").out().strip();

    assertThat(value(run("alloc", "status", id.substring(0, 8)), "ID")).isEqualTo(id);
  }

  @Test
  void agentThatIsNotReachable() {
    CommandRun status = run("status", "-address=http://127.0.0.1:1");

    assertThat(status.exitCode()).isEqualTo(1);
    assertThat(status.err())
        .isEqualTo(
            "Error querying jobs: Get \"http://127.0.0.1:1/v1/jobs\": dial tcp 127.0.0.1:1:"
                + " connect: connection refused\n");
  }

  @Test
  void addressThatIsNone() {
    assertThat(run("status", "-address", "localhost:4646").err())
        .contains("invalid address 'localhost:4646'", "http://127.0.0.1:4646");
  }
}
