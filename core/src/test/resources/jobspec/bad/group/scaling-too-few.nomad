job "x" {
  datacenters = ["dc1"]

  group "g" {
    count = 1

    scaling {
      min   = 2
      max   = 4
      limit = 3
    }

    task "t" {
      driver = "mock"
    }
  }
}
