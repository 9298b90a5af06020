job "x" {
  datacenters = ["dc1"]
  type        = "batch"

  periodic {
    cron = "not a cron"
  }

  group "g" {
    task "t" {
      driver = "mock"
    }
  }
}
