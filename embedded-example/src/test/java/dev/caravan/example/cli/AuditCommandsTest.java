package dev.caravan.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The log read back by commands. */
class AuditCommandsTest extends AgentTest {
  private String allocation = "";
  private String end = "";

  @BeforeAll
  void runAndStopJob() {
    run("job", "run", file("example.nomad", JobFiles.service("example")));
    allocation = run("job", "allocs", "-t", "{{range .}}{{.ID}}{{end}}", "example").out().strip();
    end = lastEvent();
    run("job", "stop", "example");
  }

  private String lastEvent() {
    return run("audit", "events", "-t", "{{range .}}{{.Position}}\n{{end}}")
        .out()
        .strip()
        .lines()
        .reduce("", (earlier, later) -> later);
  }

  @Test
  void eventsAreASentenceEach() {
    CommandRun events = run("audit", "events", "-actor", "api", "-limit", "1");

    assertThat(events.masked().replaceAll("(?m)^\\d+ ", "N "))
        .isEqualTo(
            """
            Number  Time  Who  What
            N  TIME  api 127.0.0.1  Registered version 0 of job "example"
            """);
    assertThat(run("audit", "events", "-json", "-limit", "1").out()).contains("\"Sentence\"");
    assertThat(run("audit", "events", "-alloc", allocation.substring(0, 8)).out())
        .contains("placed on node");
  }

  @Test
  void whyAnAllocationWasPlaced() {
    String why = run("audit", "why", allocation).out();

    assertThat(why)
        .startsWith("Why\n")
        .containsSubsequence(
            "Registered version 0 of job \"example\"",
            "triggered by job-register",
            "placed on node",
            "What came of it",
            "is running");
  }

  @Test
  void everythingAsItWas() {
    assertThat(value(run("job", "status", "example"), "Status")).isEqualTo("dead (stopped)");
    assertThat(value(run("job", "status", "-at", end, "example"), "Status")).isEqualTo("running");
    assertThat(run("audit", "state", end).masked())
        .contains("example  service  50  running  TIME", "Allocations", "Nodes", "Deployments");
    assertThat(run("audit", "explain", "-at", end, allocation).out()).contains("example.cache[0]");
    assertThat(run("job", "stop", "-at", end, "example").err())
        .contains("what was at another moment can be read, but not changed");
  }

  @Test
  void whatChanged() {
    assertThat(run("audit", "diff", end).out())
        .contains("running, version 0", "dead (stopped), version 1");
    assertThat(run("audit", "diff", end, end).out()).isEqualTo("Nothing changed\n");
  }

  @Test
  void theLogIsVerified() {
    CommandRun state = run("audit", "verify");
    CommandRun decisions = run("audit", "verify", "-decisions");

    assertThat(state.exitCode()).isZero();
    assertThat(state.out()).contains("they lead to the state that the agent has");
    assertThat(decisions.out()).contains("decisions made again, all with the same result");
    assertThat(run("audit", "verify", "-json").out()).contains("\"Sound\": true");
  }

  @Test
  void theLogHappensOnceMore() {
    assertThat(run("audit", "replay", "-to", "3").out().lines()).hasSize(3);
    assertThat(run("audit", "replay", "-json", "-to", "1").out()).startsWith("{\"Position\":1,");
    assertThat(run("audit", "replay", "-t", "{{.Position}} {{.Actor}}", "-to", "1").out())
        .isEqualTo("1 node solo\n");
  }

  @Test
  void badMomentsAreToldWithTheMend() {
    CommandRun run = run("audit", "diff", "yesterday");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("give a position in the log, or a time such as");
  }
}
