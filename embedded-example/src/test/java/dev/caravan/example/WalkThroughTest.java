package dev.caravan.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The example as it runs by default: real processes, and twice on one data directory. */
@TestInstance(Lifecycle.PER_CLASS)
class WalkThroughTest {
  private Path directory;
  private CapturedOutput first;
  private CapturedOutput second;

  @BeforeAll
  void runTwice(@TempDir Path directory) {
    this.directory = directory;
    first = CapturedOutput.of("--data-dir", directory.toString());
    second = CapturedOutput.of("--data-dir", directory.toString());
  }

  @Test
  void endsWell() {
    assertThat(first.err()).isEmpty();
    assertThat(first.exitCode()).isZero();
  }

  @Test
  void plansANewJob() {
    assertThat(first.output("job plan example.nomad", 0))
        .startsWith(
            """
            + Job: "example"
            + Task Group: "cache" (1 create)
              + Task: "redis" (forces create)

            Scheduler dry-run:
            - All tasks successfully allocated.

            Job Warnings:
            1 warning(s):

            * job "example" > group "cache" > task "redis" > resources > network: networks of tasks are deprecated: write the network block in the group

            Job Modify Index: 0
            """);
  }

  @Test
  void watchesTheEvaluationOfANewJob() {
    assertThat(first.output("job run example.nomad", 0))
        .isEqualTo(
            """
            ==> Monitoring evaluation "ID"
                Evaluation triggered by job "example"
            ==> Monitoring evaluation "ID"
                Evaluation within deployment: "ID"
                Allocation "ID" created: node "ID", group "cache"
                Evaluation status changed: "pending" -> "complete"
            ==> Evaluation "ID" finished with status "complete"
            """);
  }

  @Test
  void showsTheJobWhileItIsRolledOut() {
    assertThat(first.output("job status example", 0))
        .contains(
            """
            Summary
            Task Group  Queued  Starting  Running  Failed  Complete  Lost
            cache       0       0         1        0       0         0

            Latest Deployment
            ID          = ID
            Status      = running
            Description = Deployment is running
            """);
  }

  @Test
  void showsTheAllocation() {
    assertThat(first.output("alloc status ID", 0))
        .contains("Client Status       = running\n")
        .contains("Task \"redis\" is \"running\"\n")
        .containsPattern(" +db: 127\\.0\\.0\\.1:\\d+\n")
        .containsPattern(
            """
            TIME +Started +Task started by client
            TIME +Task Setup +Building Task Directory
            TIME +Received +Task received by client
            """);
  }

  @Test
  void showsWhatTheTaskWrote() {
    assertThat(first.output("alloc logs ID redis", 0))
        .isEqualTo("redis:3.2: ready to accept connections\n");
    assertThat(first.output("alloc logs ID redis", 1))
        .isEqualTo("redis:4.0: ready to accept connections\n");
  }

  @Test
  void plansAHigherCount() {
    assertThat(first.output("job plan example.nomad", 1))
        .startsWith(
            """
            +/- Job: "example"
            +/- Task Group: "cache" (2 create, 1 in-place update)
              +/- Count: "1" => "3" (forces create)
                  Task: "redis"

            Scheduler dry-run:
            """);
  }

  @Test
  void refusesAStaleCheckIndex() {
    assertThat(first.output("job run -check-index 1 example.nomad", 0))
        .matches(
            """
            Enforcing job modify index 1: job exists with conflicting job modify index: \\d+
            Job not updated
            """);
  }

  @Test
  void createsNothingForTheSameFile() {
    assertThat(first.output("job run example.nomad", 1))
        .contains("finished with status \"complete\"")
        .doesNotContain("created");
  }

  @Test
  void plansTheUpdateOfTheTask() {
    assertThat(first.output("job plan example.nomad", 2))
        .startsWith(
            """
            +/- Job: "example"
            +/- Task Group: "cache" (1 create/destroy update, 2 ignore)
              +/- Task: "redis" (forces create/destroy update)
                +/- Config {
                      args[0]: "-c"
            """)
        .contains("      +/- args[2]: \"redis:3.2\" => \"redis:4.0\"\n");
  }

  @Test
  void rollsTheUpdateOutOneByOne() {
    String update = first.between("# 5.", "# 6.");

    assertThat(update.lines().filter(line -> line.startsWith("cache       3        ")))
        .map(WalkThroughTest::healthy)
        .containsExactly("0", "1", "2", "3", "3");
    assertThat(update).contains("Status      = successful\n");
  }

  private static String healthy(String deployed) {
    return deployed.split(" +", -1)[3];
  }

  @Test
  void showsThatAStoppedJobIsDead() {
    assertThat(first.between("# 6.", "# Run it again"))
        .contains("Status        = dead (stopped)\n")
        .contains("cache       0       0         0        0       6         0\n");
  }

  @Test
  void readsTheWholeHistoryBack() {
    assertThat(first.between("# 7.", null))
        .containsSubsequence(
            "Number",
            "Time",
            "Who",
            "What",
            "Planned job \"example\" at index 0: group \"cache\" 1 create\n",
            "Registered version 0 of job \"example\"\n",
            "Planned job \"example\" at index ",
            ": group \"cache\" 2 create, 1 in-place update\n",
            "Registered version 1 of job \"example\"\n",
            "Planned job \"example\" at index ",
            ": group \"cache\" 1 create/destroy update, 2 ignore\n",
            "Registered version 2 of job \"example\"\n",
            "Stopped job \"example\"\n",
            "Registered version 4 of job \"example\"\n",
            "Stopped job \"example\"\n");
  }

  @Test
  void findsTheEarlierJobAndItsHistoryAtASecondStart() {
    long events = first.between("$ history example", null).lines().skip(2).count() - 1;

    assertThat(second.exitCode()).isZero();
    assertThat(second.out())
        .startsWith(
            "# The data directory knows the job from an earlier run: "
                + events
                + " events, read from the log\n");
    assertThat(second.output("job status example", 0))
        .contains("Status        = dead (stopped)\n")
        .contains("cache       0       0         0        0       9         0\n");
    assertThat(second.output("job plan example.nomad", 0))
        .contains("+/- Stop: \"true\" => \"false\"\n");
    assertThat(second.between("# 7.", null)).contains("Registered version 6 of job");
  }

  @Test
  void leavesNothingRunning() {
    // What read the output of a task is gone soon after the task.
    await().untilAsserted(() -> assertThat(Processes.workingIn(directory)).isEmpty());
  }
}
