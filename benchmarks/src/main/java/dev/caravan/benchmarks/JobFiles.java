package dev.caravan.benchmarks;

/** Job files to measure with. */
final class JobFiles {
  private static final String HEAD =
      """
      job "example" {
        datacenters = ["dc1"]
        type        = "service"
        update {
          max_parallel     = 1
          min_healthy_time = "10s"
          auto_revert      = false
        }
      """;

  private static final String GROUP =
      """
        group "cache-%1$d" {
          count = 3
          network {
            port "db" { to = 6379 }
            port "http" {}
          }
          restart {
            attempts = 2
            interval = "30m"
            mode     = "fail"
          }
          # Where redis runs best.
          constraint {
            attribute = "${attr.kernel.name}"
            value     = "linux"
          }
          task "redis" {
            driver = "docker"
            config {
              image = "redis:3.2"
              ports = ["db", "http"]
              args  = ["--name", "${NOMAD_ALLOC_ID}", "--port", "${NOMAD_PORT_db}"]
            }
            env {
              LOG_LEVEL = "info"
              HOST      = "${attr.unique.hostname}"
            }
            resources {
              cpu    = 500
              memory = 256
            }
            service {
              name = "cache-%1$d"
              port = "db"
              tags = ["global", "cache"]
              check {
                type     = "tcp"
                interval = "10s"
                timeout  = "2s"
              }
            }
          }
        }
      """;

  private JobFiles() {}

  /** A file of 1 KB: one group. */
  static String small() {
    return HEAD + GROUP.formatted(0) + "}\n";
  }

  /** A file with as many groups as fit into this many characters. */
  static String ofLength(int length) {
    StringBuilder file = new StringBuilder(HEAD);
    int room = GROUP.length() + 20;
    for (int i = 0; file.length() + room < length; i++) {
      file.append(GROUP.formatted(i));
    }
    return file.append("}\n").toString();
  }
}
