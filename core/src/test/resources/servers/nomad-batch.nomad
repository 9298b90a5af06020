job "night" {
  datacenters = ["dc1"]
  type        = "batch"

  periodic {
    cron = "0 3 * * *"
  }

  group "db" {
    max_run_duration = "1h"

    task "postgres" {
      driver = "docker"

      config {
        image = "postgres:16"
      }
    }
  }
}
