job "update-none" {
  datacenters = ["dc1"]
  group "g" {
    update {
      max_parallel = 0
    }
    task "t" {
      driver = "mock"
    }
  }
}
