job "x" {
  datacenters = ["dc1"]
  type        = "batch"
  migrate {
    max_parallel = 2
  }
  group "a" {
    task "t" {
      driver = "mock"
    }
  }
}
