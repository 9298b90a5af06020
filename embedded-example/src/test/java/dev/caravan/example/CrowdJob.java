package dev.caravan.example;

import dev.caravan.core.jobspec.JobSpec;
import dev.caravan.core.model.Job;
import dev.caravan.drivers.docker.DockerDriver;

/**
 * A pair of many jobs whose tasks note each of their starts and number the lines that they print.
 *
 * @param driver what its tasks run on
 * @param marker the word that makes its containers known among all on the machine
 * @param number which of the pairs
 */
record CrowdJob(String driver, String marker, int number) {
  /** Tasks that run once: every other one fails, and is not restarted. */
  static final String ONCE = "once";

  /** Tasks that fail at first, and end well when they are restarted. */
  static final String TWICE = "twice";

  /** Tasks that run until they are stopped. */
  static final String ENDLESS = "endless";

  /** How many lines a run prints that comes to its end. */
  static final int LINES = 20;

  /** The exit code of tasks that fail for good. */
  static final int FAILED = 7;

  /** The exit code of tasks that are restarted. */
  static final int AGAIN = 3;

  private static final String TEXT =
      """
      job "NAME" {
        datacenters = ["dc1"]
        type = "batch"
        GROUPS
      }
      """;

  private static final String GROUP =
      """
        group "GROUP" {
          count = COUNT
          restart {
            attempts = ATTEMPTS
            delay    = "50ms"
            mode     = "fail"
          }
          reschedule {
            attempts  = 0
            unlimited = false
          }
          task "main" {
            driver = "DRIVER"
            config {
              command = "/bin/sh"
              args = ["-c", <<EOT
      echo start >> "$NOMAD_TASK_DIR/starts"
      run=$(wc -l < "$NOMAD_TASK_DIR/starts")
      line=0
      while [ $line -lt LIMIT ]; do
        line=$((line + 1))
        echo "run $run line $line"
        sleep 0.0$((NOMAD_ALLOC_INDEX + 3))
      done
      END
      EOT
              ]
              CONFIG
            }
            resources {
              cpu    = 10
              memory = 16
            }
          }
        }
      """;

  String id() {
    return "crowd-" + number;
  }

  /** The job whose tasks come to an end by themselves. */
  Job ending(int tasks) {
    return parse(
        id(),
        group(ONCE, tasks / 2, 0, LINES, "exit $((NOMAD_ALLOC_INDEX % 2 * " + FAILED + "))")
            + group(TWICE, tasks - tasks / 2, 1, LINES, "[ $run -ge 2 ] || exit " + AGAIN));
  }

  String endlessId() {
    return ENDLESS + "-" + number;
  }

  /** The job whose tasks must be stopped. */
  Job endless(int tasks) {
    return parse(endlessId(), group(ENDLESS, tasks, 0, 1_000_000, ""));
  }

  private static Job parse(String id, String groups) {
    return JobSpec.parse(TEXT.replace("NAME", id).replace("GROUPS", groups), "crowd.nomad");
  }

  private String group(String name, int count, int attempts, int limit, String end) {
    String config =
        driver.equals(DockerDriver.NAME)
            ? "image = \"redis:3.2\"\n labels { \"%s\" = \"%s\" }"
                .formatted(RolloutJob.LABEL, marker)
            : "";
    return GROUP
        .replace("GROUP", name)
        .replace("COUNT", Integer.toString(count))
        .replace("ATTEMPTS", Integer.toString(attempts))
        .replace("DRIVER", driver)
        .replace("LIMIT", Integer.toString(limit))
        .replace("END", end)
        .replace("CONFIG", config);
  }
}
