job "x" {
  datacenters = ["dc1"]
  type        = "batch"
  update {
    max_parallel = 1
  }
  group "a" {
    task "t" {
      driver = "mock"
    }
  }
  group "b" {
    update {
      max_parallel = 2
    }
    task "t" {
      driver = "mock"
    }
  }
}
