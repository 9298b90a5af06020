job "restart-batch" {
  datacenters = ["dc1"]
  type        = "batch"

  group "g" {
    task "t" {
      driver = "mock"

      restart {
        delay = "1s"
      }
    }
  }
}
