job "x" {
  datacenters = ["dc1"]
  type        = "batch"

  periodic {
    enabled = "sometimes"
  }

  group "g" {
    task "t" {
      driver = "mock"
    }
  }
}
