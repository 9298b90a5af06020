job "restart" {
  datacenters = ["dc1"]

  group "g" {
    task "t" {
      driver = "mock"

      restart {
        attempts = 0
        mode     = "delay"
        interval = "1s"
        delay    = "-1s"
      }
    }
  }
}
