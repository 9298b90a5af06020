job "x" {
  datacenters = ["dc1"]
  group "g" {
    shutdown_delay = "-1s"
    task "both" {
      driver         = "mock"
      shutdown_delay = "-2s"
      resources {
        cpu        = 100
        cores      = 2
        memory     = 128
        memory_max = 64
      }
    }
    task "negative" {
      driver = "mock"
      resources {
        cores      = -1
        memory_max = -1
      }
    }
  }
}
