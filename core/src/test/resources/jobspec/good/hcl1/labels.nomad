job labels {
  datacenters = ["dc1"]
  group web.front {
    task t {
      driver = "mock"
      config {
        mount "volume" "data" { target = "/data" }
        mount "bind" { target = "/etc" readonly = true }
      }
    }
  }
}
