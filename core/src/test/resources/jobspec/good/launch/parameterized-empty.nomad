job "parameterized-empty" {
  datacenters = ["dc1"]
  type        = "batch"

  parameterized {}

  group "g" {
    task "t" {
      driver = "mock"
    }
  }
}
