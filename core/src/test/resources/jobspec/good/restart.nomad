job "restart" {
  datacenters = ["dc1"]
  group "partly" {
    restart {
      attempts = 10
    }
    task "t" {
      driver = "mock"
    }
  }
  group "wholly" {
    restart {
      attempts = 3
      interval = "10m"
      delay    = "25s"
      mode     = "delay"
    }
    task "t" {
      driver = "mock"
    }
  }
}
