job "resources" {
  datacenters = ["dc1"]

  group "g" {
    shutdown_delay = "6s"

    task "share" {
      driver         = "mock"
      shutdown_delay = "4s"

      resources {
        cpu        = 250
        memory     = 128
        memory_max = 256
      }
    }

    task "whole" {
      driver = "mock"

      resources {
        cores  = 1
        memory = 20
      }
    }
  }
}
