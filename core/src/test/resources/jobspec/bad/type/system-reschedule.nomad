job "x" {
  datacenters = ["dc1"]
  type        = "system"

  reschedule {
    attempts = 1
  }

  group "g" {
    migrate {
      max_parallel = 1
    }

    task "t" {
      driver = "mock"
    }
  }
}
