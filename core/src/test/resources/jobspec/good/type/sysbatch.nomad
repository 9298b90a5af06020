job "sysbatch" {
  datacenters = ["dc1"]
  type        = "sysbatch"

  group "g" {
    count = 0

    task "t" {
      driver = "mock"
    }
  }
}
