job "disconnect-stop" {
  datacenters = ["dc1"]

  group "g" {
    disconnect {
      stop_on_client_after = "90s"
    }

    task "t" {
      driver = "mock"
    }
  }
}
