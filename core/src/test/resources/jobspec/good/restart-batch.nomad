job "restart-batch" {
  datacenters = ["dc1"]
  type        = "batch"
  group "g" {
    restart {
      mode = "delay"
    }
    task "t" {
      driver = "mock"
    }
  }
}
