job "x" {
  datacenters = ["dc1"]
  update {
    max_parallel     = 2
    healthy_deadline = "20m"
  }
  group "g" {
    task "t" {
      driver = "mock"
    }
  }
}
