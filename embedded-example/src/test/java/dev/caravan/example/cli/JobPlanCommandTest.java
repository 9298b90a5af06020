package dev.caravan.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Plans and their exit codes. */
class JobPlanCommandTest extends AgentTest {

  @Test
  void exitsWithOneIfAllocationsWouldBeCreated() {
    CommandRun plan = run("job", "plan", file("new.nomad", JobFiles.service("new")));

    assertThat(plan.err()).isEmpty();
    assertThat(plan.exitCode()).isEqualTo(1);
    assertThat(plan.out())
        .contains(
            """
            Scheduler dry-run:
            - All tasks successfully allocated.

            Job Modify Index: 0
            To submit the job with version verification run:

            caravan job run -check-index 0 new.nomad

            When running the job with the check-index flag, the job will only be run if the
            job modify index given matches the server-side version. If the index has
            changed, another user has modified the job and the plan's results are
            potentially invalid.
            """);
  }

  @Test
  void tellsWhatWouldMoveIfTheClusterWereAnother() {
    String node = run("node", "status", "-t", "{{range .}}{{.Name}}{{end}}").out().strip();
    String file = file("steady.nomad", JobFiles.service("steady"));
    run("job", "run", file);

    CommandRun gone = run("job", "plan", "-remove-node", node, file);
    CommandRun replaced =
        run("job", "plan", "-drain-node", node, "-add-node", "extra=" + node, file);
    CommandRun more = run("job", "plan", "-add-node", "extra=" + node, file);
    CommandRun unknown = run("job", "plan", "-drain-node", "nowhere", file);

    assertThat(gone.err()).isEmpty();
    assertThat(gone.out()).contains("WARNING: Failed to place all allocations.");
    assertThat(replaced.out())
        .contains("- All tasks successfully allocated.")
        .containsPattern("steady[^ ]*\\[0\\] +[0-9a-f]{8} +" + node + " +extra");
    assertThat(replaced.exitCode()).isEqualTo(1);
    assertThat(more.out()).contains("No allocations would move");
    assertThat(more.exitCode()).isZero();
    assertThat(unknown.err()).contains("no node is named \"nowhere\"");
    assertThat(unknown.exitCode()).isEqualTo(255);
  }

  @Test
  void exitsWithZeroIfNothingWouldChange() {
    String file = file("same.nomad", JobFiles.service("same"));
    run("job", "run", file);

    assertThat(run("job", "plan", file).exitCode()).isZero();
  }

  @Test
  void exitsWithZeroIfAllocationsWouldOnlyBeChangedInPlace() {
    run("job", "run", file("meek.nomad", JobFiles.service("meek")));
    String other =
        JobFiles.service("meek").replace("count = 1", "count = 1\n restart { attempts = 9 }");

    assertThat(run("job", "plan", file("meek.nomad", other)).exitCode()).isZero();
  }

  @Test
  void exitsWith255OnAnError() {
    assertThat(run("job", "plan", "none.nomad").exitCode()).isEqualTo(255);
    assertThat(run("job", "plan").exitCode()).isEqualTo(255);
    assertThat(run("job", "plan", "-colour", "none.nomad").exitCode()).isEqualTo(255);
  }

  @Test
  void exitsWith255IfTheAgentIsNotReachable() {
    String file = file("lone.nomad", JobFiles.service("lone"));

    CommandRun plan = run("job", "plan", "-address", "http://127.0.0.1:1", file);

    assertThat(plan.exitCode()).isEqualTo(255);
    assertThat(plan.err())
        .isEqualTo(
            "Error during plan: Put \"http://127.0.0.1:1/v1/job/lone/plan\":"
                + " dial tcp 127.0.0.1:1: connect: connection refused\n");
  }

  @Test
  void tellsHowToRunItWithTheSameVariables() {
    String text = "variable \"n\" { default = 1 }\n" + JobFiles.service("told");

    assertThat(run("job", "plan", "-var", "n=2", file("told.nomad", text)).out())
        .contains("caravan job run -check-index 0 -var=\"n=2\" told.nomad\n");
  }
}
