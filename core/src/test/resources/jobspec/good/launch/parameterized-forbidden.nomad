job "parameterized-forbidden" {
  datacenters = ["dc1"]
  type        = "sysbatch"

  parameterized {
    payload = "forbidden"
  }

  group "g" {
    task "t" {
      driver = "mock"
    }
  }
}
