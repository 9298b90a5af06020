job "backup" {
  datacenters = ["dc1"]
  type        = "batch"
  namespace   = "ops"

  periodic {
    cron             = "30 2 * * *"
    time_zone        = "America/New_York"
    prohibit_overlap = true
  }

  group "dump" {
    max_run_duration = "4h"

    volume "backups" {
      type   = "host"
      source = "backups"
    }

    restart {
      attempts = 2
      mode     = "fail"
    }

    reschedule {
      attempts = 0
    }

    task "pg_dump" {
      driver = "raw_exec"

      config {
        command = "/usr/bin/pg_dump"
        args    = ["-Fc", "shop"]
      }

      vault {
        policies = ["backup"]
      }
    }
  }
}
