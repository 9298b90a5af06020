job "x" {
  datacenters = ["dc1"]
  type        = "batch"

  periodic {
    cron      = "0 3 1 1 *"
    time_zone = "Mars/Olympus"
  }

  group "g" {
    task "t" {
      driver = "mock"
    }
  }
}
