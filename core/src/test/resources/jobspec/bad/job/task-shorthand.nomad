job "x" {
  datacenters = ["dc1"]

  task {
    driver = "mock"
  }

  task "t" {
    count = 2

    resources {
      cpu = -5
    }
  }

  group "t" {
    task "t" {
      driver = "mock"
    }
  }
}
