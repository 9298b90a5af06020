job "scaling-gives-min" {
  datacenters = ["dc1"]

  group "g" {
    count = 2

    scaling {
      max = 5
    }

    task "t" {
      driver = "mock"
    }
  }
}
