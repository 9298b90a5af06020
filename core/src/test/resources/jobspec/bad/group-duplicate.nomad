job "x" {
  datacenters = ["dc1"]
  group "a" {
    task "t" {
      driver = "mock"
    }
  }
  group "b" {
    task "first" {
      driver = "mock"
    }
    task "first" {
      driver = "mock"
    }
  }
  group "a" {
    count = -2
    task "t" {
      driver = "mock"
    }
  }
}
