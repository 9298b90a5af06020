job "x" {
  datacenters = ["dc1"]
  type        = "batch"

  periodic {
    cron  = "0 3 1 1 *"
    crons = ["0 3 1 1 *"]
    spec  = "x"
  }

  group "g" {
    task "t" {
      driver = "mock"
    }
  }
}
