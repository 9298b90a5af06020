job "disconnect-older-stop" {
  datacenters = ["dc1"]

  group "g" {
    stop_after_client_disconnect = "2m"

    task "t" {
      driver = "mock"
    }
  }
}
