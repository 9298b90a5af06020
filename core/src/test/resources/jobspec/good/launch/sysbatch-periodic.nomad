job "sysbatch-periodic" {
  datacenters = ["dc1"]
  type        = "sysbatch"

  periodic {
    cron = "@weekly"
  }

  group "g" {
    task "t" {
      driver = "mock"
    }
  }
}
