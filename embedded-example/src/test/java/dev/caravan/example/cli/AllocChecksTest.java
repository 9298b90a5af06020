package dev.caravan.example.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Checks of the services of a job: its allocation is healthy once they pass. */
class AllocChecksTest extends AgentTest {
  private static final String JOB =
      """
      job "checked" {
        datacenters = ["dc1"]
        group "web" {
          update {
            min_healthy_time = "0s"
          }
          task "server" {
            driver = "mock_driver"
            config {
              run_for = "1h"
              exec_command {
                stdout_string = "all is well"
              }
            }
            service {
              name     = "web"
              provider = "nomad"
              check {
                name     = "alive"
                type     = "script"
                command  = "probe"
                interval = "1s"
                timeout  = "1s"
              }
            }
          }
        }
      }
      """;

  @Test
  void howTheyStand() {
    CommandRun run = run("job", "run", file("checked.nomad", JOB));

    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains("Deployment completed successfully");
    String allocation =
        run("job", "allocs", "-t", "{{range .}}{{.ID}}{{end}}", "checked").out().strip();
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                assertThat(run("alloc", "checks", allocation).masked())
                    .matches(
                        """
                        Status of 1 Nomad Service Checks

                        ID  = [0-9a-f]{32}
                        Name  = alive
                        Group  = web
                        Task  = server
                        Service  = web
                        Status  = success
                        Mode  = healthiness
                        Timestamp = TIME
                        Output  = all is well
                        """));
    assertThat(run("alloc", "checks", "-t", "{{range .}}{{.Status}}{{end}}", allocation).out())
        .isEqualTo("success\n");
  }
}
