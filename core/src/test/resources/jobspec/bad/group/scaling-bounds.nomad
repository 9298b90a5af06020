job "x" {
  datacenters = ["dc1"]

  group "g" {
    count = 10

    scaling {
      min = 5
      max = 4
    }

    task "t" {
      driver = "mock"
    }
  }
}
