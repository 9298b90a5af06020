job "system-restart" {
  datacenters = ["dc1"]
  type        = "system"

  group "g" {
    restart {
      attempts = 5
    }

    task "t" {
      driver = "mock"
    }
  }
}
