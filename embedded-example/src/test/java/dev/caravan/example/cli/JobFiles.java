package dev.caravan.example.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Job files for tests. */
final class JobFiles {
  private static final String SERVICE =
      """
      job "%s" {
        datacenters = ["dc1"]

        update {
          min_healthy_time  = "1ms"
          healthy_deadline  = "30s"
          progress_deadline = "1m"
          health_check      = "task_states"
        }

        group "cache" {
          count = 1

          task "redis" {
            driver = "mock_driver"

            config {
              run_for = "1h"
            }

            resources {
              cpu    = 50
              memory = 32
            }
          }
        }
      }
      """;

  private JobFiles() {}

  /** A service that runs until it is stopped, healthy at once. */
  static String service(String id) {
    return SERVICE.formatted(id);
  }

  /** Writes a file that commands can be given. */
  static String write(Path directory, String name, String text) {
    try {
      Files.writeString(directory.resolve(name), text);
      return name;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
