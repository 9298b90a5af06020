job "x" {
  datacenters = ["dc1"]

  group "g" {
    max_client_disconnect        = "-1s"
    stop_after_client_disconnect = "-1s"

    task "t" {
      driver = "mock"
    }
  }
}
