job "restart-as-group" {
  datacenters = ["dc1"]

  group "g" {
    restart {
      attempts = 5
    }

    task "t" {
      driver = "mock"

      restart {
        attempts = 5
      }
    }
  }
}
