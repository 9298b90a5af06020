job "x" {
  datacenters = ["dc1"]
  type        = "sysbatch"

  group "g" {
    count = 2

    update {
      max_parallel = 1
    }

    stop_after_client_disconnect = "1m"

    task "t" {
      driver = "mock"
    }
  }
}
