job "x" {
  datacenters = ["dc1"]

  group "g" {
    scaling {
      min  = -1
      type = "vertical_cpu"

      policy = "fast"
    }

    task "t" {
      driver = "mock"
    }
  }
}
