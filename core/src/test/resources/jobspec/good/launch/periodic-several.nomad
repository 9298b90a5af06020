job "periodic-several" {
  datacenters = ["dc1"]
  type        = "batch"

  periodic {
    crons = ["0 3 * * 1-5", "30 4 1,15 * *"]
  }

  group "g" {
    task "t" {
      driver = "mock"
    }
  }
}
