package dev.caravan.example;

import dev.caravan.core.jobspec.JobSpec;
import dev.caravan.core.model.Job;

/**
 * A job of three allocations whose tasks say so when they start.
 *
 * @param marker the word that makes the tasks of this job known among all that runs on the machine
 */
record RolloutJob(String marker) {
  static final String ID = "example";
  static final String TASK = "redis";
  static final int COUNT = 3;

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
            driver = "raw_exec"
            config {
              command = "/bin/sh"
              args = [
                "-c",
                "trap 'exit 0' INT TERM; echo started; while true; do sleep 0.1; done",
                "MARKER"
              ]
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
    return JobSpec.parse(TEXT.replace("MARKER", marker(version)), "example.nomad");
  }

  /** The marker of the tasks of this version. */
  String marker(int version) {
    return marker + "-version-" + version;
  }
}
