job "restart-mode" {
  datacenters = ["dc1"]

  group "g" {
    task "t" {
      driver = "mock"

      restart {
        mode  = "never"
        tries = 3
      }
    }
  }
}
