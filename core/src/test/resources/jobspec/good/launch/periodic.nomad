job "periodic" {
  datacenters = ["dc1"]
  type        = "batch"

  periodic {
    cron             = "*/15 * * * *"
    time_zone        = "Europe/Zurich"
    prohibit_overlap = true
    enabled          = false
  }

  group "g" {
    task "t" {
      driver = "mock"
    }
  }
}
