package dev.caravan.example.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Jobs that are launched at times, or dispatched. */
class LaunchCommandsTest extends AgentTest {
  private static final String BATCH =
      """
      job "%s" {
        type        = "batch"
        datacenters = ["dc1"]
        %s

        group "send" {
          task "main" {
            driver = "mock_driver"

            config {
              run_for = "100ms"
            }

            resources {
              cpu    = 50
              memory = 32
            }
          }
        }
      }
      """;

  private String file(String id, String launch, String name) {
    return file(name, BATCH.formatted(id, launch));
  }

  private void awaitDead(String id) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> value(run("job", "status", "-short", id), "Status").equals("dead"));
  }

  @Test
  void aPeriodicJobSaysWhenItIsLaunchedNext() {
    String nightly = file("nightly", "periodic { cron = \"0 3 1 1 *\" }", "nightly.nomad");

    assertThat(run("job", "plan", nightly).out())
        .containsPattern(
            "next periodic launch would be at 20\\d\\d-01-01T03:00:00Z \\(.* from now");
    assertThat(run("job", "run", nightly).out())
        .matches(
            """
            Job registration successful
            Approximate next launch time: 20\\d\\d-01-01T03:00:00Z \\(.* from now\\)
            """);
    assertThat(value(run("job", "status", "nightly"), "Next Periodic Launch"))
        .matches("20\\d\\d-01-01T03:00:00Z \\(.* from now\\)");

    run("job", "stop", "-yes", "nightly");
    assertThat(value(run("job", "status", "nightly"), "Next Periodic Launch"))
        .isEqualTo("none (job stopped)");
  }

  @Test
  void aForcedLaunchIsListedWithItsParent() {
    run("job", "run", file("weekly", "periodic { crons = [\"@yearly\"] }", "weekly.nomad"));

    CommandRun forced = run("job", "periodic", "force", "weekly");

    assertThat(forced.exitCode()).isZero();
    assertThat(forced.out())
        .containsPattern("Evaluation triggered by job \"weekly/periodic-\\d+\"");
    assertThat(run("job", "status", "weekly").out())
        .contains("Children Job Summary\nPending  Running  Dead")
        .containsPattern("Previously Launched Jobs\nID +Status\nweekly/periodic-\\d+ +");
  }

  @Test
  void aDispatchThatWaitsSaysWhatFor() {
    String queue =
        BATCH.formatted("queue", "parameterized { max_concurrent = 1 }").replace("100ms", "1h");
    String waits = "waits for its turn: job \"queue\" has max_concurrent = 1";
    run("job", "run", file("queue.nomad", queue));
    assertThat(run("job", "dispatch", "queue").masked())
        .endsWith("finished with status \"complete\"\n");

    CommandRun second = run("job", "dispatch", "queue");

    assertThat(second.exitCode()).isZero();
    assertThat(second.masked()).endsWith("==> Evaluation \"ID\" " + waits + "\n");
    String child = value(second, "Dispatched Job ID");
    assertThat(value(run("job", "status", child), "Status Description")).isEqualTo(waits);
    assertThat(run("job", "status", "queue").out()).contains("  pending (" + waits + ")");
  }

  @Test
  void aDispatchIsWatchedAndListedWithItsParent() {
    String mail = file("mail", "parameterized { meta_required = [\"to\"] }", "mail.nomad");
    assertThat(run("job", "run", mail).out()).isEqualTo("Job registration successful\n");

    CommandRun refused = run("job", "dispatch", "mail");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err())
        .isEqualTo(
            "Failed to dispatch job: Unexpected response code: 500"
                + " (Dispatch did not provide required meta keys: [to])\n");

    CommandRun dispatch = run("job", "dispatch", "-meta", "to=ann", "mail");
    String child = value(dispatch, "Dispatched Job ID");
    assertThat(dispatch.exitCode()).isZero();
    assertThat(dispatch.out()).contains("Evaluation triggered by job \"" + child + "\"");
    awaitDead(child);
    assertThat(run("job", "status", "mail").out())
        .endsWith(
            """
            Parameterized Job Summary
            Pending  Running  Dead
            0        0        1

            Dispatched Jobs
            ID                                 Status
            %s  dead
            """
                .formatted(child));

    assertThat(run("job", "stop", "-yes", "-purge", "mail").exitCode()).isZero();
  }
}
