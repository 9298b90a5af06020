job "x" {
  datacenters = ["dc1"]

  periodic {
    cron = "0 3 1 1 *"
  }

  group "g" {
    task "t" {
      driver = "mock"
    }
  }
}
