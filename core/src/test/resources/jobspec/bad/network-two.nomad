job "x" {
  datacenters = ["dc1"]
  group "g" {
    network {
      mode = ""
    }
    network {
    }
    task "t" {
      driver = "mock"
    }
  }
}
