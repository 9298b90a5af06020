job "restart-inherited" {
  datacenters = ["dc1"]

  group "g" {
    restart {
      attempts = 2
      interval = "1m"
      delay    = "10s"
    }

    task "t" {
      driver = "mock"

      restart {
        attempts = 100
      }
    }
  }
}
