job "restart-partly" {
  datacenters = ["dc1"]

  group "g" {
    restart {
      attempts = 5
      interval = "10m"
      delay    = "20s"
      mode     = "delay"
    }

    task "t" {
      driver = "mock"

      restart {
        attempts = 1
      }
    }
  }
}
