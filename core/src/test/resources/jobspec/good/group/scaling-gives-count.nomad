# There are as many as there must be.
job "scaling-gives-count" {
  datacenters = ["dc1"]

  group "g" {
    scaling {
      min = 3
      max = 5
    }

    task "t" {
      driver = "mock"
    }
  }
}
