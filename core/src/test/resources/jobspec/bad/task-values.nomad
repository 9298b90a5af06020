job "x" {
  datacenters = ["dc1"]
  group "g" {
    task "a/b" {
      kill_timeout = "-5s"
      resources {
        cpu    = 0
        memory = 9
      }
    }
    task "c" {
      driver = "mock"
      resources {
        cpu = -5
      }
    }
  }
}
