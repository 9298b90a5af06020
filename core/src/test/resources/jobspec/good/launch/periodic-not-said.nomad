job "periodic-not-said" {
  datacenters = ["dc1"]
  type        = "batch"

  periodic {
    cron             = "0 0 * * *"
    time_zone        = ""
    prohibit_overlap = null
  }

  group "g" {
    task "t" {
      driver = "mock"
    }
  }
}
