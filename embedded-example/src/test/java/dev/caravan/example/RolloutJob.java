package dev.caravan.example;

import dev.caravan.core.jobspec.JobSpec;
import dev.caravan.core.model.Job;

/**
 * A job of three allocations whose tasks say so when they start.
 *
 * @param kind what its tasks run on
 * @param marker the word that makes its tasks known among all that runs on the machine
 */
record RolloutJob(TaskKind kind, String marker) {
  static final String ID = "example";
  static final String TASK = "redis";
  static final int COUNT = 3;

  /** The label that has the marker as its value, where tasks are containers. */
  static final String LABEL = "dev.caravan.test";

  private static final String TEXT =
      """
      job "example" {
        datacenters = ["dc1"]
        update {
          max_parallel     = 1
          min_healthy_time = "300ms"
          health_check     = "task_states"
        }
        group "cache" {
          count = 3
          task "redis" {
            driver = "DRIVER"
            config {
              command = "/bin/sh"
              args = [
                "-c",
                "trap 'exit 0' INT TERM; echo started; while true; do sleep 0.1; done",
                "MARKER"
              ]
              CONFIG
            }
            resources {
              cpu    = 100
              memory = 64
            }
          }
        }
      }
      """;

  /** A version of the job, which differs from others by the marker of its tasks. */
  Job version(int version) {
    String config =
        kind == TaskKind.DOCKER
            ? "image = \"redis:3.2\"\n labels { \"%s\" = \"MARKER\" }".formatted(LABEL)
            : "";
    String text =
        TEXT.replace("DRIVER", kind.driver())
            .replace("CONFIG", config)
            .replace("MARKER", marker(version));
    return JobSpec.parse(text, "example.nomad");
  }

  /** The marker of the tasks of this version. */
  String marker(int version) {
    return marker + "-version-" + version;
  }
}
