job "x" {
  datacenters = ["dc1"]
  group "a" {
    restart {
      attempts = 0
      mode     = "delay"
      interval = "4s"
    }
    task "t" {
      driver = "mock"
    }
  }
  group "b" {
    restart {
      attempts = 10
      interval = "1m"
    }
    task "t" {
      driver = "mock"
    }
  }
  group "c" {
    restart {
      attempts = -1
      delay    = "-1s"
    }
    task "t" {
      driver = "mock"
    }
  }
}
